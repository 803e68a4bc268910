import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, isStep } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'step-comments',
    summary: 'Comments that count the steps',
    rationale: '"Step 2:", "First,", "Finally": the plan told in order. Weak alone: at most 2 % of agent-written units.',
    confounders: ['recipes', 'protocol implementations that follow a numbered specification'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { steps: '{{hits}} of {{total}} comments count a step' },
    examples: {
      high: [{ language: 'python', code: '# Step 1: load\nload()\n\n# Finally, save\nsave()' }],
      low: [{ language: 'python', code: '# loading is slow\nload()\n\n# keeps the order\nsave()' }],
      abstain: [{ language: 'python', code: 'load()' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total, first } = countRuns(unit, (run) => isStep(run.text));
    if (total === 0) return;
    report({ messageId: 'steps', measure: hits / total, data: { hits, total }, ...(first && { startLine: first.startLine }) });
  },
});
