import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'jetbrains-ai',
  name: 'JetBrains AI Assistant',
  vendor: 'JetBrains',
  role: 'coding-agent',
  window: { from: '2023-06-26', source: 'vendor announcement of the early access programme' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?jetbrains-ai\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['220155983+jetbrains-ai[bot]@users.noreply.github.com', 'jetbrains-ai[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xjetbrains-ai[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?jetbrains-ai\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: jetbrains-ai[bot] <220155983+jetbrains-ai[bot]@users.noreply.github.com>',
        'Co-authored-by: jetbrains-ai[bot] <jetbrains-ai[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: jetbrains-ai[bot] <220155983+jetbrains-ai[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.aiassistant\/rules\/|(?:^|\/)\.noai$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.aiassistant/rules/a.md'],
      noMatch: ['aiassistant/rules/a.md'],
    },
  ],
});
