import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'verdent',
  name: 'Verdent',
  vendor: 'Verdent',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:verdent@verdent\.ai|noreply@verdent\.ai)$/i,
      tier: 'authored',
      match: ['verdent@verdent.ai', 'noreply@verdent.ai'],
      noMatch: ['jane.doe@verdent.ai', 'xverdent@verdent.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:verdent@verdent\.ai|noreply@verdent\.ai)>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Verdent <verdent@verdent.ai>', 'Co-authored-by: Verdent <noreply@verdent.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@verdent.ai>', 'Reviewed-by: Verdent <verdent@verdent.ai>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.verdent\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.verdent/x'],
      noMatch: ['verdent/x'],
    },
  ],
});
