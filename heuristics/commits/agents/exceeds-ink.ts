import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'exceeds-ink',
  name: 'Exceeds Ink',
  vendor: 'Exceeds',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/exceeds-ink$/,
      tier: 'authored',
      match: ['refs/notes/exceeds-ink'],
      noMatch: ['refs/notes/ink'],
    },
  ],
});
