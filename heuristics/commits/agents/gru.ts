import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'gru',
  name: 'Gru',
  vendor: 'Gru',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?gru-agent\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['gru-agent[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xgru-agent[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?gru-agent\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: gru-agent[bot] <gru-agent[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: gru-agent[bot] <gru-agent[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^gru\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['gru/unit-test'],
      noMatch: ['gruff/x'],
    },
  ],
});
