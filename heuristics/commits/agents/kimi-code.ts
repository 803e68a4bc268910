import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'kimi-code',
  name: 'Kimi Code',
  vendor: 'Moonshot AI',
  aliases: ['Kimi', 'Kimi CLI'],
  role: 'coding-agent',
  window: { from: '2025-07-11', source: 'vendor announcement of Kimi K2; Kimi CLI came later that year' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:noreply@moonshot\.ai|noreply@moonshot\.cn|noreply@kimi\.com|noreply@kimi\.ai)$/i,
      tier: 'authored',
      match: ['noreply@moonshot.ai', 'noreply@moonshot.cn', 'noreply@kimi.com', 'noreply@kimi.ai'],
      noMatch: ['jane.doe@moonshot.ai', 'xnoreply@moonshot.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:noreply@moonshot\.ai|noreply@moonshot\.cn|noreply@kimi\.com|noreply@kimi\.ai)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: Kimi Code <noreply@moonshot.ai>',
        'Co-authored-by: Kimi Code <noreply@moonshot.cn>',
        'Co-authored-by: Kimi Code <noreply@kimi.com>',
        'Co-authored-by: Kimi Code <noreply@kimi.ai>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@moonshot.ai>', 'Reviewed-by: Kimi Code <noreply@moonshot.ai>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Kimi(?: (?:Code|CLI))?\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with [Kimi](https://kimi.ai)', 'Generated with Kimi Code'],
      noMatch: ['Kimi model support'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.kimi(?:-code)?\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.kimi/config.toml'],
      noMatch: ['kimi/config.toml'],
    },
  ],
});
