import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'kiro',
  name: 'Kiro',
  vendor: 'AWS',
  role: 'coding-agent',
  window: { from: '2025-07-14', source: 'vendor announcement of the preview' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?kiro-agent@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['244629292+kiro-agent@users.noreply.github.com', 'kiro-agent@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xkiro-agent@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?kiro-agent@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: kiro-agent <244629292+kiro-agent@users.noreply.github.com>',
        'Co-authored-by: kiro-agent <kiro-agent@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: kiro-agent <244629292+kiro-agent@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:kiro-agent@amazon\.com|kiro-noreply@amazon\.com|kiro@aws\.amazon\.com|kiro@amazon\.com|kiro@kiro\.dev|noreply@kiro\.dev)$/i,
      tier: 'authored',
      match: ['kiro-agent@amazon.com', 'kiro-noreply@amazon.com', 'kiro@aws.amazon.com', 'kiro@amazon.com', 'kiro@kiro.dev', 'noreply@kiro.dev'],
      noMatch: ['jane.doe@amazon.com', 'xkiro-agent@amazon.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:kiro-agent@amazon\.com|kiro-noreply@amazon\.com|kiro@aws\.amazon\.com|kiro@amazon\.com|kiro@kiro\.dev|noreply@kiro\.dev)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: Kiro <kiro-agent@amazon.com>',
        'Co-authored-by: Kiro <kiro-noreply@amazon.com>',
        'Co-authored-by: Kiro <kiro@aws.amazon.com>',
        'Co-authored-by: Kiro <kiro@amazon.com>',
        'Co-authored-by: Kiro <kiro@kiro.dev>',
        'Co-authored-by: Kiro <noreply@kiro.dev>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@amazon.com>', 'Reviewed-by: Kiro <kiro-agent@amazon.com>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.kiro\/(?:steering\/|specs\/|hooks\/|settings\/|agents\/|powers\/|prompts\/)/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.kiro/steering/product.md', '.kiro/specs/x/tasks.md'],
      noMatch: ['kiro/specs/x.md'],
    },
  ],
});
