import type { Level } from '../../src/score/model.ts';
import { type Said, withMessages } from '../learn/commit-rows.ts';
import { atLevel, LEVELS, type ScoredExample } from '../learn/scores.ts';
import { cellsOf, partsOf } from './cells.ts';
import { compare } from './compare.ts';
import { riskCoverage } from './coverage.ts';
import type { Figures } from './figures.ts';
import { HOUSE_RATE, houseChanges } from './house-changes.ts';
import { houseFigures } from './house.ts';
import { type IsSlight, leftOpen } from './left-open.ts';
import { type Judge, judgedByCommit, picked, type Predicted } from './predict.ts';
import { falseAlarms, hardest, type ThresholdOf, withinRepositories } from './repositories.ts';

/** What share of human rows a threshold aims at. */
export const RATES = [0.01, 0.005, 0.001] as const;
export type Rate = (typeof RATES)[number];

/** What turns raw scores into probabilities, and says from which one on a row is flagged. */
export interface Means {
  judge(level: Level, rows: Parameters<Judge>[0]): Judge;
  thresholds(level: Level, rows: readonly Predicted[], rate: Rate): ThresholdOf;
  /** Units that bear too little on the question. */
  isSlight(examples: readonly ScoredExample[]): IsSlight;
  /** What the messages of changes say. */
  said: Said;
}

export interface Family {
  family: string;
  examples: readonly ScoredExample[];
  means: Means;
  /** Unit id → share of comment lines. */
  density: ReadonlyMap<string, number>;
  /** Repository → whether its agent commits are on the list of an earlier day, too. */
  firstList: ReadonlyMap<string, boolean>;
  /** Unit id → score of another tool. */
  compare: ReadonlyMap<string, number>;
}

/** Adds every figure of one family. @returns its rows as they were judged */
export function measureFamily(figures: Figures, of: Family): Record<Level, Predicted[]> {
  const { family, examples, means } = of;
  figures.leftOpen[family] = leftOpen(examples, means.isSlight(examples));
  const { rows, judges } = judgeLevels(examples, means);
  const house = houseFigures(examples);
  if (house) {
    const thresholds = { change: means.thresholds('change', rows.change, HOUSE_RATE), commit: means.thresholds('commit', rows.commit, HOUSE_RATE) };
    figures.house[family] = house;
    figures.houseChanges[family] = houseChanges(examples, { judges, thresholds, said: means.said });
  }
  for (const level of Object.keys(rows) as Level[]) measureLevel(figures, { ...of, level, rows: rows[level] });
  if (family !== 'prose') figures.withinCommit[family] = withinRepositories(judgedByCommit(functionsOf(rows.function), rows.commit));
  return rows;
}

/** Every level's rows with their probabilities, and what gave them. */
function judgeLevels(examples: readonly ScoredExample[], { judge, said }: Means): { rows: Record<Level, Predicted[]>; judges: Record<'change' | 'commit', Judge> } {
  const [functions, files, changes] = LEVELS.map((level) => atLevel(examples, level));
  const judgeChanges = judge('change', changes!);
  const change = judgeChanges(changes!);
  const commits = withMessages(change, said);
  const judgeCommits = judge('commit', commits);
  return {
    rows: { function: judge('function', functions!)(functions!), file: judge('file', files!)(files!), change, commit: judgeCommits(commits) },
    judges: { change: judgeChanges, commit: judgeCommits },
  };
}

const functionsOf = (rows: readonly Predicted[]): Predicted[] => rows.filter(({ kind }) => kind !== 'chunk');

function measureLevel(figures: Figures, { family, level, rows, density, firstList, compare: scores, means }: Family & { level: Level; rows: readonly Predicted[] }): void {
  process.stderr.write(`${family} ${level}\n`);
  const functions = level === 'function' ? functionsOf(rows) : rows;
  const alarms = (): Figures['alarms'][string] => RATES.map((rate) => falseAlarms(rows, rate, means.thresholds(level, rows, rate)));
  figures.cells.push(...cellsOf({ family, level }, rows, density));
  const first = rows.filter((row) => firstList.has(row.repo) && (row.label === 0 || firstList.get(row.repo) === true));
  if (first.length) figures.firstList.push(...cellsOf({ family, level }, first, density));
  if (level === 'commit' && first.length) figures.firstAlarms[family] = falseAlarms(first, 0.005, means.thresholds(level, first, 0.005));
  if (scores.size) figures.comparisons.push(...compare({ family, level }, rows, { parts: partsOf(family, level), scores }));
  figures.risk.push({ family, level, points: riskCoverage(picked(functions, 'core')) });
  if (level === 'function' && family !== 'prose') figures.within[family] = withinRepositories(functions);
  if (level === 'function') figures.hardest[family] = hardest(functions);
  if (level === 'change') figures.codeAlarms[family] = alarms();
  if (level === 'commit') figures.alarms[family] = alarms();
}
