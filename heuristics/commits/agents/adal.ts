import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'adal',
  name: 'AdaL',
  vendor: 'Sylph',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<adal@sylph\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-Authored-By: AdaL <adal@sylph.ai>'],
      noMatch: ['Co-authored-by: Ada Lovelace <ada@example.org>'],
    },
  ],
});
