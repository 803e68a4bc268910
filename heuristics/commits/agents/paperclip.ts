import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'paperclip',
  name: 'Paperclip',
  vendor: 'Paperclip',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^noreply@paperclip\.ing$/i,
      tier: 'authored',
      match: ['noreply@paperclip.ing'],
      noMatch: ['jane.doe@paperclip.ing', 'xnoreply@paperclip.ing', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@paperclip\.ing>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Paperclip <noreply@paperclip.ing>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@paperclip.ing>', 'Reviewed-by: Paperclip <noreply@paperclip.ing>'],
    },
  ],
});
