import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'windsurf',
  name: 'Windsurf (Cascade)',
  vendor: 'Cognition',
  aliases: ['Windsurf', 'Cascade'],
  role: 'coding-agent',
  window: { from: '2024-11-13', source: 'vendor announcement of the Windsurf editor' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:windsurf@codeium\.com|cascade@windsurf\.ai|noreply@codeium\.com|noreply@windsurf\.ai|noreply@windsurf\.com)$/i,
      tier: 'authored',
      match: ['windsurf@codeium.com', 'cascade@windsurf.ai', 'noreply@codeium.com', 'noreply@windsurf.ai', 'noreply@windsurf.com'],
      noMatch: ['jane.doe@codeium.com', 'xwindsurf@codeium.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:windsurf@codeium\.com|cascade@windsurf\.ai|noreply@codeium\.com|noreply@windsurf\.ai|noreply@windsurf\.com)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: Windsurf (Cascade) <windsurf@codeium.com>',
        'Co-authored-by: Windsurf (Cascade) <cascade@windsurf.ai>',
        'Co-authored-by: Windsurf (Cascade) <noreply@codeium.com>',
        'Co-authored-by: Windsurf (Cascade) <noreply@windsurf.ai>',
        'Co-authored-by: Windsurf (Cascade) <noreply@windsurf.com>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@codeium.com>', 'Reviewed-by: Windsurf (Cascade) <windsurf@codeium.com>'],
    },
    {
      id: 'trailer/name-only',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /^Windsurf(?: (?:Cascade|Agent|AI))?[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Windsurf', 'Co-authored-by: Windsurf Cascade'],
      noMatch: ['Co-authored-by: Windsurf Shop <w@example.org>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.windsurfrules$|(?:^|\/)\.windsurf\/|(?:^|\/)\.codeium\/|(?:^|\/)\.codeiumignore$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.windsurfrules', '.windsurf/rules/a.md', '.windsurf/workflows/x.md'],
      noMatch: ['windsurf/rules/a.md'],
    },
  ],
});
