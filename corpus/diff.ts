import { parseArgs } from 'node:util';
import { atLevel, LEVELS, readScores } from './learn/scores.ts';
import { markdownTable, percent, share } from './measure/figures.ts';
import { moved, type Moved, pairUp } from './measure/moved.ts';

const USAGE = `Shows what a change to a heuristic or to the model moved on the corpus, between two runs of train.ts.

  diff.ts --before scores-a.jsonl --after scores-b.jsonl [--rate .01] [--most 10]

The threshold of each run is the score that --rate of its core human rows pass. Prints, by level: AUC before and after, rows gained and
lost at the threshold, the repositories that got worst, the largest moves (in spreads of the scores).`;

function main(): void {
  const { values } = parseArgs({
    options: {
      before: { type: 'string' }, after: { type: 'string' }, rate: { type: 'string', default: '0.01' },
      most: { type: 'string', default: '10' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || !values.before || !values.after) {
    (values.help ? process.stdout : process.stderr).write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const before = readScores(values.before);
  const after = readScores(values.after);
  const limits = { rate: Number(values.rate), most: Number(values.most) };
  for (const level of LEVELS) {
    const pairs = pairUp(atLevel(before, level), atLevel(after, level));
    process.stdout.write(`${print(level, moved(pairs, limits), limits.rate).join('\n')}\n\n`);
  }
}

function print(level: string, m: Moved, rate: number): string[] {
  const change = (a: number, b: number) => `${share(a, 4)} → ${share(b, 4)} (${b >= a ? '+' : '−'}${share(Math.abs(b - a), 4)})`;
  return [
    `${level}: ${m.pairs} rows in both runs${m.onlyBefore + m.onlyAfter ? `, ${m.onlyBefore} only before, ${m.onlyAfter} only after` : ''}`,
    `AUC core ${change(m.auc.before.core, m.auc.after.core)}, era-matched ${change(m.auc.before.era, m.auc.after.era)}`,
    `at ${percent(rate, 1)} of human rows: agent +${m.gained.agent} −${m.lost.agent}, human +${m.gained.human} −${m.lost.human}`,
    ...(m.worst.length ? ['', ...markdownTable(['repository', 'more false alarms', 'of human rows', 'more misses', 'of agent rows'], m.worst.map((w) => [w.repo, String(w.newAlarms), String(w.human), String(w.newMisses), String(w.agent)]))] : []),
    ...(m.largest.length ? ['', ...markdownTable(['moved most', 'repository', 'slice', 'kind', 'before', 'after', 'spreads'], m.largest.map((p) => [p.id, p.repo, p.slice, p.kind, p.before.toFixed(2), p.after.toFixed(2), p.move.toFixed(2)]))] : []),
  ];
}

main();
