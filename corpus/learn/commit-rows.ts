import { type Calibration, calibrate, logit } from '../../src/score/calibration.ts';
import { type MessageModelFile, weighMessage } from '../../src/score/message-score.ts';
import { fitCalibration } from './calibrate.ts';
import { groupWeights } from './folds.ts';
import { changeKey, type ScoredMessage } from './message-rows.ts';
import type { LevelRow } from './scores.ts';

/** What a message counts beside the code of its change; chosen out of fold, see `../../src/score/message.rationale.md`. */
export const MESSAGE_WEIGHT: MessageModelFile['weight'] = { for: 1, against: 0.5 };

/** What messages say, by {@link changeKey}: log-odds to be added to those of the code. */
export type Said = ReadonlyMap<string, number>;

/** A calibration of messages, by their length, on agents' messages and core human ones. */
export function calibrateMessages(messages: readonly ScoredMessage[]): Calibration {
  const core = messages.filter(({ slice }) => slice !== 'preagent');
  const labels = core.map(({ slice }): 0 | 1 => (slice === 'ai' ? 1 : 0));
  const weights = groupWeights(core.map(({ group }) => group), labels);
  return fitCalibration(core.map(({ score, length }, i) => ({ score, sloc: length, label: labels[i]!, weight: weights[i]! })));
}

export const saidBy = (messages: readonly ScoredMessage[], calibration: Calibration): Map<string, number> =>
  new Map(messages.map((message) => [changeKey(message), weighMessage({ weight: MESSAGE_WEIGHT }, calibrate(calibration, message.score, message.length))]));

/** The same with each message judged by a calibration that never saw its owner. */
export function saidOutOfFold(messages: readonly ScoredMessage[]): Map<string, number> {
  const said = new Map<string, number>();
  for (const fold of new Set(messages.map((message) => message.fold))) {
    const calibration = calibrateMessages(messages.filter((message) => message.fold !== fold));
    for (const [key, value] of saidBy(messages.filter((message) => message.fold === fold), calibration)) said.set(key, value);
  }
  return said;
}

/** Changes whose message is known, judged by code and message together. `p`: of the code alone, calibrated. */
export const withMessages = (changes: readonly (LevelRow & { p: number })[], said: Said): LevelRow[] =>
  changes.flatMap(({ p, ...row }) => {
    const more = said.get(changeKey(row));
    return more === undefined ? [] : [{ ...row, score: logit(p) + more }];
  });
