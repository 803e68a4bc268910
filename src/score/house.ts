import type { HouseFit, LanguageFamily } from './model.ts';

/** Standardised measures of units that are older than any agent, by language family. Plain data: it goes to other processes. */
export type EarlierCode = Partial<Record<LanguageFamily, readonly Float64Array[]>>;

/** Units of a repository's own earlier code that a new unit is compared with: its nearest ones. */
const NEAREST = 10;
/** Fewer say nothing of a house. */
export const FEWEST_UNITS = 10;
const FURTHEST = 3;

/**
 * How a repository's own code looked before any agent, as standardised measures. Code that is like it says less of an
 * agent: what is rare elsewhere may be the house style here.
 */
export class House {
  private readonly fit: HouseFit;
  private readonly units: readonly Float64Array[];

  /** @param units standardised measures of earlier units, {@link FEWEST_UNITS} or more */
  constructor(fit: HouseFit, units: readonly Float64Array[]) {
    this.fit = fit;
    this.units = units;
  }

  /** What the likeness adds to the uncalibrated score of a unit: below 0 where it looks like the earlier code. */
  shift(measures: Float64Array): number {
    return shiftOf(this.fit, likeness(measures, this.units));
  }
}

/** Log-odds that a likeness adds; bounded, so that it never decides alone. */
export const shiftOf = ({ weight, mean, spread }: HouseFit, alike: number): number =>
  -weight * Math.max(-FURTHEST, Math.min(FURTHEST, (alike - mean) / spread));

/** Mean of the largest products with earlier units: high where the same unusual traits come together in several of them. */
export function likeness(measures: ArrayLike<number>, units: readonly ArrayLike<number>[]): number {
  const best = new Float64Array(Math.min(NEAREST, units.length)).fill(Number.NEGATIVE_INFINITY);
  for (const unit of units) {
    let product = 0;
    for (let j = 0; j < measures.length; j += 1) product += measures[j]! * unit[j]!;
    if (product <= best[0]!) continue;
    best[0] = product;
    best.sort();
  }
  return best.reduce((sum, product) => sum + product, 0) / best.length;
}
