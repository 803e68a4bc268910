import { calibrate, sigmoid } from '../../src/score/calibration.ts';
import { fitCalibration } from '../learn/calibrate.ts';
import { changeKey } from '../learn/message-rows.ts';
import type { LevelRow } from '../learn/scores.ts';

export type Predicted = LevelRow & { /** Calibrated probability under equal prior odds. */ p: number };

/** Which human slices a figure is against. `core` is what models learn from beside agent code. */
export const AGAINST = {
  core: ['pre2022', 'eramatched'], pre2022: ['pre2022'], 'era-matched': ['eramatched'], 'pre-agent': ['preagent'],
} as const satisfies Record<string, readonly LevelRow['slice'][]>;
export type Against = keyof typeof AGAINST;

/** Agent rows and the human rows of `against`. */
export const picked = <Row extends LevelRow>(rows: readonly Row[], against: Against): Row[] =>
  rows.filter((row) => row.label === 1 || (AGAINST[against] as readonly string[]).includes(row.slice));

/** Each unit with the probability of its change and the message of that, as a scan shows it; units of other changes keep their own. */
export function judgedByCommit(units: readonly Predicted[], commits: readonly Predicted[]): Predicted[] {
  const known = new Map(commits.map((row) => [`${changeKey(row)} ${row.slice}`, row.p]));
  return units.map((row) => ({ ...row, p: known.get(`${changeKey(row)} ${row.slice}`) ?? row.p }));
}

/** Gives rows their probabilities. */
export type Judge = (rows: readonly LevelRow[]) => Predicted[];

/** Judges a row by a calibration of its dialect that was fitted on the `rows` of the other folds. */
export function judgeOutOfFold(rows: readonly LevelRow[]): Judge {
  const keyOf = ({ lang, fold }: Pick<LevelRow, 'lang' | 'fold'>): string => `${lang} ${fold}`;
  const tables = new Map([...new Map(rows.map(({ lang, fold }) => [keyOf({ lang, fold }), { lang, fold }])).values()].map(({ lang, fold }) => [
    keyOf({ lang, fold }), fitCalibration(rows.filter((other) => other.lang === lang && other.fold !== fold && other.slice !== 'preagent')),
  ]));
  return (list) => list.map((row) => ({ ...row, p: sigmoid(calibrate(tables.get(keyOf(row))!, row.score, row.sloc)) }));
}
