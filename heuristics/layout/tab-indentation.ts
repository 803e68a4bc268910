import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'tab-indentation',
    summary: 'Lines indented with tabs',
    rationale: 'Tabs are a choice of people and their editors; agents take them over only where they find them.',
    confounders: ['formatters and style guides', 'the file around it'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of indented lines', range: [0, 1] },
    messages: { tabs: '{{hits}} of {{total}} indented lines begin with a tab' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a) {\n\tb();\n}' }],
      low: [{ language: 'typescript', code: 'if (a) {\n  b();\n}' }],
      abstain: [{ language: 'typescript', code: 'a();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { tabIndented, spaceIndented } = lineFacts(unit);
    const total = tabIndented + spaceIndented;
    if (total > 0) report({ messageId: 'tabs', measure: tabIndented / total, data: { hits: tabIndented, total } });
  },
});
