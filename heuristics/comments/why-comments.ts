import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, hasWhyMarker } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'why-comments',
    summary: 'Comments that give a reason or point elsewhere',
    rationale: 'People mostly comment what surprises: a reason, a ticket, a link. Agents mostly say what the code does.',
    confounders: ['agents asked to explain their choices', 'code with many workarounds'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { why: '{{hits}} of {{total}} comments give a reason or a reference' },
    examples: {
      high: [{ language: 'typescript', code: '// because Safari fires twice, see #412\nonce(el);' }],
      low: [{ language: 'typescript', code: '// Register the listener\nonce(el);' }],
      abstain: [{ language: 'typescript', code: 'once(el);' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total, first } = countRuns(unit, (run) => hasWhyMarker(run.text));
    if (total === 0) return;
    report({ messageId: 'why', measure: hits / total, data: { hits, total }, ...(first && { startLine: first.startLine }) });
  },
});
