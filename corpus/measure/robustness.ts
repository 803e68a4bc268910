import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { auc } from '../learn/metrics.ts';

/** The units that were left as they are. */
export const UNCHANGED = 'unchanged';

/** A unit as one rewrite left it, with its out-of-fold score. */
export interface Probe {
  id: string;
  rewrite: string;
  label: 0 | 1;
  score: number;
}

const rewritten = z.object({
  rewrite: z.string(), units: z.number(), unchanged: z.number(), all: z.number(), agentsAlone: z.number(),
});
const robustness = z.object({ family: z.enum(['python', 'jsts']), learned: z.number(), recipe: z.string().optional(), rewrites: z.array(rewritten) });

/**
 * What one rewrite does to the AUC. `unchanged`: of the same units before it; `all`: when it was done to every unit;
 * `agentsAlone`: when only agents' code went through it, as somebody would who hides it.
 */
export type Rewritten = z.infer<typeof rewritten>;

/** What `bench/robustness.ts` writes for one family. `learned`: units that the models learned from; `recipe`: how. */
export type Robustness = z.infer<typeof robustness>;

/** A unit that a rewrite cannot read counts neither before nor after it. */
export function rewrittenAreas(probes: readonly Probe[]): Rewritten[] {
  const before = new Map(probes.filter(({ rewrite }) => rewrite === UNCHANGED).map((probe) => [probe.id, probe]));
  const rewrites = [...new Set(probes.map(({ rewrite }) => rewrite))].filter((rewrite) => rewrite !== UNCHANGED);
  return rewrites.map((rewrite) => {
    const after = probes.filter((probe) => probe.rewrite === rewrite && before.has(probe.id));
    const labels = after.map(({ label }) => label);
    const old = after.map(({ id }) => before.get(id)!.score);
    const areaOf = (scores: readonly number[]): number => auc(scores, labels);
    return {
      rewrite, units: after.length, unchanged: areaOf(old), all: areaOf(after.map(({ score }) => score)),
      agentsAlone: areaOf(after.map(({ label, score }, i) => (label === 1 ? score : old[i]!))),
    };
  });
}

/** Undefined where it was not measured. */
export const readRobustness = (path: string): Robustness | undefined =>
  existsSync(path) ? robustness.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
