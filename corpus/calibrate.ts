import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualWeight } from '../src/score/bearing.ts';
import { type Calibration, calibrate, sigmoid } from '../src/score/calibration.ts';
import type { Dialect, Level, ModelFile } from '../src/score/model.ts';
import type { MessageModelFile } from '../src/score/message-score.ts';
import { unpack } from '../src/score/packed-weights.ts';
import { fitCalibration } from './learn/calibrate.ts';
import { leastBearing } from './learn/left-open.ts';
import { calibrateMessages, MESSAGE_WEIGHT, type Said, saidBy, withMessages } from './learn/commit-rows.ts';
import { readScoredMessages } from './learn/message-rows.ts';
import { guardedThreshold } from './learn/threshold.ts';
import { atLevel, type CodeLevel, type LevelRow, LEVELS, readScores } from './learn/scores.ts';

const USAGE = `Turns raw scores into probabilities that come true, and sets the thresholds.

  calibrate.ts [--family python|jsts|prose]… [--out FOLDER] [--scores FOLDER]

Reads the out-of-fold scores that train.ts and train-messages.ts wrote and completes <family>.json and messages.json.`;

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
  const said = calibrateTexts(values.out, values.scores);
  for (const family of values.family) calibrateFamily(family, said, values);
}

/** Completes messages.json. @returns what the messages say of their changes */
function calibrateTexts(out: string, scores: string): Said {
  const path = join(out, 'messages.json');
  const messages = readScoredMessages(join(scores, 'scores-messages.jsonl'));
  const calibration = calibrateMessages(messages);
  const file = JSON.parse(readFileSync(path, 'utf8')) as MessageModelFile;
  writeFileSync(path, `${JSON.stringify({ ...file, calibration, weight: MESSAGE_WEIGHT }, null, 1)}\n`);
  return saidBy(messages, calibration);
}

function calibrateFamily(family: string, said: Said, { out, scores }: { out: string; scores: string }): void {
  const path = join(out, `${family}.json`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as ModelFile;
  const examples = readScores(join(scores, `scores-${family}.jsonl`)).filter((e) => CORE.has(e.slice));
  const calibration: ModelFile['calibration'] = {};
  const thresholds: ModelFile['thresholds'] = {};
  const bearings: ModelFile['leastBearing'] = {};
  const usual = usualWeight(unpack(readFileSync(join(out, `${family}.bin`)), 1 << file.bits));
  const rows = Object.fromEntries(LEVELS.map((level) => [level, atLevel(examples, level)])) as Record<CodeLevel, LevelRow[]>;
  for (const dialect of new Set(examples.map((e) => e.lang))) {
    const tables: (readonly [Level, Table])[] = LEVELS.map((level) => [level, tableOf(rows[level].filter((row) => row.lang === dialect))]);
    const code = tables.find(([level]) => level === 'change')![1].calibration;
    const changes = rows.change.filter((row) => row.lang === dialect).map((row) => ({ ...row, p: sigmoid(calibrate(code, row.score, row.sloc)) }));
    tables.push(['commit', tableOf(withMessages(changes, said))]);
    calibration[dialect] = Object.fromEntries(tables.map(([level, table]) => [level, table.calibration])) as Record<Level, Calibration>;
    thresholds[dialect] = Object.fromEntries(tables.map(([level, table]) => [level, table.thresholds])) as NonNullable<ModelFile['thresholds'][Dialect]>;
    const own = examples.filter((e) => e.lang === dialect);
    bearings[dialect] = { function: rounded(usual * leastBearing(own, 'function')), file: rounded(usual * leastBearing(own, 'file')) };
    process.stderr.write(`${dialect}: ${JSON.stringify(thresholds[dialect])}\n`);
  }
  writeFileSync(path, JSON.stringify({ ...file, calibration, thresholds, leastBearing: bearings }, null, 1) + '\n');
}

interface Table {
  calibration: Calibration;
  thresholds: { one: number; half: number; tenth: number };
}

function tableOf(rows: readonly LevelRow[]): Table {
  const calibration = fitCalibration(rows);
  const human = rows.filter((row) => row.label === 0).map(({ score, sloc, group }) => ({ group, p: sigmoid(calibrate(calibration, score, sloc)) }));
  const at = (rate: number): number => rounded(guardedThreshold(human, rate));
  return { calibration, thresholds: { one: at(0.01), half: at(0.005), tenth: at(0.001) } };
}

const rounded = (value: number): number => Number(value.toPrecision(5));

main();
