import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const LEAVE = /\b(?:return|throw|raise|continue|break)\b/;
const CLOSING = /^[\s;}]*$/;

/** One statement after the condition, and that statement leaves. */
function isGuard(text: string): boolean {
  const at = text.search(LEAVE);
  if (at < 0 || text.slice(0, at).includes(';')) return false;
  const rest = text.slice(at);
  const end = rest.search(/[;\n]/);
  return end < 0 || CLOSING.test(rest.slice(end));
}

export default defineHeuristic({
  meta: {
    id: 'guard-clauses',
    summary: 'Conditions that do nothing but leave',
    rationale: 'Checks at the top that return or throw. The sign differs between languages and is learned.',
    confounders: ['validation code', 'style guides that ask for early returns'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of conditions', range: [0, 1] },
    messages: { guards: '{{hits}} of {{total}} conditions only leave the function or loop' },
    examples: {
      high: [{ language: 'typescript', code: 'function f(a) {\n  if (!a) return;\n  go(a);\n}' }],
      low: [
        { language: 'typescript', code: 'function f(a) {\n  if (a) {\n    go(a);\n    stop(a);\n    rest(a);\n  }\n}' },
      ],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: { maxLength: 240 },
  observe(unit, { options, report }) {
    const conditions = unit.nodes('if');
    if (conditions.length === 0) return;
    let hits = 0;
    for (const { start, end } of conditions) {
      if (end - start <= options.maxLength && isGuard(unit.file.slice(start, end))) hits += 1;
    }
    report({ messageId: 'guards', measure: hits / conditions.length, data: { hits, total: conditions.length } });
  },
});
