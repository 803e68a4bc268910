import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'gitar',
  name: 'Gitar',
  vendor: 'Gitar',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^noreply@gitar\.ai$/i,
      tier: 'authored',
      match: ['noreply@gitar.ai'],
      noMatch: ['jane.doe@gitar.ai', 'xnoreply@gitar.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@gitar\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Gitar <noreply@gitar.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@gitar.ai>', 'Reviewed-by: Gitar <noreply@gitar.ai>'],
    },
  ],
});
