import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualWeight } from '../src/score/bearing.ts';
import { type Calibration, calibrate, sigmoid } from '../src/score/calibration.ts';
import type { Dialect, Level, ModelFile } from '../src/score/model.ts';
import { unpack } from '../src/score/packed-weights.ts';
import { fitCalibration } from './learn/calibrate.ts';
import { atLevel, type LevelRow, LEVELS, readScores, type ScoredExample } from './learn/scores.ts';

const USAGE = `Turns raw scores into probabilities that come true, and sets the thresholds.

  calibrate.ts [--family python|jsts|prose]… [--out FOLDER] [--scores FOLDER]

Reads the out-of-fold scores that train.ts wrote and completes <family>.json.`;

/** Share of units that are left open because what they consist of bears too little on the question; of this many lines. */
const LEFT_OPEN = 0.03;
const SHORTEST = 6;

/** What a calibration is fitted on: agent code against human code of both eras. */
const CORE = new Set(['ai', 'pre2022', 'eramatched']);

function main(): void {
  const { values } = parseArgs({
    options: {
      family: { type: 'string', multiple: true, default: ['python', 'jsts', 'prose'] },
      out: { type: 'string', default: 'src/score/weights' },
      scores: { type: 'string', default: 'corpus/.work' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  for (const family of values.family) calibrateFamily(family, values.out, values.scores);
}

function calibrateFamily(family: string, out: string, scores: string): void {
  const path = join(out, `${family}.json`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as ModelFile;
  const examples = readScores(join(scores, `scores-${family}.jsonl`)).filter((e) => CORE.has(e.slice));
  const calibration: ModelFile['calibration'] = {};
  const thresholds: ModelFile['thresholds'] = {};
  const bearings: ModelFile['leastBearing'] = {};
  const usual = usualWeight(unpack(readFileSync(join(out, `${family}.bin`)), 1 << file.bits));
  const rows = Object.fromEntries(LEVELS.map((level) => [level, atLevel(examples, level)])) as Record<Level, LevelRow[]>;
  for (const dialect of new Set(examples.map((e) => e.lang))) {
    const tables = LEVELS.map((level) => [level, tableOf(rows[level].filter((row) => row.lang === dialect))] as const);
    calibration[dialect] = Object.fromEntries(tables.map(([level, table]) => [level, table.calibration])) as Record<Level, Calibration>;
    thresholds[dialect] = Object.fromEntries(tables.map(([level, table]) => [level, table.thresholds])) as NonNullable<ModelFile['thresholds'][Dialect]>;
    bearings[dialect] = leastBearing(examples.filter((e) => e.lang === dialect), usual);
    process.stderr.write(`${dialect}: ${JSON.stringify(thresholds[dialect])}\n`);
  }
  writeFileSync(path, JSON.stringify({ ...file, calibration, thresholds, leastBearing: bearings }, null, 1) + '\n');
}

/** Bearing below which so many units of six lines or more are left open. */
function leastBearing(examples: readonly ScoredExample[], usual: number): Record<'function' | 'file', number> {
  const least = (isFile: boolean): number =>
    Number((usual * quantile(examples.filter((e) => (e.kind === 'file') === isFile && e.lines >= SHORTEST).map((e) => e.bearing), LEFT_OPEN)).toPrecision(5));
  return { function: least(false), file: least(true) };
}

function tableOf(rows: readonly LevelRow[]) {
  const calibration = fitCalibration(rows);
  const human = rows.filter((row) => row.label === 0).map((row) => sigmoid(calibrate(calibration, row.score, row.sloc)));
  return { calibration, thresholds: { one: quantile(human, 0.99), half: quantile(human, 0.995), tenth: quantile(human, 0.999) } };
}

/** The smallest value with at least this share of the others at or below it. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 1).toPrecision(5));
}

main();
