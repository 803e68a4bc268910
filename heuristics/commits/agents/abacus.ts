import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'abacus',
  name: 'Abacus AI Agent',
  vendor: 'Abacus.AI',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^agent@abacus\.ai$/i,
      tier: 'authored',
      match: ['agent@abacus.ai'],
      noMatch: ['jane.doe@abacus.ai', 'xagent@abacus.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<agent@abacus\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Abacus AI Agent <agent@abacus.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@abacus.ai>', 'Reviewed-by: Abacus AI Agent <agent@abacus.ai>'],
    },
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?abacus-ai-automation\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['abacus-ai-automation[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xabacus-ai-automation[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?abacus-ai-automation\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: abacus-ai-automation[bot] <abacus-ai-automation[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: abacus-ai-automation[bot] <abacus-ai-automation[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
