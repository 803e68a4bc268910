import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'amplifier',
  name: 'Amplifier',
  vendor: 'Microsoft',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?microsoft-amplifier@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['240397093+microsoft-amplifier@users.noreply.github.com', 'microsoft-amplifier@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xmicrosoft-amplifier@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?microsoft-amplifier@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: microsoft-amplifier <240397093+microsoft-amplifier@users.noreply.github.com>',
        'Co-authored-by: microsoft-amplifier <microsoft-amplifier@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: microsoft-amplifier <240397093+microsoft-amplifier@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[?Amplifier\b/i,
      tier: 'assisted',
      match: ['🤖 Generated with [Amplifier](https://github.com/microsoft/amplifier)'],
      noMatch: ['signal amplifier'],
    },
  ],
});
