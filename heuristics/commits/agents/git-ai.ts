import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'git-ai',
  name: 'Git AI',
  vendor: 'Git AI project',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/ai$/,
      tier: 'authored',
      confounders: ['notes written before 1.4 attest lines the commit did not add', 'keys without a record'],
      match: ['refs/notes/ai'],
      noMatch: ['refs/notes/ai-stash', 'refs/notes/commits'],
    },
    {
      id: 'ref/legacy-blob',
      kind: 'ref',
      pattern: /^refs\/ai\/authorship\/[0-9a-f]{40}$/,
      tier: 'authored',
      match: ['refs/ai/authorship/03c09275096ace7da9fe84f15e2ad8d58b2d59cc'],
      noMatch: ['refs/ai/x'],
    },
    {
      id: 'ref/stash',
      kind: 'ref',
      pattern: /^refs\/notes\/ai-stash$/,
      tier: 'assisted',
      match: ['refs/notes/ai-stash'],
      noMatch: ['refs/notes/ai'],
    },
  ],
});
