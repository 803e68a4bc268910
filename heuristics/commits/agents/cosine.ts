import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'cosine',
  name: 'Cosine Genie',
  vendor: 'Cosine',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^agent@cosine\.sh$/i,
      tier: 'authored',
      match: ['agent@cosine.sh'],
      noMatch: ['jane.doe@cosine.sh', 'xagent@cosine.sh', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<agent@cosine\.sh>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Cosine Genie <agent@cosine.sh>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@cosine.sh>', 'Reviewed-by: Cosine Genie <agent@cosine.sh>'],
    },
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?cosineai\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['cosineai[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xcosineai[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?cosineai\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: cosineai[bot] <cosineai[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: cosineai[bot] <cosineai[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
