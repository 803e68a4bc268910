import { describe, expect, it } from 'vitest';
import { fitTrees } from '../../../corpus/learn/boost.ts';
import { auc } from '../../../corpus/learn/metrics.ts';
import { seededRandom } from '../../../corpus/learn/random.ts';
import { evaluateTrees, explainTrees } from '../../../src/score/trees.ts';

const ROWS = 600;
const COLUMNS = 3;

/** Exclusive-or of the signs of two columns: no linear model can tell. The third column is missing in half of the rows. */
function exclusiveOr() {
  const random = seededRandom(3);
  const x = Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => (i % COLUMNS === 2 && random() < 0.5 ? NaN : random() * 2 - 1));
  const y = Uint8Array.from({ length: ROWS }, (_, i) => (x[i * COLUMNS]! > 0 !== x[i * COLUMNS + 1]! > 0 ? 1 : 0));
  return { x, y };
}

const { x, y } = exclusiveOr();
const trees = fitTrees({
  x, y, columns: COLUMNS, weights: new Float64Array(ROWS).fill(1), rows: Uint32Array.from({ length: ROWS }, (_, i) => i),
  trees: 60, depth: 3, rate: 0.2, penalty: 1, minimum: 5,
});
const row = (i: number) => Float64Array.from(x.subarray(i * COLUMNS, (i + 1) * COLUMNS));

describe('boosted trees', () => {
  it('tell what no single column tells', () => {
    const scores = Array.from({ length: ROWS }, (_, i) => evaluateTrees(trees, row(i)));
    expect(auc(scores, y)).toBeGreaterThan(0.97);
  });

  it('explain a score by parts that add up to it', () => {
    const base = new Float64Array(COLUMNS);
    explainTrees(trees, row(0), base);
    const rest = evaluateTrees(trees, row(0)) - base.reduce((a, b) => a + b, 0);
    for (let i = 1; i < 20; i++) {
      const parts = new Float64Array(COLUMNS);
      explainTrees(trees, row(i), parts);
      expect(parts.reduce((a, b) => a + b, 0) + rest).toBeCloseTo(evaluateTrees(trees, row(i)), 8);
    }
  });

  it('send a missing measure the same way every time', () => {
    const missing = Float64Array.from([NaN, NaN, NaN]);
    expect(evaluateTrees(trees, missing)).toBe(evaluateTrees(trees, missing));
  });
});
