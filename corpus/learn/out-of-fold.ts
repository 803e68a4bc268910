import { fit, type FitOptions, type Rows, score } from './fit.ts';

/** Scores of each row by a model that never saw its owner. `fold` assigns each row; rows of one owner share a fold. */
export function outOfFold(rows: Rows, fold: Uint8Array, options: FitOptions, progress: (done: number, of: number) => void): Float64Array {
  const n = rows.labels.length;
  const folds = Math.max(...fold) + 1;
  const scores = new Float64Array(n);
  for (let k = 0; k < folds; k++) {
    const inside = Uint32Array.from(Array.from({ length: n }, (_, i) => i).filter((i) => fold[i] !== k && rows.trust[i]! > 0));
    const model = fit(rows, inside, options);
    for (let i = 0; i < n; i++) if (fold[i] === k) scores[i] = score(model, rows.matrix, i);
    progress(k + 1, folds);
  }
  return scores;
}
