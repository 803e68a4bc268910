import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'ibm-bob',
  name: 'IBM Bob',
  vendor: 'IBM',
  aliases: ['Bob'],
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/bob$/,
      tier: 'assisted',
      confounders: ['most events on a note concern files outside that commit'],
      match: ['refs/notes/bob'],
      noMatch: ['refs/notes/bobby'],
    },
    {
      id: 'trailer/name',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /^(?:IBM )?Bob(?: \(IBM\)| AI)(?: <[^<>]{1,80}>)?[ \t]*$|^IBM Bob(?: <[^<>]{1,80}>)?[ \t]*$/i,
      tier: 'assisted',
      match: ['Assisted-by: IBM Bob', 'Co-authored-by: Bob (IBM)'],
      noMatch: ['Co-authored-by: Bob <bob@example.org>', 'Assisted-by: Bob'],
    },
  ],
});
