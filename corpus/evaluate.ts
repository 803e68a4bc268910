import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Level } from '../src/score/model.ts';
import { type Said, saidOutOfFold, withMessages } from './learn/commit-rows.ts';
import { readScoredMessages } from './learn/message-rows.ts';
import { atLevel, LEVELS, readScores, type ScoredExample } from './learn/scores.ts';
import { cellsOf, partsOf } from './measure/cells.ts';
import { compare, readOtherScores } from './measure/compare.ts';
import { riskCoverage } from './measure/coverage.ts';
import { readDensities } from './measure/density.ts';
import { emptyFigures, type Figures } from './measure/figures.ts';
import { HOUSE_RATE, houseChanges } from './measure/house-changes.ts';
import { houseFigures } from './measure/house.ts';
import { leftOpen } from './measure/left-open.ts';
import { page } from './measure/page.ts';
import { type Judge, judgedByCommit, judgeOutOfFold, picked, type Predicted } from './measure/predict.ts';
import { falseAlarms, hardest, thresholdsOf, withinRepositories } from './measure/repositories.ts';
import { report } from './measure/report.ts';
import { readRobustness } from './measure/robustness.ts';
import { parseCsv } from './units/csv.ts';

const USAGE = `Measures the out-of-fold scores: no owner is ever scored by a model or calibration that saw it.

  evaluate.ts [--family python|jsts|prose]… [--scores FOLDER] [--units FILE]… [--first-list CSV] [--compare FILE]
              [--json FILE] [--markdown FILE]

--scores      also holds what bench/robustness.ts wrote; left out where it was not run
--units       where the texts are, for the comment density baseline; left out where a file is not there
--first-list  a CSV with the columns repo and ai (1: agent commits count): these rows apart, beside the reference measured on them
--compare     JSON of unit id → score of another tool, on the same rows beside ours
--markdown    writes the page; corpus/ACCURACY.md is the one that is kept`;

const RATES = [0.01, 0.005, 0.001];

interface Inputs {
  scores: string;
  units: string[];
  /** Repository → whether its agent commits are on the list, too. */
  firstList: ReadonlyMap<string, boolean>;
  compare: ReadonlyMap<string, number>;
  /** What the messages of changes say. */
  said: Said;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      family: { type: 'string', multiple: true, default: ['python', 'jsts', 'prose'] },
      scores: { type: 'string', default: 'corpus/.work' },
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl', 'corpus/.work/documents.jsonl'] },
      'first-list': { type: 'string' }, compare: { type: 'string' },
      json: { type: 'string' }, markdown: { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const inputs: Inputs = {
    scores: values.scores, units: values.units,
    firstList: values['first-list'] ? readFirstList(values['first-list']) : new Map(),
    compare: values.compare ? readOtherScores(values.compare) : new Map(),
    said: saidOutOfFold(readScoredMessages(join(values.scores, 'scores-messages.jsonl'))),
  };
  const figures = emptyFigures();
  for (const family of values.family) await measureFamily(figures, family, inputs);
  if (figures.cells.length === 0) throw new Error(`no scores-<family>.jsonl in ${values.scores}; run train.ts first`);
  process.stdout.write(report(figures));
  if (values.json) write(values.json, JSON.stringify(figures, null, 1) + '\n');
  if (values.markdown) write(values.markdown, page(figures));
}

async function measureFamily(figures: Figures, family: string, inputs: Inputs): Promise<void> {
  const path = join(inputs.scores, `scores-${family}.jsonl`);
  if (!existsSync(path)) return void process.stderr.write(`${family}: no ${path}, left out\n`);
  const examples = readScores(path);
  const density = await readDensities(inputs.units, new Set(examples.map((e) => e.id)));
  figures.leftOpen[family] = leftOpen(examples);
  const { rows, judges } = judgeLevels(examples, inputs.said);
  const house = houseFigures(examples);
  if (house) {
    const thresholds = { change: thresholdsOf(rows.change, HOUSE_RATE), commit: thresholdsOf(rows.commit, HOUSE_RATE) };
    figures.house[family] = house;
    figures.houseChanges[family] = houseChanges(examples, { judges, thresholds, said: inputs.said });
  }
  const robustness = readRobustness(join(inputs.scores, `robustness-${family}.json`));
  if (robustness) figures.robustness[family] = robustness;
  for (const level of Object.keys(rows) as Level[]) measureLevel(figures, { family, level, rows: rows[level], density }, inputs);
  if (family !== 'prose') figures.withinCommit[family] = withinRepositories(judgedByCommit(functionsOf(rows.function), rows.commit));
}

/** Every level's rows with their probabilities, and what gave them. */
function judgeLevels(examples: readonly ScoredExample[], said: Said): { rows: Record<Level, Predicted[]>; judges: Record<'change' | 'commit', Judge> } {
  const [functions, files, changes] = LEVELS.map((level) => atLevel(examples, level));
  const judge = judgeOutOfFold(changes!);
  const change = judge(changes!);
  const commits = withMessages(change, said);
  const judgeCommits = judgeOutOfFold(commits);
  return {
    rows: { function: judgeOutOfFold(functions!)(functions!), file: judgeOutOfFold(files!)(files!), change, commit: judgeCommits(commits) },
    judges: { change: judge, commit: judgeCommits },
  };
}

const functionsOf = (rows: readonly Predicted[]): Predicted[] => rows.filter(({ kind }) => kind !== 'chunk');

function measureLevel(
  figures: Figures,
  { family, level, rows, density }: { family: string; level: Level; rows: readonly Predicted[]; density: ReadonlyMap<string, number> },
  { firstList, compare: scores }: Inputs,
): void {
  process.stderr.write(`${family} ${level}\n`);
  const functions = level === 'function' ? functionsOf(rows) : rows;
  figures.cells.push(...cellsOf({ family, level }, rows, density));
  const first = rows.filter((row) => firstList.has(row.repo) && (row.label === 0 || firstList.get(row.repo) === true));
  if (first.length) figures.firstList.push(...cellsOf({ family, level }, first, density));
  if (level === 'commit' && first.length) figures.firstAlarms[family] = falseAlarms(first, 0.005);
  if (scores.size) figures.comparisons.push(...compare({ family, level }, rows, { parts: partsOf(family, level), scores }));
  figures.risk.push({ family, level, points: riskCoverage(picked(functions, 'core')) });
  if (level === 'function' && family !== 'prose') figures.within[family] = withinRepositories(functions);
  if (level === 'function') figures.hardest[family] = hardest(functions);
  if (level === 'change') figures.codeAlarms[family] = RATES.map((rate) => falseAlarms(rows, rate));
  if (level === 'commit') figures.alarms[family] = RATES.map((rate) => falseAlarms(rows, rate));
}

/** Repositories whose agent commits were added to the corpus later count with their human rows only. */
function readFirstList(path: string): Map<string, boolean> {
  return new Map(parseCsv(readFileSync(path, 'utf8')).map(({ repo, ai }) => {
    if (repo === undefined || ai === undefined) throw new Error(`${path} has no columns repo and ai`);
    return [repo, ai === '1'];
  }));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

await main();
