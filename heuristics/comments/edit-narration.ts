import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns } from 'handiwork/kit';

const EDIT = /^(?:added|updated|fixed|removed|changed|moved|refactored|renamed|simplified|improved|replaced)\b|\b(?:now uses?|no longer|used to|previously|backwards? compat\w*|legacy support|as requested)\b/i;

export default defineHeuristic({
  meta: {
    id: 'edit-narration',
    summary: 'Comments that tell what was changed',
    rationale: '"Now uses the cache", "Removed the old path", "for backward compatibility": an agent reports to its user inside the code.',
    confounders: ['change logs kept in file headers', 'migration notes'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { edits: '{{hits}} of {{total}} comments tell what was changed' },
    examples: {
      high: [
        { language: 'typescript', code: '// Now uses the shared cache instead of its own\nuse(cache);' },
        { language: 'typescript', code: '// Removed unused import\nuse(cache);' },
      ],
      low: [{ language: 'typescript', code: '// the cache is shared\nuse(cache);' }],
      abstain: [{ language: 'typescript', code: 'use(cache);' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total, first } = countRuns(unit, (run) => EDIT.test(run.text));
    if (total === 0) return;
    report({ messageId: 'edits', measure: hits / total, data: { hits, total }, ...(first && { startLine: first.startLine }) });
  },
});
