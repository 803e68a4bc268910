import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'rovo-dev',
  name: 'Rovo Dev',
  vendor: 'Atlassian',
  role: 'coding-agent',
  window: { from: '2024-10-09', source: 'vendor announcement of Rovo' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.rovodev\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.rovodev/config.yml'],
      noMatch: ['rovodev/x'],
    },
  ],
});
