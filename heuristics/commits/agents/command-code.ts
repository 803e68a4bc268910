import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'command-code',
  name: 'Command Code',
  vendor: 'Command Code',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<noreply@commandcode\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: CommandCodeBot <noreply@commandcode.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane@commandcode.ai>'],
    },
  ],
});
