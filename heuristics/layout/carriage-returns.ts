import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'carriage-returns',
    summary: 'Lines that end in a carriage return',
    rationale: 'Windows line ends come from a person\'s machine, or from a repository that demands them.',
    confounders: ['repositories with Windows line ends', 'mixed histories'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of line ends', range: [0, 1] },
    messages: { returns: '{{hits}} of {{total}} lines end in a carriage return' },
    examples: {
      high: [{ language: 'typescript', code: 'a();\r\nb();\r\n' }],
      low: [{ language: 'typescript', code: 'a();\nb();\n' }],
      abstain: [{ language: 'typescript', code: 'a();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { text } = unit;
    let total = 0;
    let hits = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      total += 1;
      if (text.charCodeAt(at - 1) === 13) hits += 1;
    }
    if (total > 0) report({ messageId: 'returns', measure: hits / total, data: { hits, total } });
  },
});
