import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'antigravity',
  name: 'Antigravity',
  vendor: 'Google',
  aliases: ['Google Antigravity'],
  role: 'coding-agent',
  window: { from: '2025-11-18', source: 'vendor announcement' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:antigravity@google\.com|antigravity@gemini\.ai|noreply@antigravity\.ai)$/i,
      tier: 'authored',
      match: ['antigravity@google.com', 'antigravity@gemini.ai', 'noreply@antigravity.ai'],
      noMatch: ['jane.doe@google.com', 'xantigravity@google.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:antigravity@google\.com|antigravity@gemini\.ai|noreply@antigravity\.ai)>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: Antigravity <antigravity@google.com>',
        'Co-authored-by: Antigravity <antigravity@gemini.ai>',
        'Co-authored-by: Antigravity <noreply@antigravity.ai>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@google.com>', 'Reviewed-by: Antigravity <antigravity@google.com>'],
    },
    {
      id: 'trailer/name-only',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /^(?:google )?antigravity(?: (?:ai|agent|cli))?(?:[:/][^ \t\r\n]{1,60})?[ \t]*$/i,
      tier: 'assisted',
      match: ['Assisted-by: antigravity:gemini-3.6-flash', 'Co-authored-by: Antigravity'],
      noMatch: ['Assisted-by: Anti Gravity'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Antigravity\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with Antigravity'],
      noMatch: ['antigravity import'],
    },
    {
      id: 'path/dot-agent',
      kind: 'path',
      pattern: /(?:^|\/)\.(?:antigravity|agent)\/(?:rules|workflows|skills)\//,
      tier: 'present',
      confounders: ['.agent/ is shared by several tools'],
      match: ['.agent/rules/a.md', '.antigravity/rules/a.md'],
      noMatch: ['agent/rules/a.md'],
    },
  ],
});
