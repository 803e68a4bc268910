import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'speckit',
  name: 'Spec Kit',
  vendor: 'GitHub',
  role: 'kit',
  window: { from: '2025-08-21', source: 'github/spec-kit: first commit of the project' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.specify\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.specify/memory/constitution.md'],
      noMatch: ['specify/x'],
    },
  ],
});
