import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'cnotes',
  name: 'cnotes / Claudit',
  vendor: 'various',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/claude-conversations$/,
      tier: 'assisted',
      match: ['refs/notes/claude-conversations'],
      noMatch: ['refs/notes/claude'],
    },
  ],
});
