import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'grok-build',
  name: 'Grok Build',
  vendor: 'xAI',
  aliases: ['Grok'],
  role: 'coding-agent',
  window: { from: '2023-11-04', source: 'vendor announcement of the first Grok model' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:grok@x\.ai|noreply@x\.ai|grok-build@x\.ai)$/i,
      tier: 'authored',
      match: ['grok@x.ai', 'noreply@x.ai', 'grok-build@x.ai'],
      noMatch: ['jane.doe@x.ai', 'xgrok@x.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:grok@x\.ai|noreply@x\.ai|grok-build@x\.ai)>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Grok <grok@x.ai>', 'Co-authored-by: Grok <noreply@x.ai>', 'Co-authored-by: Grok <grok-build@x.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@x.ai>', 'Reviewed-by: Grok Build <grok@x.ai>'],
    },
  ],
});
