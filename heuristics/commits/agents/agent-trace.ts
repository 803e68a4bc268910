import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'agent-trace',
  name: 'Agent Trace',
  vendor: 'open specification (Cursor)',
  role: 'recorder',
  window: { from: '2026-01-01', source: 'cursor/agent-trace: version 0.1.0 of January 2026, day not established' },
  signals: [
    {
      id: 'path/traces',
      kind: 'path',
      pattern: /(?:^|\/)\.agent-trace\/traces\.jsonl$/,
      tier: 'authored',
      confounders: [
        'revision is HEAD at edit time, so ranges describe a dirty tree',
        'flat variants of the format exist',
        'paths of other projects and absolute or backslash paths',
      ],
      match: ['.agent-trace/traces.jsonl', 'packages/.agent-trace/traces.jsonl'],
      noMatch: ['agent-trace/traces.jsonl'],
    },
  ],
});
