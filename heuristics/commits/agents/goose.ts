import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'goose',
  name: 'goose',
  vendor: 'Agentic AI Foundation (from Block)',
  role: 'coding-agent',
  window: { from: '2024-08-01', source: 'public repository in the second half of 2024, day not established; announced on 2025-01-28' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?aaif-goose@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['271095942+aaif-goose@users.noreply.github.com', 'aaif-goose@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xaaif-goose@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?aaif-goose@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: aaif-goose <271095942+aaif-goose@users.noreply.github.com>',
        'Co-authored-by: aaif-goose <aaif-goose@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: aaif-goose <271095942+aaif-goose@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:goose@block\.xyz|goose-agent@block\.xyz|goose@opensource\.block\.xyz|goose@example\.com)$/i,
      tier: 'authored',
      match: ['goose@block.xyz', 'goose-agent@block.xyz', 'goose@opensource.block.xyz', 'goose@example.com'],
      noMatch: ['jane.doe@block.xyz', 'xgoose@block.xyz', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:goose@block\.xyz|goose-agent@block\.xyz|goose@opensource\.block\.xyz|goose@example\.com)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: goose <goose@block.xyz>',
        'Co-authored-by: goose <goose-agent@block.xyz>',
        'Co-authored-by: goose <goose@opensource.block.xyz>',
        'Co-authored-by: goose <goose@example.com>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@block.xyz>', 'Reviewed-by: goose <goose@block.xyz>'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^goose\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['goose/fix-x'],
      noMatch: ['goosebumps/x'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.goosehints(?:\.local)?$|(?:^|\/)\.goose\/|(?:^|\/)\.gooseignore$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.goosehints', '.goose/memory/x'],
      noMatch: ['goosehints'],
    },
  ],
});
