import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'open-swe',
  name: 'Open SWE',
  vendor: 'LangChain',
  role: 'coding-agent',
  window: { from: '2025-08-06', source: 'vendor announcement' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?open-swe\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['215916821+open-swe[bot]@users.noreply.github.com', 'open-swe[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xopen-swe[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?open-swe\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: open-swe[bot] <215916821+open-swe[bot]@users.noreply.github.com>',
        'Co-authored-by: open-swe[bot] <open-swe[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: open-swe[bot] <215916821+open-swe[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/user',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?open-swe@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['open-swe@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xopen-swe@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/user-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?open-swe@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: open-swe <open-swe@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: open-swe <open-swe@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^open-swe\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['open-swe/1234'],
      noMatch: ['open-swe'],
    },
    {
      id: 'pr-label/open-swe',
      kind: 'pr-label',
      pattern: /^open-swe(?:-auto|-max|-max-auto)?$/i,
      tier: 'assisted',
      confounders: ['label may mark a topic (work about the agent) rather than origin'],
      match: ['open-swe'],
      noMatch: ['open-swept'],
    },
  ],
});
