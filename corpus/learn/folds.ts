/**
 * Assigns each group (owner) to one of `count` folds, largest group first to the fold with the least rows, so that no
 * owner is ever on both sides. Deterministic: ties go by name.
 */
export function groupFolds(groups: readonly string[], count: number): Uint8Array {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ordered = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const load = new Array<number>(count).fill(0);
  const fold = new Map<string, number>();
  for (const [group, size] of ordered) {
    const lightest = load.indexOf(Math.min(...load));
    fold.set(group, lightest);
    load[lightest]! += size;
  }
  return Uint8Array.from(groups, (group) => fold.get(group)!);
}

/**
 * One weight per row: within a class, a group counts by the square root of its rows, and each row by its trust; both
 * classes have equal total weight and the mean weight is 1.
 */
export function groupWeights(groups: readonly string[], labels: ArrayLike<number>, trust?: ArrayLike<number>): Float64Array {
  const counts = new Map<string, number>();
  const key = (i: number) => `${labels[i]}/${groups[i]}`;
  for (let i = 0; i < groups.length; i++) counts.set(key(i), (counts.get(key(i)) ?? 0) + 1);
  const totals = [0, 0];
  const raw = Float64Array.from(groups, (_, i) => (trust?.[i] ?? 1) / Math.sqrt(counts.get(key(i))!));
  for (let i = 0; i < raw.length; i++) totals[labels[i] ? 1 : 0]! += raw[i]!;
  return raw.map((w, i) => (w / totals[labels[i] ? 1 : 0]!) * (groups.length / 2));
}
