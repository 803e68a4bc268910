import { usualWeight } from '../../src/score/bearing.ts';
import { fit, type FitOptions, type Rows, score } from './fit.ts';

export interface OutOfFold {
  /** Uncalibrated log-odds. */
  scores: Float64Array;
  /** What the row's n-grams bear on them, in usual weights of the model that judged it. */
  bearings: Float64Array;
  /** Of the scores, what comments added, and the distinct n-grams of each row's comments. */
  comments: Float64Array;
  commentGrams: Float64Array;
}

/** Judges each row by a model that never saw its owner. `fold` assigns each row; rows of one owner share a fold. */
export function outOfFold(rows: Rows, fold: Uint8Array, options: FitOptions, progress: (done: number, of: number) => void): OutOfFold {
  const n = rows.labels.length;
  const folds = fold.reduce((most, k) => Math.max(most, k), 0) + 1;
  const scores = new Float64Array(n);
  const bearings = new Float64Array(n);
  const comments = new Float64Array(n);
  const commentGrams = new Float64Array(n);
  for (let k = 0; k < folds; k++) {
    const inside = Uint32Array.from(Array.from({ length: n }, (_, i) => i).filter((i) => fold[i] !== k && rows.trust[i]! > 0));
    const model = fit(rows, inside, options);
    const usual = usualWeight(model.grams);
    for (let i = 0; i < n; i++) {
      if (fold[i] !== k) continue;
      scores[i] = score(model, rows.matrix, i);
      bearings[i] = rows.matrix.grams.meanSize(i, model.grams) / usual;
      ({ score: comments[i], grams: commentGrams[i] } = rows.matrix.grams.comments(i, model.grams));
    }
    progress(k + 1, folds);
  }
  return { scores, bearings, comments, commentGrams };
}
