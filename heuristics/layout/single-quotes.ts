import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, literalFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'single-quotes',
    summary: 'Strings in single quotes',
    rationale: 'Formatters for Python made double quotes the habit of agents; single quotes are people\'s (26 % of strings against 15 %).',
    confounders: ['formatters and style guides', 'strings that hold the other kind of quote'],
    references: ['https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of quoted strings', range: [0, 1] },
    messages: { single: '{{hits}} of {{total}} strings stand in single quotes' },
    examples: {
      high: [{ language: 'python', code: "a = 'b'" }],
      low: [{ language: 'python', code: 'a = "b"' }],
      abstain: [{ language: 'python', code: 'a = 1' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { quoted, singleQuoted } = literalFacts(unit);
    if (quoted > 0) report({ messageId: 'single', measure: singleQuoted / quoted, data: { hits: singleQuoted, total: quoted } });
  },
});
