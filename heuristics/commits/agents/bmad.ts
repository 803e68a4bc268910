import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'bmad',
  name: 'BMAD method',
  vendor: 'bmad-code-org',
  role: 'kit',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)(?:\.bmad-core|_bmad|bmad)\/(?:agents|core|bmm|tasks)\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.bmad-core/agents/dev.md'],
      noMatch: ['bmad.md'],
    },
  ],
});
