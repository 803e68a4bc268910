/**
 * Boosted trees of fixed depth in flat arrays: node k of a tree has children 2k + 1 and 2k + 2; the last level holds
 * leaves. A node that was not split sends everything left.
 */
export interface Trees {
  depth: number;
  /** Feature per inner node, tree after tree. */
  features: number[];
  /** A value ≤ threshold, or a missing one (NaN), goes left. */
  thresholds: number[];
  /** Log-odds per leaf, tree after tree. */
  leaves: number[];
}

/** Sum of the reached leaves, in log-odds. */
export function evaluateTrees(trees: Trees, values: Float64Array): number {
  const inner = (1 << trees.depth) - 1;
  const leafCount = 1 << trees.depth;
  let sum = 0;
  for (let tree = 0, count = trees.leaves.length / leafCount; tree < count; tree++) {
    let node = 0;
    while (node < inner) {
      const at = tree * inner + node;
      node = 2 * node + (values[trees.features[at]!]! > trees.thresholds[at]! ? 2 : 1);
    }
    sum += trees.leaves[tree * leafCount + node - inner]!;
  }
  return sum;
}

/**
 * What each feature added on the way to the reached leaves, in log-odds; the parts and the mean tree sum add up to
 * {@link evaluateTrees}. Source: Saabas, "Interpreting random forests" (2014): the change of a node's mean along the path.
 */
export function explainTrees(trees: Trees, values: Float64Array, out: Float64Array): void {
  const inner = (1 << trees.depth) - 1;
  const leafCount = 1 << trees.depth;
  for (let tree = 0, count = trees.leaves.length / leafCount; tree < count; tree++) {
    let node = 0;
    let mean = meanBelow(trees, tree, 0);
    while (node < inner) {
      const at = tree * inner + node;
      const feature = trees.features[at]!;
      node = 2 * node + (values[feature]! > trees.thresholds[at]! ? 2 : 1);
      const next = meanBelow(trees, tree, node);
      out[feature]! += next - mean;
      mean = next;
    }
  }
}

function meanBelow(trees: Trees, tree: number, node: number): number {
  const inner = (1 << trees.depth) - 1;
  const leafCount = 1 << trees.depth;
  let first = node;
  let last = node;
  while (first < inner) {
    first = 2 * first + 1;
    last = 2 * last + 2;
  }
  let sum = 0;
  for (let k = first; k <= last; k++) sum += trees.leaves[tree * leafCount + k - inner]!;
  return sum / (last - first + 1);
}
