import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'brokk',
  name: 'Brokk',
  vendor: 'Brokk',
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.brokk\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.brokk/project.properties'],
      noMatch: ['brokk/x'],
    },
  ],
});
