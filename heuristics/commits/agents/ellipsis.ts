import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'ellipsis',
  name: 'Ellipsis',
  vendor: 'Ellipsis',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?ellipsis-dev\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['mostly review; co-author lines often come from one accepted suggestion'],
      match: ['65095814+ellipsis-dev[bot]@users.noreply.github.com', 'ellipsis-dev[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xellipsis-dev[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?ellipsis-dev\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['mostly review; co-author lines often come from one accepted suggestion'],
      match: [
        'Co-authored-by: ellipsis-dev[bot] <65095814+ellipsis-dev[bot]@users.noreply.github.com>',
        'Co-authored-by: ellipsis-dev[bot] <ellipsis-dev[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: ellipsis-dev[bot] <65095814+ellipsis-dev[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^ellipsis\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['ellipsis/jrun_aiKl3mb0pEv1fUTw_yX8r'],
      noMatch: ['ellipsis'],
    },
  ],
});
