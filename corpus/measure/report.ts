import type { Comparison } from './compare.ts';
import { type Figures, markdownTable, percent, share } from './figures.ts';
import { goalsTable } from './targets.ts';

/** What a run prints: every figure in one table, the goals, and the other tool where there is one. */
export function report(figures: Figures): string {
  return [
    ...markdownTable(
      ['model', 'level', 'rows', 'human rows', 'agent', 'human', 'owners', 'AUC (95 % over owners)', 'found at 1 %', 'at 0.1 %', 'calibration error', 'length', 'comments', 'year'],
      figures.cells.map((c) => [
        c.family, c.level, c.rows, c.against, String(c.agent), String(c.human), String(c.owners),
        `${share(c.auc, 4)} (${share(c.interval[0])}–${share(c.interval[1])})`, share(c.tpr1, 2), share(c.tpr01, 2), share(c.ece),
        share(c.lengthAuc, 2), share(c.commentAuc, 2), share(c.yearAuc, 2),
      ]),
    ), '',
    ...Object.entries(figures.within).map(([family, w]) => `- ${family}, functions within ${w!.repositories} repositories: mean AUC ${share(w!.mean)} (${share(w!.interval[0])}–${share(w!.interval[1])}), lowest ${w!.each[0]?.repo ?? '–'}`),
    ...Object.entries(figures.alarms).flatMap(([family, list]) => list!.map((a) => `- ${family}, changes, aimed at ${percent(a.rate, 1)}: ${percent(a.share)} of human ones above, worst ${a.worst ? `${a.worst.repo} ${a.worst.hits} of ${a.worst.all}` : '–'}; ${percent(a.found, 1)} of agent ones found`)),
    ...figures.risk.map(({ family, level, points }) => `- ${family} ${level}, error: ${points.map((p) => `${percent(p.error, 1)} at ${percent(p.coverage, 0)} coverage`).join(', ')}`),
    '', ...goalsTable(figures), '',
    ...(figures.comparisons.length ? comparisonTable(figures.comparisons) : []), '',
  ].join('\n');
}

function comparisonTable(comparisons: readonly Comparison[]): string[] {
  const side = ({ auc, interval, tpr1 }: Comparison['ours']) => [`${share(auc)} (${share(interval[0])}–${share(interval[1])})`, share(tpr1, 2)];
  return markdownTable(
    ['model', 'level', 'rows', 'human rows', 'agent', 'human', 'scored by both', 'our AUC', 'found at 1 %', 'other AUC', 'found at 1 %'],
    comparisons.map((c) => [c.family, c.level, c.rows, c.against, String(c.agent), String(c.human), percent(c.covered, 0), ...side(c.ours), ...side(c.theirs)]),
  );
}
