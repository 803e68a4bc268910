import { auc, rateAt } from '../learn/metrics.ts';
import { poolScores } from '../../src/score/pool.ts';
import type { ScoredExample } from '../learn/scores.ts';
import { byRepository } from './repositories.ts';

/** One figure without and with the comparison. */
export interface Compared {
  without: number;
  with: number;
}

/** What the comparison with a repository's own earlier code changes, on the rows that have such code; raw scores. */
export interface HouseFigures {
  /** Rows that are judged, and repositories that have earlier code. */
  units: number;
  repositories: number;
  /** AUC of functions against core human code. */
  functions: Compared;
  /** Mean AUC within a repository, and in how many. */
  within: Compared;
  pairs: number;
  /** Changes of 4 units or more, found at 1 % of the human ones. */
  changes: Compared;
  /** Share of human changes above the threshold of 0.5 %, mean of the 15 repositories where it is highest without. */
  hardest: Compared;
}

const LEAST_PAIRS = 10;
const LEAST_CHANGES = 15;
const HARDEST = 15;

export function houseFigures(examples: readonly ScoredExample[]): HouseFigures | undefined {
  const rows = examples.filter((one) => one.house !== undefined && one.kind !== 'file');
  if (rows.length === 0) return undefined;
  const functions = rows.filter(({ kind }) => kind === 'function');
  const pairs = [...byRepository(functions).values()].filter((own) => own.filter(isAgent).length >= LEAST_PAIRS && own.filter((row) => !isAgent(row)).length >= LEAST_PAIRS);
  const both = (figure: (score: Score) => number): Compared => ({ without: figure(plain), with: figure(compared) });
  const areaOf = (list: readonly ScoredExample[], score: Score): number => auc(list.map(score), list.map(labelOf));
  const core = functions.filter(({ slice }) => slice !== 'preagent');
  const hard = hardestRepositories(changesOf(rows, plain));
  return {
    units: rows.length, repositories: byRepository(rows).size, pairs: pairs.length,
    functions: both((score) => areaOf(core, score)),
    within: both((score) => mean(pairs.map((own) => areaOf(own, score)))),
    changes: both((score) => {
      const long = changesOf(rows, score).filter(({ units }) => units >= 4);
      return rateAt(long.map((one) => one.score), long.map(({ label }) => label), 0.01).tpr;
    }),
    hardest: both((score) => {
      const shares = alarms(changesOf(rows, score));
      return mean(hard.map((repo) => shares.get(repo) ?? 0));
    }),
  };
}

type Score = (row: ScoredExample) => number;
const plain: Score = ({ score }) => score;
const compared: Score = ({ score, house = 0 }) => score + house;
const isAgent = ({ slice }: ScoredExample): boolean => slice === 'ai';
const labelOf = (row: ScoredExample): 0 | 1 => (isAgent(row) ? 1 : 0);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Change {
  repo: string;
  label: 0 | 1;
  score: number;
  units: number;
}

function changesOf(rows: readonly ScoredExample[], score: Score): Change[] {
  const parts = new Map<string, ScoredExample[]>();
  for (const row of rows) {
    const key = `${row.repo} ${row.commit} ${row.slice}`;
    const list = parts.get(key);
    if (list) list.push(row);
    else parts.set(key, [row]);
  }
  return [...parts.values()].map((list) => ({
    repo: list[0]!.repo, label: labelOf(list[0]!), units: list.length,
    score: poolScores(list.map((row) => ({ ...row, score: score(row), dialect: row.lang })))!.score,
  }));
}

/** Share of each repository's human changes above the value that 0.5 % of all human changes exceed. */
function alarms(changes: readonly Change[]): Map<string, number> {
  const { threshold } = rateAt(changes.map(({ score }) => score), changes.map(({ label }) => label), 0.005);
  const human = byRepository(changes.filter(({ label }) => label === 0));
  return new Map([...human].filter(([, own]) => own.length >= LEAST_CHANGES).map(([repo, own]) => [repo, own.filter(({ score }) => score > threshold).length / own.length]));
}

const hardestRepositories = (changes: readonly Change[]): string[] =>
  [...alarms(changes)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, HARDEST).map(([repo]) => repo);
