import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'oh-my-codex',
  name: 'oh-my-codex',
  vendor: 'Yeachan Heo',
  role: 'coding-agent',
  window: { from: '2025-04-16', source: 'a harness for Codex, which was announced on this day' },
  signals: [
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<omx@oh-my-codex\.dev>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: OmX <omx@oh-my-codex.dev>'],
      noMatch: ['Co-authored-by: Omar X <omar@example.org>'],
    },
  ],
});
