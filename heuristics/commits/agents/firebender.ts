import { defineAgent } from 'handiwork/heuristic';
import { creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'firebender',
  name: 'Firebender',
  vendor: 'Firebender',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^help@firebender\.com$/i,
      tier: 'authored',
      confounders: ['support mailbox used as agent address'],
      match: ['help@firebender.com'],
      noMatch: ['jane.doe@firebender.com', 'xhelp@firebender.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<help@firebender\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['support mailbox used as agent address'],
      match: ['Co-authored-by: Firebender <help@firebender.com>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@firebender.com>', 'Reviewed-by: Firebender <help@firebender.com>'],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Firebender\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with [Firebender](https://firebender.com)'],
      noMatch: ['Firebender preset'],
    },
  ],
});
