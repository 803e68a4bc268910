import { describe, expect, it } from 'vitest';
import { GramMatrix } from '../../corpus/learn/gram-matrix.ts';
import { asUnit } from '../../src/languages/source.ts';
import { bearingOf, usualWeight } from '../../src/score/bearing.ts';
import { GramScorer } from '../../src/score/gram-scorer.ts';
import { countGrams, FAMILIES, gramBuffers } from '../../src/score/grams.ts';
import { SAMPLES } from './samples.ts';

const BITS = 16;
const weights = Int8Array.from({ length: 1 << BITS }, (_, bucket) => (Math.imul(bucket, 0x9e3779b1) >>> 24) - 128);

describe('the bearing of a unit', () => {
  it.each(SAMPLES)('is the same in training and in a scan: $path', ({ path, text }) => {
    const unit = asUnit(path, text)!;
    const matrix = new GramMatrix();
    countGrams(unit, gramBuffers(BITS), (_, table) => matrix.pushFamily(table));
    const scorer = new GramScorer(weights);
    scorer.score(unit, new Float64Array(FAMILIES.length));
    expect(scorer.bearing).toBeCloseTo(matrix.meanSize(0, Float64Array.from(weights)), 9);
  });

  it('is the size of the weights where all are alike, whatever their sign', () => {
    const scorer = new GramScorer(weights.map((w) => (w < 0 ? -3 : 3)));
    scorer.score(asUnit('a.ts', SAMPLES[0]!.text)!, new Float64Array(FAMILIES.length));
    expect(scorer.bearing).toBeCloseTo(3, 9);
  });

  it('is nothing where there is nothing', () => expect(bearingOf(0, 0)).toBe(0));
});

describe('the usual weight', () => {
  it.each([[[3, -3, 3, -3], 3], [[0, 0, 0, 2], 1], [[], 0]])('of %j is %d', (all, usual) => expect(usualWeight(all)).toBe(usual));
});
