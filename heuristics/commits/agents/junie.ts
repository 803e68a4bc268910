import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'junie',
  name: 'Junie',
  vendor: 'JetBrains',
  role: 'coding-agent',
  window: { from: '2025-01-23', source: 'vendor announcement of the early access programme' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?jetbrains-junie\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['201638009+jetbrains-junie[bot]@users.noreply.github.com', 'jetbrains-junie[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xjetbrains-junie[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?jetbrains-junie\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: jetbrains-junie[bot] <201638009+jetbrains-junie[bot]@users.noreply.github.com>',
        'Co-authored-by: jetbrains-junie[bot] <jetbrains-junie[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: jetbrains-junie[bot] <201638009+jetbrains-junie[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^junie@jetbrains\.com$/i,
      tier: 'authored',
      match: ['junie@jetbrains.com'],
      noMatch: ['jane.doe@jetbrains.com', 'xjunie@jetbrains.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<junie@jetbrains\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Junie <junie@jetbrains.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@jetbrains.com>', 'Reviewed-by: Junie <junie@jetbrains.com>'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^(?:jetbrains[-_]junie|junie)[-/][^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['jetbrains_junie/fix-1', 'junie/issue-2', 'junie-issue-12'],
      noMatch: ['junieperson'],
    },
    {
      id: 'in-file/spdx',
      kind: 'in-file',
      pattern: /SPDX-FileCopyrightText: [0-9]{4} Junie <junie@jetbrains\.com>/,
      tier: 'assisted',
      confounders: ['text quoted in documentation, prompts, tests or detectors', 'the claim may cover only the document that carries it'],
      match: ['    SPDX-FileCopyrightText: 2026 Junie <junie@jetbrains.com>'],
      noMatch: ['SPDX-FileCopyrightText: 2026 Junie Person <j@example.org>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.junie\/|(?:^|\/)\.junieignore$|(?:^|\/)\.jetbrains\/instructions\.md$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.junie/guidelines.md', '.junieignore'],
      noMatch: ['junie/x'],
    },
  ],
});
