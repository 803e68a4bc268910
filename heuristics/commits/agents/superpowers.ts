import { defineAgent } from 'handiwork/heuristic';

export default defineAgent({
  id: 'superpowers',
  name: 'Superpowers',
  vendor: 'obra',
  role: 'kit',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.superpowers\/|(?:^|\/)docs\/superpowers\/(?:plans|specs)\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.superpowers/x', 'docs/superpowers/plans/2026-04-11-x.md'],
      noMatch: ['superpowers.md'],
    },
  ],
});
