import { likeness } from '../../src/score/house.ts';
import type { HouseFit } from '../../src/score/model.ts';
import type { ScoredExample } from './scores.ts';

/** As many units as the product takes for a sample of a repository's earlier code, and the fewest. */
const MOST = 120;
const FEWEST = 10;
/** Log-odds of a likeness one spread above the mean; chosen out of fold, see `../train.rationale.md`. */
const WEIGHT = 0.6;

export type Measured = Pick<ScoredExample, 'id' | 'repo' | 'slice' | 'kind' | 'date'> & { measures: Float32Array };

/**
 * Each unit's likeness to its repository's own earlier code, by id. The older half of a repository's human units stands for
 * that code and is not judged itself.
 */
export function likenesses(units: readonly Measured[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const own of byRepository(units.filter(({ kind }) => kind !== 'file'))) {
    const human = own.filter(({ slice }) => slice !== 'ai').sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
    const earlier = human.slice(0, Math.min(MOST, human.length >> 1));
    if (earlier.length < FEWEST) continue;
    const sample = new Set(earlier);
    for (const unit of own) if (!sample.has(unit)) found.set(unit.id, likeness(unit.measures, earlier.map(({ measures }) => measures)));
  }
  return found;
}

/** The scale of likenesses: their spread, around the mean over agents' code, which is thus moved by nothing on average. */
export function fitHouse(units: readonly Pick<Measured, 'id' | 'slice'>[], found: ReadonlyMap<string, number>): HouseFit {
  const agent = units.flatMap(({ id, slice }) => (slice === 'ai' ? (found.get(id) ?? []) : []));
  const all = [...found.values()];
  const mean = average(all);
  return { weight: WEIGHT, mean: average(agent), spread: Math.sqrt(average(all.map((value) => (value - mean) ** 2))) };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function byRepository(units: readonly Measured[]): Measured[][] {
  const found = new Map<string, Measured[]>();
  for (const unit of units) {
    const own = found.get(unit.repo);
    if (own) own.push(unit);
    else found.set(unit.repo, [unit]);
  }
  return [...found.values()];
}
