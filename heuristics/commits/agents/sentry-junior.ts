import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sentry-junior',
  name: 'Junior',
  vendor: 'Sentry',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?sentry-junior\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['264270552+sentry-junior[bot]@users.noreply.github.com', 'sentry-junior[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xsentry-junior[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?sentry-junior\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: sentry-junior[bot] <264270552+sentry-junior[bot]@users.noreply.github.com>',
        'Co-authored-by: sentry-junior[bot] <sentry-junior[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: sentry-junior[bot] <264270552+sentry-junior[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'trailer/conversation',
      kind: 'trailer',
      keys: ['junior-conversation-id'],
      pattern: /^[^ \t\r\n]{6,200}[ \t]*$/,
      tier: 'assisted',
      match: ['Junior-Conversation-Id: agent-dispatch%3Adispatch_b783d1fd0c39'],
      noMatch: ['Junior-Conversation-Id: a b'],
    },
    {
      id: 'trailer/name',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /^junior \(Sentry AI assistant\)(?: <[^<>]{1,80}>)?[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-Authored-By: junior (Sentry AI assistant)'],
      noMatch: ['Co-authored-by: Junior Soprano <j@example.org>'],
    },
  ],
});
