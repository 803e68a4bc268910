import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'ai-session',
  name: 'ai-session, jjagent, turbocommit, aittributor',
  vendor: 'various',
  role: 'recorder',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'trailer/session',
      kind: 'trailer',
      keys: ['ai-session-id', 'ai-session', 'agent-session'],
      pattern: /^[0-9A-Za-z._:/-]{6,200}[ \t]*$/,
      tier: 'assisted',
      match: ['Agent-Session: 7f3a4b2c-9d1e'],
      noMatch: ['Session: 7f3a4b2c-9d1e'],
    },
  ],
});
