import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'rulesync',
  name: 'Rulesync',
  vendor: 'dyoshikawa',
  role: 'kit',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.rulesync\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.rulesync/rules/a.md'],
      noMatch: ['rulesync/x'],
    },
  ],
});
