import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'taskmaster',
  name: 'Taskmaster',
  vendor: 'eyaltoledano',
  role: 'kit',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.taskmaster\/|(?:^|\/)(?:README-task-master|taskmaster)\.md$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.taskmaster/tasks/tasks.json'],
      noMatch: ['taskmaster/x.js'],
    },
  ],
});
