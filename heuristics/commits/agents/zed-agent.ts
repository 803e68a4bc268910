import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'zed-agent',
  name: 'Zed Agent',
  vendor: 'Zed',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/rules',
      kind: 'path',
      pattern: /(?:^|\/)\.rules$/,
      tier: 'present',
      confounders: ['the name is used by other tools'],
      match: ['.rules'],
      noMatch: ['x.rules'],
    },
  ],
});
