import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'gemini-code-assist',
  name: 'Gemini Code Assist (review)',
  vendor: 'Google',
  role: 'review-bot',
  window: { from: '2024-04-09', source: 'vendor announcement of the name Gemini Code Assist' },
  signals: [
    {
      id: 'author-email/code-assist',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?gemini-code-assist\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['mainly a review bot: a co-author line usually means one accepted suggestion'],
      match: ['176961590+gemini-code-assist[bot]@users.noreply.github.com', 'gemini-code-assist[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xgemini-code-assist[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/code-assist-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?gemini-code-assist\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['mainly a review bot: a co-author line usually means one accepted suggestion'],
      match: [
        'Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>',
        'Co-authored-by: gemini-code-assist[bot] <gemini-code-assist[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
