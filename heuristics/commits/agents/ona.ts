import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'ona',
  name: 'Ona',
  vendor: 'Ona (Gitpod)',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^no-reply@ona\.com$/i,
      tier: 'authored',
      match: ['no-reply@ona.com'],
      noMatch: ['jane.doe@ona.com', 'xno-reply@ona.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<no-reply@ona\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Ona <no-reply@ona.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@ona.com>', 'Reviewed-by: Ona <no-reply@ona.com>'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^ona\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['ona/windows-ci-parallelization'],
      noMatch: ['persona/x'],
    },
  ],
});
