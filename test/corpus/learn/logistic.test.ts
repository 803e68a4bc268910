import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../../../corpus/learn/logistic.ts';
import { seededRandom } from '../../../corpus/learn/random.ts';
import { SparseBuilder, sparseDesign } from '../../../corpus/learn/sparse.ts';

/** Two noisy columns and a constant; the first column decides. */
function problem(rows: number) {
  const random = seededRandom(7);
  const builder = new SparseBuilder();
  const y = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const signal = random() * 2 - 1;
    y[i] = signal + (random() - 0.5) > 0 ? 1 : 0;
    builder.push(0, signal);
    builder.push(1, random() * 2 - 1);
    builder.push(2, 1);
    builder.endRow();
  }
  const weights = new Float64Array(rows).fill(1);
  const values = builder.finish();
  return { values: values.values, x: sparseDesign(values, 3), y, weights, rows: Uint32Array.from({ length: rows }, (_, i) => i), c: 2, epochs: 500, seed: 1 };
}

describe('logistic regression', () => {
  const p = problem(400);
  const w = fitLogistic(p);

  it('ends where the gradient of the penalised loss vanishes', () => {
    const gradient = Array.from(w);
    for (let i = 0; i < 400; i++) {
      const sign = p.y[i] ? 1 : -1;
      const pull = (-p.c * sign) / (1 + Math.exp(sign * p.x.dot(i, w)));
      for (let j = 0; j < 3; j++) gradient[j]! += pull * p.values[i * 3 + j]!;
    }
    for (const g of gradient) expect(Math.abs(g)).toBeLessThan(0.1);
  });

  it('gives the column that decides the larger weight', () => {
    expect(w[0]!).toBeGreaterThan(5 * Math.abs(w[1]!));
  });

  it('learns the same weights from the same input', () => {
    expect(fitLogistic(problem(400))).toEqual(w);
  });

  it('leaves out rows that are not listed', () => {
    const half = { ...problem(400), rows: Uint32Array.from({ length: 200 }, (_, i) => i) };
    expect(fitLogistic(half)).not.toEqual(w);
  });
});
