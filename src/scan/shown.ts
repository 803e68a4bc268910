import type { Evidence } from '../api/evidence.ts';
import type { UnitFact } from './placed-unit.ts';

/** What a report shows of a unit beside what is reckoned with. */
export type Shown = readonly [name: string, evidence: readonly Evidence[]];

/** The same of all units of a file, as JSON on one line. */
export const shownOf = (units: readonly Pick<UnitFact, 'name' | 'evidence'>[]): Buffer =>
  Buffer.from(JSON.stringify(units.map(({ name, evidence = [] }): Shown => [name, evidence])));
