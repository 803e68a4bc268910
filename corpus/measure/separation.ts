import { auc, aucInterval } from '../learn/metrics.ts';
import type { Example, FamilyName } from '../learn/examples.ts';

export const SLICES = ['ai', 'eramatched', 'pre2022'] as const;
export type SampledSlice = (typeof SLICES)[number];

/** A sampled unit: what it is compared and grouped by. */
export interface SampledUnit {
  slice: SampledSlice;
  group: string;
}

/** How one heuristic's measure separates the sampled units of one family. Where it abstained, a unit does not count. */
export interface Separation {
  id: string;
  family: FamilyName;
  /** Share of units that it measured. */
  observed: Record<SampledSlice, number>;
  /** Agent units that it measured, and era-matched ones. */
  agent: number;
  human: number;
  /** AUC against era-matched units; above .5 where agents measure higher. NaN when one side is empty. */
  era: number;
  /** 95 %, over owners. */
  interval: [number, number];
  pre2022: number;
}

export function separation(name: { id: string; family: FamilyName }, units: readonly SampledUnit[], values: ArrayLike<number>): Separation {
  const seen = units.flatMap((unit, i) => (Number.isNaN(values[i]!) ? [] : [{ ...unit, value: values[i]! }]));
  const against = (slice: SampledSlice) => {
    const rows = seen.filter((row) => row.slice === 'ai' || row.slice === slice);
    return { groups: rows.map((row) => row.group), values: rows.map((row) => row.value), labels: rows.map((row) => (row.slice === 'ai' ? 1 : 0)) };
  };
  const era = against('eramatched');
  const pre = against('pre2022');
  const share = (slice: SampledSlice) => seen.filter((row) => row.slice === slice).length / Math.max(1, units.filter((unit) => unit.slice === slice).length);
  const agent = seen.filter((row) => row.slice === 'ai').length;
  return {
    ...name, agent, human: era.labels.length - agent,
    observed: { ai: share('ai'), eramatched: share('eramatched'), pre2022: share('pre2022') },
    era: auc(era.values, era.labels), interval: aucInterval(era.groups, era.values, era.labels), pre2022: auc(pre.values, pre.labels),
  };
}

/** Units measured on either side below which nothing is decided. */
const LEAST = 30;
/** How far from .5 the whole interval must lie. */
const MARGIN = 0.02;

/** Whether the measure separates agent code from era-matched code of people, whichever side is higher. */
export const separates = ({ agent, human, interval: [low, high] }: Separation): boolean =>
  agent >= LEAST && human >= LEAST && (low >= 0.5 + MARGIN || high <= 0.5 - MARGIN);

/** The `most` examples of each slice that a seed picks: every unit has the same chance, and equal input gives the same ones. */
export function sampleIds(units: readonly Pick<Example, 'id' | 'slice'>[], most: number, rank: (id: string) => string): Set<string> {
  return new Set(SLICES.flatMap((slice) =>
    units.filter((unit) => unit.slice === slice).map(({ id }) => ({ id, key: rank(id) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).slice(0, most).map(({ id }) => id)));
}

/** A heuristic's source with its stability set; undefined when it says so already. */
export function withStability(source: string, stability: 'stable' | 'experimental'): string | undefined {
  const lines = [...source.matchAll(/^ *stability: '(?:stable|experimental)',$/gm)];
  if (lines.length !== 1) throw new Error(`expected one line that says the stability, found ${lines.length}`);
  const next = source.replace(/^( *stability: )'(?:stable|experimental)',$/m, `$1'${stability}',`);
  return next === source ? undefined : next;
}
