import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'kilo-code',
  name: 'Kilo Code',
  vendor: 'Kilo',
  aliases: ['Kilo'],
  role: 'coding-agent',
  window: { from: '2024-07-05', source: 'a fork of Roo Code, whose history begins on this day (RooCodeInc/Roo-Code)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?kilo-code-bot\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['240665456+kilo-code-bot[bot]@users.noreply.github.com', 'kilo-code-bot[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xkilo-code-bot[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?kilo-code-bot\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: kilo-code-bot[bot] <240665456+kilo-code-bot[bot]@users.noreply.github.com>',
        'Co-authored-by: kilo-code-bot[bot] <kilo-code-bot[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: kilo-code-bot[bot] <240665456+kilo-code-bot[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/connect',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?kiloconnect\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['240665456+kiloconnect[bot]@users.noreply.github.com', 'kiloconnect[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xkiloconnect[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/connect-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?kiloconnect\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: kiloconnect[bot] <240665456+kiloconnect[bot]@users.noreply.github.com>',
        'Co-authored-by: kiloconnect[bot] <kiloconnect[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: kiloconnect[bot] <240665456+kiloconnect[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:noreply@kilocode\.ai|noreply@kilo\.ai)$/i,
      tier: 'authored',
      confounders: ['other addresses on the domain are staff'],
      match: ['noreply@kilocode.ai', 'noreply@kilo.ai'],
      noMatch: ['jane.doe@kilocode.ai', 'xnoreply@kilocode.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:noreply@kilocode\.ai|noreply@kilo\.ai)>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['other addresses on the domain are staff'],
      match: ['Co-authored-by: Kilo Code <noreply@kilocode.ai>', 'Co-authored-by: Kilo Code <noreply@kilo.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@kilocode.ai>', 'Reviewed-by: Kilo Code <noreply@kilocode.ai>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.kilocode\/|(?:^|\/)\.kilo\/|(?:^|\/)(?:\.kilocodeignore|\.kilocodemodes|\.kilocoderules)$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.kilocode/rules/a.md', '.kilocodemodes', '.kilo/agent/x.md'],
      noMatch: ['kilo/x'],
    },
  ],
});
