import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, opensWithVerb } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'imperative-comments',
    summary: 'Comments that open with a verb, like an instruction',
    rationale: 'Agents title the next step ("Parse the header"); people more often name a fact or a doubt.',
    confounders: ['commented walk-throughs', 'steps of a long procedure or a script'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { imperative: '{{hits}} of {{total}} comments open with a verb' },
    examples: {
      high: [
        { language: 'python', code: '# Parse the header\nhead = parse(raw)\n\n# Check whether it is valid\ncheck(head)' },
      ],
      low: [
        { language: 'python', code: '# header is little-endian\nhead = parse(raw)\n\n# off by one, see RFC 9110\ncheck(head)' },
      ],
      abstain: [{ language: 'python', code: 'head = parse(raw)' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total, first } = countRuns(unit, (run) => opensWithVerb(run.text));
    if (total === 0) return;
    report({ messageId: 'imperative', measure: hits / total, data: { hits, total }, ...(first && { startLine: first.startLine }) });
  },
});
