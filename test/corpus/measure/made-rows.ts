import type { Predicted } from '../../../corpus/measure/predict.ts';

/** A row of one made owner; what a test does not name is ordinary. */
export function madeRow(over: Partial<Predicted> = {}): Predicted {
  const id = over.id ?? 'u';
  const label = over.label ?? 0;
  return {
    id, parts: [id], score: 0, sloc: 10, label, weight: 1, group: 'owner', repo: 'owner/repo', commit: 'c', slice: label === 1 ? 'ai' : 'eramatched',
    lang: 'python', fold: 0, lines: 12, units: 1, bare: false, kind: 'function', date: '2025-01-01', p: 0.5, ...over,
  };
}

/** `count` agent rows and as many human ones over four owners and two folds, agent rows always `lead` above. */
export function madeRows(count: number, lead: number): Predicted[] {
  return Array.from({ length: 2 * count }, (_, i) => {
    const label = i % 2 === 0 ? 1 : 0;
    const owner = (i >> 1) % 4;
    return madeRow({ id: `u${i}`, label, p: 0.3 + 0.2 * (((i * 7) % 10) / 10) + label * lead, fold: owner % 2, group: `o${owner}`, repo: `o${owner}/r` });
  });
}
