import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'intent',
  name: 'Intent',
  vendor: 'SpecStory lineage',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/intent\/(?:exchanges|metadata)$/,
      tier: 'authored',
      match: ['refs/notes/intent/exchanges'],
      noMatch: ['refs/notes/intent'],
    },
  ],
});
