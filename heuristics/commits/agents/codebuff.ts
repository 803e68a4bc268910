import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'codebuff',
  name: 'Codebuff',
  vendor: 'Codebuff',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^noreply@codebuff\.com$/i,
      tier: 'authored',
      match: ['noreply@codebuff.com'],
      noMatch: ['jane.doe@codebuff.com', 'xnoreply@codebuff.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@codebuff\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Codebuff <noreply@codebuff.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@codebuff.com>', 'Reviewed-by: Codebuff <noreply@codebuff.com>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Codebuff\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with Codebuff'],
      noMatch: ['codebuffer fix'],
    },
  ],
});
