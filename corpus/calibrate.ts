import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualWeight } from '../src/score/bearing.ts';
import { type Calibration, calibrate, sigmoid } from '../src/score/calibration.ts';
import type { Dialect, Level, ModelFile } from '../src/score/model.ts';
import { unpack } from '../src/score/packed-weights.ts';
import { fitCalibration } from './learn/calibrate.ts';
import { leastBearing } from './learn/left-open.ts';
import { atLevel, type LevelRow, LEVELS, readScores } from './learn/scores.ts';

const USAGE = `Turns raw scores into probabilities that come true, and sets the thresholds.

  calibrate.ts [--family python|jsts|prose]… [--out FOLDER] [--scores FOLDER]

Reads the out-of-fold scores that train.ts wrote and completes <family>.json.`;

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
    const own = examples.filter((e) => e.lang === dialect);
    bearings[dialect] = { function: rounded(usual * leastBearing(own, 'function')), file: rounded(usual * leastBearing(own, 'file')) };
    process.stderr.write(`${dialect}: ${JSON.stringify(thresholds[dialect])}\n`);
  }
  writeFileSync(path, JSON.stringify({ ...file, calibration, thresholds, leastBearing: bearings }, null, 1) + '\n');
}

function tableOf(rows: readonly LevelRow[]) {
  const calibration = fitCalibration(rows);
  const human = rows.filter((row) => row.label === 0).map((row) => sigmoid(calibrate(calibration, row.score, row.sloc)));
  return { calibration, thresholds: { one: quantile(human, 0.99), half: quantile(human, 0.995), tenth: quantile(human, 0.999) } };
}

/** The smallest value with at least this share of the others at or below it. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 1);
}

const rounded = (value: number): number => Number(value.toPrecision(5));

main();
