import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, isDirective } from 'handiwork/kit';

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

export default defineHeuristic({
  meta: {
    id: 'unspaced-comments',
    summary: 'Comments without a space after the marker',
    rationale: 'Typed by hand and never formatted; agents always set the space.',
    confounders: ['tool directives', 'editors that comment code out without a space'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of line comments', range: [0, 1] },
    messages: { unspaced: '{{hits}} of {{total}} comments follow their marker without a space' },
    examples: {
      high: [{ language: 'python', code: '#skip the header\nnext(rows)' }],
      low: [{ language: 'python', code: '# skip the header\nnext(rows)' }],
      abstain: [{ language: 'python', code: 'next(rows)' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const { kind, raw, text } of unit.comments) {
      if (kind !== 'line' || isDirective(text)) continue;
      total += 1;
      if (isLetter(raw.charCodeAt(raw.startsWith('//') ? 2 : 1))) hits += 1;
    }
    if (total > 0) report({ messageId: 'unspaced', measure: hits / total, data: { hits, total } });
  },
});
