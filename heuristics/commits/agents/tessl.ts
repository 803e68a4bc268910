import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'tessl',
  name: 'Tessl',
  vendor: 'Tessl',
  role: 'kit',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.tessl\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.tessl/x'],
      noMatch: ['tessl/x'],
    },
  ],
});
