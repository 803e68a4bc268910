import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'claude-flow',
  name: 'claude-flow',
  vendor: 'ruvnet',
  role: 'coding-agent',
  window: { from: '2025-02-24', source: 'runs Claude Code, which was announced on this day' },
  signals: [
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<ruv@ruv\.net>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['personal address of the maintainer: require claude-flow in the name'],
      match: ['Co-authored-by: claude-flow <ruv@ruv.net>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@ruv.net>', 'Reviewed-by: claude-flow <ruv@ruv.net>'],
    },
  ],
});
