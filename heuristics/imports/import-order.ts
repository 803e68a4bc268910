import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const RANKS = { builtin: 0, package: 1, relative: 2 } as const;

export default defineHeuristic({
  meta: {
    id: 'import-order',
    summary: 'Imports in the customary order',
    rationale: 'Built-in modules, packages, own files: agents sort as they go, people append; where a tool sorts, the trait says nothing.',
    confounders: ['tools that sort imports', 'two or three imports, which are in order by chance'],
    references: ['https://pycqa.github.io/isort/docs/configuration/custom_sections_and_ordering'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of neighbouring imports in order', range: [0, 1] },
    messages: { ordered: '{{hits}} of {{total}} neighbouring imports are in order' },
    examples: {
      high: [{ language: 'python', code: 'import os\nimport numpy\nfrom . import a' }],
      low: [{ language: 'python', code: 'from . import a\nimport numpy\nimport os' }],
      abstain: [{ language: 'python', code: 'import os' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const found = unit.imports.filter(({ nested }) => !nested);
    if (found.length < 2) return;
    let hits = 0;
    for (let index = 1; index < found.length; index += 1) {
      const before = found[index - 1];
      const here = found[index];
      if (before && here && RANKS[before.origin] <= RANKS[here.origin]) hits += 1;
    }
    const total = found.length - 1;
    report({ messageId: 'ordered', measure: hits / total, data: { hits, total } });
  },
});
