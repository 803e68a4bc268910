import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'letta-code',
  name: 'Letta Code',
  vendor: 'Letta',
  role: 'coding-agent',
  window: { from: '2023-10-01', source: 'MemGPT, its ancestor, was published in October 2023, day not established' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^noreply@letta\.com$/i,
      tier: 'authored',
      match: ['noreply@letta.com'],
      noMatch: ['jane.doe@letta.com', 'xnoreply@letta.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@letta\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Letta Code <noreply@letta.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@letta.com>', 'Reviewed-by: Letta Code <noreply@letta.com>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Letta Code\b/i,
      tier: 'assisted',
      match: ['👾 Generated with [Letta Code](https://letta.com)'],
      noMatch: ['Letta Code docs'],
    },
  ],
});
