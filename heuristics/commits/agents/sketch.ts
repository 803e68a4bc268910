import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sketch',
  name: 'Sketch',
  vendor: 'Bold Software',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^hello@sketch\.dev$/i,
      tier: 'authored',
      match: ['hello@sketch.dev'],
      noMatch: ['jane.doe@sketch.dev', 'xhello@sketch.dev', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<hello@sketch\.dev>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: sketch <hello@sketch.dev>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@sketch.dev>', 'Reviewed-by: Sketch <hello@sketch.dev>'],
    },
    {
      id: 'trailer/change-id',
      kind: 'trailer',
      keys: ['change-id'],
      pattern: /^s[0-9a-f]{16}k[ \t]*$/,
      tier: 'assisted',
      match: ['Change-ID: s0123456789abcdefk'],
      noMatch: ['Change-Id: I0123456789abcdef0123456789abcdef01234567'],
    },
  ],
});
