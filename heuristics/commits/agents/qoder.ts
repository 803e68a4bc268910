import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'qoder',
  name: 'Qoder',
  vendor: 'Alibaba',
  role: 'coding-agent',
  window: { from: '2025-08-01', source: 'public preview in August 2025, day not established' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:noreply@qoder\.com|qoder_ai@qoder\.com|noreply@qoder\.com\.cn)$/i,
      tier: 'authored',
      match: ['noreply@qoder.com', 'qoder_ai@qoder.com', 'noreply@qoder.com.cn'],
      noMatch: ['jane.doe@qoder.com', 'xnoreply@qoder.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:noreply@qoder\.com|qoder_ai@qoder\.com|noreply@qoder\.com\.cn)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: Qoder <noreply@qoder.com>',
        'Co-authored-by: Qoder <qoder_ai@qoder.com>',
        'Co-authored-by: Qoder <noreply@qoder.com.cn>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@qoder.com>', 'Reviewed-by: Qoder <noreply@qoder.com>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Qoder\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with [Qoder](https://qoder.com)', '🤖 Generated with [Qoder][https://qoder.com]'],
      noMatch: ['Qoder repowiki updated'],
    },
    {
      id: 'in-file/file-claim',
      kind: 'in-file',
      pattern: /^[^A-Za-z0-9]{0,16}Generated with \[Qoder\]/i,
      tier: 'assisted',
      confounders: ['text quoted in documentation, prompts, tests or detectors', 'the claim may cover only the document that carries it'],
      match: ['> 🤖 Generated with [Qoder](https://qoder.com)'],
      noMatch: ['generated with qoder styles'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.qoder\/(?:rules\/|repowiki\/|agents\/|skills\/|commands\/|quests\/|settings|specs\/|mcp)/,
      tier: 'present',
      confounders: ['repowiki is machine-written documentation about human code'],
      match: ['.qoder/rules/a.md', '.qoder/repowiki/zh/meta/repowiki-metadata.json'],
      noMatch: ['qoder/rules/a.md'],
    },
  ],
});
