import { describe, expect, it } from 'vitest';
import { GramMatrix } from '../../../corpus/learn/gram-matrix.ts';
import { priorVariance, type PriorInput } from '../../../corpus/learn/prior.ts';
import { FAMILIES } from '../../../src/score/grams.ts';

const BUCKETS = 8;
const [EVERYWHERE, HERE_AND_THERE, RARE, COMMON, NEVER] = [0, 1, 2, 3, 4];

/** Six owners of agent code and six of people's, four rows each; `cells` says which n-grams a row holds. */
function made(cells: (row: { agent: boolean; owner: number; index: number }) => number[]): { input: PriorInput; rows: Uint32Array } {
  const grams = new GramMatrix();
  const labels: number[] = [];
  const groups: string[] = [];
  for (const agent of [false, true])
    for (let owner = 0; owner < 6; owner++)
      for (let index = 0; index < 4; index++) {
        const own = Uint32Array.from(cells({ agent, owner, index }));
        FAMILIES.forEach((_, f) => grams.pushFamily(f === 0 ? { touched: own, size: own.length } : { touched: own, size: 0 }));
        labels.push(agent ? 1 : 0);
        groups.push(`${agent ? 'agent' : 'people'} ${owner}`);
      }
  const matrix = { grams, dense: new Float32Array(labels.length), denseColumns: 1 };
  const scaled = Float32Array.from(labels, (label, row) => label - 0.5 + (row % 3) / 10);
  const trust = new Float64Array(labels.length).fill(1);
  return { input: { matrix, scaled, labels: Uint8Array.from(labels), groups, trust, buckets: BUCKETS }, rows: Uint32Array.from(labels.keys()) };
}

const { input, rows } = made(({ agent, owner, index }) => [
  ...(agent && index < 2 ? [EVERYWHERE!] : []),
  ...(agent && owner < 2 ? [HERE_AND_THERE!] : []),
  ...(index === 0 && owner % 2 === 0 ? [RARE!] : []),
  ...(index < 3 && owner % 2 === 0 ? [COMMON!] : []),
  ...[5, 6, 7].slice(index % 2),
]);
const variance = priorVariance(input, rows);

describe('the prior of a weight', () => {
  it('is wider where owners agree than where a few of them decide', () => {
    expect(variance[EVERYWHERE!]).toBeGreaterThan(2 * variance[HERE_AND_THERE!]!);
  });

  it('is wider for a rare n-gram than for a common one that says as little', () => {
    expect(variance[RARE!]).toBeGreaterThan(variance[COMMON!]!);
  });

  it('keeps the mean squared length of the rows', () => {
    const length = (v?: Float64Array) =>
      rows.reduce((sum, row) => sum + input.matrix.grams.squared(row, { variance: v }) + input.scaled[row]! ** 2 * (v?.[BUCKETS] ?? 1), 0);
    expect(length(variance)).toBeCloseTo(length(), 6);
  });

  it('leaves the constant alone and is finite for what never occurs', () => {
    expect(variance[BUCKETS + 1]).toBe(1);
    expect(Number.isFinite(variance[NEVER!])).toBe(true);
  });

  it('does not ask rows whose label is doubted', () => {
    const trust = Float64Array.from(input.groups, (owner) => (owner === 'agent 0' ? 0.1 : 1));
    const without = rows.filter((row) => input.groups[row] !== 'agent 0');
    const relative = (v: Float64Array) => v[HERE_AND_THERE!]! / v[EVERYWHERE!]!;
    expect(relative(priorVariance({ ...input, trust }, rows))).toBeCloseTo(relative(priorVariance(input, without)), 6);
    expect(relative(priorVariance({ ...input, trust }, rows))).not.toBeCloseTo(relative(variance), 6);
  });

  it('does not count an owner of fewer than three rows', () => {
    const without = priorVariance(input, rows);
    const stray = made(({ agent, owner, index }) => (agent && owner === 5 && index > 1 ? [] : [agent ? EVERYWHERE! : COMMON!]));
    const few = stray.rows.filter((row) => !(stray.input.groups[row] === 'agent 5' && row % 4 > 1));
    const none = stray.rows.filter((row) => stray.input.groups[row] !== 'agent 5');
    const relative = (v: Float64Array) => v[EVERYWHERE!]! / v[COMMON!]!;
    expect(relative(priorVariance(stray.input, few))).toBeCloseTo(relative(priorVariance(stray.input, none)), 6);
    expect(priorVariance(input, rows)).toEqual(without);
  });
});
