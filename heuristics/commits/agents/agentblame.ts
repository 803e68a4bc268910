import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'agentblame',
  name: 'AgentBlame',
  vendor: 'Mesa',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'ref/notes',
      kind: 'ref',
      pattern: /^refs\/notes\/agentblame(?:-analytics)?$/,
      tier: 'authored',
      match: ['refs/notes/agentblame', 'refs/notes/agentblame-analytics'],
      noMatch: ['refs/notes/blame'],
    },
  ],
});
