import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'codebuddy',
  name: 'CodeBuddy',
  vendor: 'Tencent',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:noreply@codebuddy\.ai|codebuddy@tencent\.com)$/i,
      tier: 'authored',
      match: ['noreply@codebuddy.ai', 'codebuddy@tencent.com'],
      noMatch: ['jane.doe@codebuddy.ai', 'xnoreply@codebuddy.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:noreply@codebuddy\.ai|codebuddy@tencent\.com)>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: CodeBuddy Code <noreply@codebuddy.ai>', 'Co-authored-by: CodeBuddy Code <codebuddy@tencent.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@codebuddy.ai>', 'Reviewed-by: CodeBuddy <noreply@codebuddy.ai>'],
    },
    {
      id: 'trailer/name',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /^CodeBuddy(?: (?:Code|AI|IDE|Opus|Sonnet)(?: [0-9.]{1,6})?)?(?: <[^<>]{1,80}>)?[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-Authored-By: CodeBuddy Code', 'Co-Authored-By: CodeBuddy Opus 4.8 <noreply@Tencent.com>'],
      noMatch: ['Co-authored-by: Code Buddy Holly <c@example.org>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?CodeBuddy\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with [CodeBuddy Code]'],
      noMatch: ['CodeBuddy settings'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)CODEBUDDY\.md$|(?:^|\/)\.codebuddy\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['CODEBUDDY.md', '.codebuddy/settings.json'],
      noMatch: ['codebuddy/x'],
    },
  ],
});
