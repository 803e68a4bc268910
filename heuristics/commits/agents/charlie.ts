import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'charlie',
  name: 'Charlie',
  vendor: 'Charlie Labs',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.charlie\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.charlie/instructions/a.md'],
      noMatch: ['charlie/x'],
    },
  ],
});
