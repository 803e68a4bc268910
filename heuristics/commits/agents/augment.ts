import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'augment',
  name: 'Augment Code (Auggie)',
  vendor: 'Augment',
  aliases: ['Augment', 'Auggie'],
  role: 'coding-agent',
  window: { from: '2024-04-24', source: 'vendor announcement' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?augmentcode\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['augmentcode[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xaugmentcode[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?augmentcode\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: augmentcode[bot] <augmentcode[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: augmentcode[bot] <augmentcode[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/app-staging',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?augment-app-staging\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['182802480+augment-app-staging[bot]@users.noreply.github.com', 'augment-app-staging[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xaugment-app-staging[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-staging-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?augment-app-staging\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: augment-app-staging[bot] <182802480+augment-app-staging[bot]@users.noreply.github.com>',
        'Co-authored-by: augment-app-staging[bot] <augment-app-staging[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: augment-app-staging[bot] <182802480+augment-app-staging[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:agent@augmentcode\.com|augment@augmentcode\.com|noreply@augmentcode\.com)$/i,
      tier: 'authored',
      match: ['agent@augmentcode.com', 'augment@augmentcode.com', 'noreply@augmentcode.com'],
      noMatch: ['jane.doe@augmentcode.com', 'xagent@augmentcode.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:agent@augmentcode\.com|augment@augmentcode\.com|noreply@augmentcode\.com)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: Augment Agent <agent@augmentcode.com>',
        'Co-authored-by: Augment Agent <augment@augmentcode.com>',
        'Co-authored-by: Augment Agent <noreply@augmentcode.com>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@augmentcode.com>', 'Reviewed-by: Augment Code (Auggie) <agent@augmentcode.com>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.augment\/|(?:^|\/)\.augment-guidelines$|(?:^|\/)\.augmentignore$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.augment/rules/a.md', '.augment-guidelines'],
      noMatch: ['augment/x'],
    },
  ],
});
