import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'roo-code',
  name: 'Roo Code',
  vendor: 'Roo Code',
  aliases: ['Roo'],
  role: 'coding-agent',
  window: { from: '2024-07-05', source: 'RooCodeInc/Roo-Code: a fork whose history begins with the first commit of Claude Dev' },
  signals: [
    {
      id: 'author-email/roomote',
      kind: 'author-email',
      pattern: /^roomote@roocode\.com$/i,
      tier: 'authored',
      confounders: ['staff use other addresses on the domain'],
      match: ['roomote@roocode.com'],
      noMatch: ['jane.doe@roocode.com', 'xroomote@roocode.com', 'someone@example.com'],
    },
    {
      id: 'trailer/roomote-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<roomote@roocode\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['staff use other addresses on the domain'],
      match: ['Co-authored-by: Roo Code <roomote@roocode.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@roocode.com>', 'Reviewed-by: Roo Code <roomote@roocode.com>'],
    },
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?roomote\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['219738659+roomote[bot]@users.noreply.github.com', 'roomote[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xroomote[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?roomote\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: roomote[bot] <219738659+roomote[bot]@users.noreply.github.com>',
        'Co-authored-by: roomote[bot] <roomote[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: roomote[bot] <219738659+roomote[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/app-v0',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?roomote-v0\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['219738659+roomote-v0[bot]@users.noreply.github.com', 'roomote-v0[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xroomote-v0[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-v0-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?roomote-v0\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: roomote-v0[bot] <219738659+roomote-v0[bot]@users.noreply.github.com>',
        'Co-authored-by: roomote-v0[bot] <roomote-v0[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: roomote-v0[bot] <219738659+roomote-v0[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.roo\/|(?:^|\/)(?:\.roomodes|\.roorules(?:-[a-z-]{1,40})?|\.rooignore)$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.roo/rules/a.md', '.roomodes', '.roorules-code'],
      noMatch: ['roo/rules/a.md'],
    },
  ],
});
