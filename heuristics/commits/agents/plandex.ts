import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'plandex',
  name: 'Plandex',
  vendor: 'Plandex',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'subject/subject',
      kind: 'subject',
      pattern: /^🤖 Plandex /u,
      tier: 'assisted',
      match: ['🤖 Plandex → implement parser'],
      noMatch: ['Plandex support'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.plandex(?:-v2)?\/|(?:^|\/)\.plandexignore$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.plandex/x', '.plandexignore'],
      noMatch: ['plandex/x'],
    },
  ],
});
