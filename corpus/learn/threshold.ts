/** Standard errors over owners by which the share of human rows has to stay below the aim: one-sided, about five times in six. */
const GUARD = 1;

/**
 * The least value that, as far as these owners tell about others, no more than `rate` of human rows exceed: the share above it and
 * {@link GUARD} of its standard errors, owners being the sample, are at most `rate`.
 * Source of the error: the ratio estimator for clusters, Cochran, Sampling Techniques (1977), section 11.
 *
 * @returns 1 where even the highest row is too much.
 */
export function guardedThreshold(human: readonly { p: number; group: string }[], rate: number): number {
  const sorted = human.toSorted((a, b) => b.p - a.p);
  const owners = new Map<string, { rows: number; above: number }>();
  for (const { group } of human) {
    const owner = owners.get(group) ?? { rows: 0, above: 0 };
    owners.set(group, owner);
    owner.rows += 1;
  }
  let threshold = 1;
  for (const [above, { p, group }] of sorted.entries()) {
    if (p !== sorted[above - 1]?.p) {
      // `above` rows exceed this value.
      const share = above / sorted.length;
      const error = Math.sqrt([...owners.values()].reduce((sum, owner) => sum + (owner.above - share * owner.rows) ** 2, 0)) / sorted.length;
      if (share + GUARD * error > rate) break;
      threshold = p;
    }
    owners.get(group)!.above += 1;
  }
  return threshold;
}
