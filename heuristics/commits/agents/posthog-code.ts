import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'posthog-code',
  name: 'PostHog Code',
  vendor: 'PostHog',
  role: 'coding-agent',
  window: { from: '2025-02-24', source: 'runs Claude Code and Codex; the earlier was announced on this day' },
  signals: [
    {
      id: 'trailer/generated-by',
      kind: 'trailer',
      keys: ['generated-by'],
      pattern: /^PostHog (?:Code|Desktop)[ \t]*$/,
      tier: 'assisted',
      match: ['Generated-By: PostHog Code'],
      noMatch: ['Generated-By: PostHog SDK generator'],
    },
  ],
});
