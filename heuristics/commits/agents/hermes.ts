import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'hermes',
  name: 'Hermes Agent',
  vendor: 'Nous Research',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'trailer/name',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /^hermes agent(?:[:/][^ \t\r\n]{1,60})?(?: <[^<>]{1,80}>)?[ \t]*$/i,
      tier: 'assisted',
      match: ['Assisted-by: Hermes Agent:gpt-5.6-sol'],
      noMatch: ['Assisted-by: Hermes Conrad'],
    },
  ],
});
