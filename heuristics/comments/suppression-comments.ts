import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, isSuppression } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'suppression-comments',
    summary: 'Comments that tell a checker to look away',
    rationale: 'Lint and type suppressions tend to be written by someone who has to get past a gate; agents and people differ in how often.',
    confounders: ['strict lint rules adopted late', 'generated code', 'typing gaps in libraries'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { suppress: '{{hits}} of {{total}} comments silence a checker' },
    examples: {
      high: [
        { language: 'typescript', code: '// @ts-ignore\ngo();' },
        { language: 'python', code: 'import x  # noqa: E402' },
      ],
      low: [{ language: 'typescript', code: '// go twice\ngo();' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let hits = 0;
    let line = 0;
    for (const comment of unit.comments) {
      if (!isSuppression(comment.text)) continue;
      hits += 1;
      line ||= comment.startLine;
    }
    const total = unit.comments.length;
    if (total === 0) return;
    report({ messageId: 'suppress', measure: hits / total, data: { hits, total }, ...(line > 0 && { startLine: line }) });
  },
});
