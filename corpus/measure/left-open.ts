import { leastBearing } from '../learn/left-open.ts';
import { auc } from '../learn/metrics.ts';
import type { ScoredExample } from '../learn/scores.ts';
import { MINIMUM_SLOC } from '../../src/score/unit-score.ts';

/** Units of six lines or more that the product gives no number for, and how they would have done. */
export interface LeftOpen {
  /** Share for being short, for bearing too little without a comment, and with one. */
  short: number;
  flattened: number;
  unlike: number;
  /** Function AUC, core, of what bears too little, and of all the rest. */
  auc: number;
  restAuc: number;
}

/** Whether what a unit consists of bears too little on the question. */
export type IsSlight = (unit: ScoredExample) => boolean;

/** By the limit that the examples themselves would set. */
export function slightAmong(examples: readonly ScoredExample[]): IsSlight {
  const least = new Map([...new Set(examples.map((e) => e.lang))].map((lang) => [lang, leastBearing(examples.filter((e) => e.lang === lang && e.slice !== 'preagent'), 'function')]));
  return (unit) => unit.bearing < least.get(unit.lang)!;
}

export function leftOpen(examples: readonly ScoredExample[], isSlightUnit = slightAmong(examples)): LeftOpen {
  const long = examples.filter((e) => e.kind !== 'file' && e.lines >= 6);
  const short = long.filter((e) => e.sloc < MINIMUM_SLOC);
  const slight = long.filter((e) => e.sloc >= MINIMUM_SLOC && isSlightUnit(e));
  const isSlight = new Set(slight);
  return {
    short: short.length / long.length,
    flattened: slight.filter((e) => e.bare === 1 && e.lang !== 'markdown').length / long.length,
    unlike: slight.filter((e) => e.bare === 0 || e.lang === 'markdown').length / long.length,
    auc: coreAuc(slight),
    restAuc: coreAuc(long.filter((e) => !isSlight.has(e))),
  };
}

function coreAuc(examples: readonly ScoredExample[]): number {
  const core = examples.filter((e) => e.slice !== 'preagent');
  return auc(core.map((e) => e.score), core.map((e) => (e.slice === 'ai' ? 1 : 0)));
}
