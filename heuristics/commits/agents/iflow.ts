import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'iflow',
  name: 'iFlow CLI',
  vendor: 'Alibaba',
  role: 'coding-agent',
  window: { from: '2025-06-25', source: 'a fork of Gemini CLI, which was announced on this day' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)IFLOW\.md$|(?:^|\/)\.iflow\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['IFLOW.md', '.iflow/settings.json'],
      noMatch: ['iflow/x'],
    },
  ],
});
