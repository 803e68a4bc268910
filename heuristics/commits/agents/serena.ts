import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'serena',
  name: 'Serena',
  vendor: 'oraios',
  role: 'kit',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.serena\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.serena/project.yml', '.serena/memories/a.md'],
      noMatch: ['serena/x'],
    },
  ],
});
