import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'glm-zcode',
  name: 'GLM / ZCode',
  vendor: 'Z.ai',
  aliases: ['ZCode'],
  role: 'coding-agent',
  window: { from: '2025-07-28', source: 'vendor announcement of GLM-4.5 under the name Z.ai' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^noreply@z\.ai$/i,
      tier: 'authored',
      confounders: ['names the model; the tool may be Claude Code or another client'],
      match: ['noreply@z.ai'],
      noMatch: ['jane.doe@z.ai', 'xnoreply@z.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@z\.ai>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['names the model; the tool may be Claude Code or another client'],
      match: ['Co-authored-by: GLM-5.3 <noreply@z.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@z.ai>', 'Reviewed-by: GLM / ZCode <noreply@z.ai>'],
    },
  ],
});
