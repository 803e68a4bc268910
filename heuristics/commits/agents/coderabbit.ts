import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'coderabbit',
  name: 'CodeRabbit',
  vendor: 'CodeRabbit',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?coderabbitai\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['review bot: a co-author line usually means one accepted suggestion or generated docstrings'],
      match: ['136622811+coderabbitai[bot]@users.noreply.github.com', 'coderabbitai[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xcoderabbitai[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?coderabbitai\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['review bot: a co-author line usually means one accepted suggestion or generated docstrings'],
      match: [
        'Co-authored-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>',
        'Co-authored-by: coderabbitai[bot] <coderabbitai[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@coderabbit\.ai>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['accepted review suggestion'],
      match: ['Co-authored-by: CodeRabbit <noreply@coderabbit.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@coderabbit.ai>', 'Reviewed-by: CodeRabbit <noreply@coderabbit.ai>'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^coderabbit(?:ai)?\/(?:docstrings|utg|[^ ]{2,200})/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['coderabbitai/docstrings/abc123'],
      noMatch: ['coderabbit'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.coderabbit\.ya?ml$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.coderabbit.yaml'],
      noMatch: ['coderabbit.yaml'],
    },
  ],
});
