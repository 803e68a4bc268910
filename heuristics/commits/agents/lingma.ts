import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'lingma',
  name: 'Tongyi Lingma',
  vendor: 'Alibaba',
  aliases: ['Lingma'],
  role: 'coding-agent',
  window: { from: '2023-10-31', source: 'vendor announcement' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.lingma\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.lingma/rules/project_rule.md'],
      noMatch: ['lingma/rules/x.md'],
    },
  ],
});
