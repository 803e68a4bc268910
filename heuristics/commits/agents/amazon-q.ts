import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'amazon-q',
  name: 'Amazon Q Developer',
  vendor: 'AWS',
  aliases: ['Amazon Q'],
  role: 'coding-agent',
  window: { from: '2023-11-28', source: 'vendor announcement of the preview' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?amazon-q-developer\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['208079219+amazon-q-developer[bot]@users.noreply.github.com', 'amazon-q-developer[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xamazon-q-developer[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?amazon-q-developer\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: amazon-q-developer[bot] <208079219+amazon-q-developer[bot]@users.noreply.github.com>',
        'Co-authored-by: amazon-q-developer[bot] <amazon-q-developer[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: amazon-q-developer[bot] <208079219+amazon-q-developer[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-name/bot',
      kind: 'author-name',
      pattern: /^(?:amazon-q(?:-developer)?|amazonq|amazon-codecatalyst)\[bot\]$/i,
      tier: 'authored',
      match: ['amazon-q-developer[bot]', 'amazon-codecatalyst[bot]'],
      noMatch: ['Amazon Q Fan'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.amazonq\/|(?:^|\/)(?:AmazonQ|AMAZONQ)\.md$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.amazonq/rules/a.md', 'AMAZONQ.md'],
      noMatch: ['amazonq/x'],
    },
  ],
});
