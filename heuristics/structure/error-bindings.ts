import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

const FULL = /^catch\s*\(\s*error\b/;

export default defineHeuristic({
  meta: {
    id: 'error-bindings',
    summary: 'Handlers that name what they caught, per line of code',
    rationale: 'Binding the caught error under its full name is six times as frequent in agent code; here measured against all code.',
    confounders: ['lint rules that fix the name of caught errors', 'code around networks and files, where handlers are many'],
    references: ['https://github.com/sindresorhus/eslint-plugin-unicorn/blob/main/docs/rules/catch-error-name.md'],
    needs: ['tree'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'handlers named "error" per line of code', range: [0, 1] },
    messages: { named: '{{hits|handler names what it caught|handlers name what they caught}} "error", in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'try { go(); } catch (error) { stop(error); }' }],
      low: [
        { language: 'typescript', code: 'try { go(); } catch (e) { stop(e); }' },
        { language: 'typescript', code: 'go();' },
      ],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    let hits = 0;
    for (const { start } of unit.nodes('catch')) if (FULL.test(unit.file.slice(start, start + 40))) hits += 1;
    report({ messageId: 'named', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
