import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sageox',
  name: 'SageOx',
  vendor: 'SageOx',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^ox@sageox\.ai$/i,
      tier: 'authored',
      match: ['ox@sageox.ai'],
      noMatch: ['jane.doe@sageox.ai', 'xox@sageox.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<ox@sageox\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: SageOx <ox@sageox.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@sageox.ai>', 'Reviewed-by: SageOx <ox@sageox.ai>'],
    },
  ],
});
