import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'comate',
  name: 'Comate',
  vendor: 'Baidu',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.comate\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.comate/rules/a.md'],
      noMatch: ['comate/rules/a.md'],
    },
  ],
});
