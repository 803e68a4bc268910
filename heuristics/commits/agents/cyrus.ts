import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'cyrus',
  name: 'Cyrus',
  vendor: 'Ceedar',
  role: 'coding-agent',
  window: { from: '2025-02-24', source: 'runs Claude Code, which was announced on this day (ceedaragents/cyrus)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:agentops@ceedar\.ai|cyrus@ai\.assistant)$/i,
      tier: 'authored',
      match: ['agentops@ceedar.ai', 'cyrus@ai.assistant'],
      noMatch: ['jane.doe@ceedar.ai', 'xagentops@ceedar.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:agentops@ceedar\.ai|cyrus@ai\.assistant)>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Cyrus <agentops@ceedar.ai>', 'Co-authored-by: Cyrus <cyrus@ai.assistant>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@ceedar.ai>', 'Reviewed-by: Cyrus <agentops@ceedar.ai>'],
    },
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?cyrusagent\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['237105008+cyrusagent[bot]@users.noreply.github.com', 'cyrusagent[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xcyrusagent[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?cyrusagent\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: cyrusagent[bot] <237105008+cyrusagent[bot]@users.noreply.github.com>',
        'Co-authored-by: cyrusagent[bot] <cyrusagent[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: cyrusagent[bot] <237105008+cyrusagent[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
