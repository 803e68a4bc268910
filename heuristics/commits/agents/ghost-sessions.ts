import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'ghost-sessions',
  name: 'ai-sessions notes',
  vendor: 'various',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/(?:ai-sessions|ai-context)$/,
      tier: 'assisted',
      match: ['refs/notes/ai-sessions'],
      noMatch: ['refs/notes/ai'],
    },
  ],
});
