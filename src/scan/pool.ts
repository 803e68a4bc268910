import type { ResemblanceReason } from '../api/report.ts';
import type { Rules } from '../builtins.ts';
import { calibrate, sigmoid } from '../score/calibration.ts';
import type { Level } from '../score/model.ts';
import type { Pooled } from './changes.ts';
import { rounded } from './numbers.ts';
import type { PlacedUnit } from './units.ts';

/** Fewest source lines that a pool must hold before anything is said of it. */
const MINIMUM = 4;

/** Pools the scores of units into one resemblance, by the model of the language that most of their lines are in. */
export function poolUnits(rules: Rules, level: Level, units: readonly PlacedUnit[]): Pooled {
  const scored = units.flatMap(({ language, score }) => (score ? [{ language, score }] : []));
  const sloc = scored.reduce((sum, { score }) => sum + score.sloc, 0);
  if (scored.length === 0) return { resemblance: null, resemblanceReason: commonReason(units) };
  if (sloc < MINIMUM) return { resemblance: null, resemblanceReason: 'too-short' };
  const longest = scored.reduce((best, one) => (one.score.sloc > best.score.sloc ? one : best));
  const model = rules.models.for(longest.language);
  if (model === undefined) return { resemblance: null, resemblanceReason: 'unsupported-language' };
  const mean = scored.reduce((sum, { score }) => sum + score.score * score.sloc, 0) / sloc;
  return { resemblance: rounded(sigmoid(calibrate(model.calibration[level], mean, sloc))) };
}

const commonReason = (units: readonly PlacedUnit[]): ResemblanceReason => units[0]?.report.resemblanceReason ?? 'no-code';
