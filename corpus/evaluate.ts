import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrate, sigmoid } from '../src/score/calibration.ts';
import type { Level } from '../src/score/model.ts';
import { fitCalibration } from './learn/calibrate.ts';
import { auc, bootstrap, calibrationError, rateAt } from './learn/metrics.ts';
import { atLevel, LEVELS, type LevelRow, readScores } from './learn/scores.ts';

const USAGE = `Measures the out-of-fold scores: no owner is ever scored by a model or calibration that saw it.

  evaluate.ts [--family python|jsts|prose]… [--scores FOLDER] [--json FILE] [--markdown FILE]

Columns: area under the curve with a 95 % interval over owners, share of agent rows found at 1 % and 0.1 % false
positives, calibration error.`;

export interface Cell {
  family: string;
  level: string;
  rows: string;
  against: string;
  agent: number;
  human: number;
  owners: number;
  auc: number;
  interval: [number, number];
  tpr1: number;
  tpr01: number;
  ece: number;
  /** The same rows ranked by length alone. */
  lengthAuc: number;
}

const AGAINST: Record<string, readonly string[]> = {
  core: ['pre2022', 'eramatched'], pre2022: ['pre2022'], 'era-matched': ['eramatched'], 'pre-agent': ['preagent'],
};

type Predicted = LevelRow & { p: number };

/** Probabilities by a calibration fitted on the other folds. */
function predict(rows: readonly LevelRow[]): Predicted[] {
  const folds = [...new Set(rows.map((row) => row.fold))];
  const byFold = new Map(folds.map((k) => [k, fitCalibration(rows.filter((row) => row.fold !== k && row.slice !== 'preagent'))]));
  return rows.map((row) => ({ ...row, p: sigmoid(calibrate(byFold.get(row.fold)!, row.score, row.sloc) + 1e-6 * row.score) }));
}

function cell(rows: readonly Predicted[], name: { family: string; level: string; rows: string; against: string }): Cell | undefined {
  const picked = rows.filter((row) => row.label === 1 || AGAINST[name.against]!.includes(row.slice));
  const p = picked.map((row) => row.p);
  const labels = picked.map((row) => row.label);
  const agent = labels.filter(Boolean).length;
  if (agent < 10 || picked.length - agent < 10) return undefined;
  return {
    ...name, agent, human: picked.length - agent, owners: new Set(picked.map((row) => row.group)).size,
    auc: auc(p, labels),
    interval: bootstrap(picked.map((row) => row.group), (at) => auc(at.map((i) => p[i]!), at.map((i) => labels[i]!)), { rounds: 100 }),
    tpr1: rateAt(p, labels, 0.01).tpr, tpr01: rateAt(p, labels, 0.001).tpr,
    ece: calibrationError(p, labels),
    lengthAuc: auc(picked.map((row) => row.lines), labels),
  };
}

function cellsOf(family: string, level: Level, all: readonly Predicted[]): Cell[] {
  const parts: [string, (row: Predicted) => boolean][] = [['all', () => true]];
  if (family === 'jsts') parts.push(['typescript', (r) => r.lang === 'typescript'], ['javascript', (r) => r.lang === 'javascript']);
  if (level === 'change') parts.push(['4 units or more', (r) => r.units >= 4]);
  else parts.push(['6–12 lines', (r) => r.lines <= 12], ['13–30 lines', (r) => r.lines > 12 && r.lines <= 30], ['31 lines or more', (r) => r.lines > 30], ['without comments', (r) => r.bare]);
  return parts.flatMap(([rows, keep]) =>
    Object.keys(AGAINST).flatMap((against) => cell(all.filter(keep), { family, level, rows, against }) ?? []));
}

/** Agent code against the same repository's older code: mean AUC over repositories with ten rows or more on both sides. */
export function withinRepositories(rows: readonly Predicted[]): { repositories: number; mean: number; worst: string; interval: [number, number] } {
  const byRepo = new Map<string, Predicted[]>();
  for (const row of rows) if (row.label === 1 || row.slice === 'preagent' || row.slice === 'pre2022') byRepo.set(row.repo, [...(byRepo.get(row.repo) ?? []), row]);
  const scored = [...byRepo].flatMap(([repo, list]) => {
    const agent = list.filter((row) => row.label === 1).length;
    if (agent < 10 || list.length - agent < 10) return [];
    return [{ repo, group: list[0]!.group, value: auc(list.map((r) => r.p), list.map((r) => r.label)) }];
  }).sort((a, b) => a.value - b.value);
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return {
    repositories: scored.length, mean: mean(scored.map((s) => s.value)), worst: scored[0] ? `${scored[0].repo} ${scored[0].value.toFixed(3)}` : '',
    interval: bootstrap(scored.map((s) => s.group), (at) => mean(at.map((i) => scored[i]!.value))),
  };
}

/** Human changes above the threshold that lets `rate` of them through, by repository. */
function falseAlarms(rows: readonly Predicted[], rate: number): { threshold: number; share: number; worst: string; found: number } {
  const core = rows.filter((row) => row.label === 1 || AGAINST.core!.includes(row.slice));
  const { threshold, tpr } = rateAt(core.map((r) => r.p), core.map((r) => r.label), rate);
  const human = core.filter((row) => row.label === 0);
  const byRepo = new Map<string, [number, number]>();
  for (const row of human) {
    const [hits, all] = byRepo.get(row.repo) ?? [0, 0];
    byRepo.set(row.repo, [hits + (row.p > threshold ? 1 : 0), all + 1]);
  }
  const worst = [...byRepo].filter(([, [, all]]) => all >= 20).sort((a, b) => b[1][0] / b[1][1] - a[1][0] / a[1][1])[0];
  const hits = human.filter((row) => row.p > threshold).length;
  return { threshold, share: hits / human.length, worst: worst ? `${worst[0]} ${worst[1][0]} of ${worst[1][1]}` : '', found: tpr };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      family: { type: 'string', multiple: true, default: ['python', 'jsts', 'prose'] },
      scores: { type: 'string', default: 'corpus/.work' },
      json: { type: 'string' }, markdown: { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const cells: Cell[] = [];
  const extra: string[] = [];
  for (const family of values.family) {
    const path = join(values.scores, `scores-${family}.jsonl`);
    if (!existsSync(path)) continue;
    const examples = readScores(path);
    for (const level of LEVELS) {
      const rows = predict(atLevel(examples, level));
      cells.push(...cellsOf(family, level, rows));
      if (level === 'function') {
        const w = withinRepositories(rows);
        extra.push(`${family}, agent code against the same repository's older code, functions: mean ${w.mean.toFixed(3)} (${w.interval.map((v) => v.toFixed(3)).join('–')}) over ${w.repositories} repositories; worst ${w.worst}`);
      }
      if (level === 'change') for (const rate of [0.01, 0.005, 0.001]) {
        const f = falseAlarms(rows, rate);
        extra.push(`${family}, human changes above ${f.threshold.toFixed(3)}: ${(100 * f.share).toFixed(2)} %, worst repository ${f.worst}; agent changes found ${f.found.toFixed(3)}`);
      }
    }
  }
  const text = [...table(cells), '', ...extra.map((line) => `- ${line}`)].join('\n') + '\n';
  process.stdout.write(text);
  if (values.json) {
    mkdirSync(join(values.json, '..'), { recursive: true });
    writeFileSync(values.json, JSON.stringify({ cells, extra }, null, 1) + '\n');
  }
  if (values.markdown) writeFileSync(values.markdown, text);
}

function table(cells: readonly Cell[]): string[] {
  const f = (v: number, digits = 3) => v.toFixed(digits);
  return [
    '| model | level | rows | human rows | agent | human | owners | AUC (95 % over owners) | found at 1 % | at 0.1 % | calibration error | AUC of length alone |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...cells.map((c) => `| ${c.family} | ${c.level} | ${c.rows} | ${c.against} | ${c.agent} | ${c.human} | ${c.owners} | ${f(c.auc, 4)} (${f(c.interval[0])}–${f(c.interval[1])}) | ${f(c.tpr1, 2)} | ${f(c.tpr01, 2)} | ${f(c.ece)} | ${f(c.lengthAuc, 2)} |`),
  ];
}

main();
