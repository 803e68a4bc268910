/**
 * How much what a unit consists of bears on the question: the mean size of its n-grams' weights, families weighing by the
 * root of their n-grams. Low where nothing that agents or people are known for is left: then the score is near chance,
 * whatever it says (AUC of the lowest twentieth .69 to .91, by length, `corpus/judging.rationale.md`).
 * @param size sum over families of the sizes of the weights, each family scaled to length one
 * @param roots sum over families of the root of their distinct n-grams
 */
export const bearingOf = (size: number, roots: number): number => (roots > 0 ? size / roots : 0);

/** Root of the mean square of all weights: the scale on which the bearings of two models of as many buckets compare. */
export function usualWeight(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! ** 2;
  return Math.sqrt(sum / Math.max(1, weights.length));
}
