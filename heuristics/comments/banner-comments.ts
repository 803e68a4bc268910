import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, hasBanner, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'banner-comments',
    summary: 'Comments drawn as banners or rulers',
    rationale: 'Rulers of dashes or box characters between parts of a file: rare, but three to ten times as frequent in agent code.',
    confounders: ['old C and assembler habits', 'generated section headers', 'editor folding marks'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'banner comments per non-blank line', range: [0, 1] },
    messages: { banner: '{{hits|comment draws|comments draw}} a line of characters' },
    examples: {
      high: [
        { language: 'typescript', code: '// ---------- helpers ----------\nconst a = 1;' },
        { language: 'python', code: '# ─────────────\nx = 1' },
      ],
      low: [{ language: 'typescript', code: '// helpers\nconst a = 1;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    let hits = 0;
    let line = 0;
    for (const comment of unit.comments) {
      if (!hasBanner(comment.raw)) continue;
      hits += 1;
      line ||= comment.startLine;
    }
    report({ messageId: 'banner', measure: hits / nonBlank, data: { hits }, ...(line > 0 && { startLine: line }) });
  },
});
