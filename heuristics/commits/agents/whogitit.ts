import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'whogitit',
  name: 'whogitit',
  vendor: 'dotsetlabs',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/whogitit$/,
      tier: 'authored',
      match: ['refs/notes/whogitit'],
      noMatch: ['refs/notes/who'],
    },
  ],
});
