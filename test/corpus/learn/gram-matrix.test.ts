import { describe, expect, it } from 'vitest';
import { type FamilyLengths, GramMatrix } from '../../../corpus/learn/gram-matrix.ts';
import { LENGTHS } from '../../../corpus/learn/options.ts';
import { asUnit } from '../../../src/languages/source.ts';
import { GramScorer } from '../../../src/score/gram-scorer.ts';
import { COMMENT_FAMILIES, countGrams, FAMILIES, gramBuffers } from '../../../src/score/grams.ts';
import { SAMPLES } from '../../score/samples.ts';

const BITS = 16;
const weights = Int8Array.from({ length: 1 << BITS }, (_, bucket) => (Math.imul(bucket, 0x9e3779b1) >>> 24) - 128);
const learned = Float64Array.from(weights);

function matrixOf({ path, text }: (typeof SAMPLES)[number], lengths?: FamilyLengths): GramMatrix {
  const matrix = new GramMatrix(lengths);
  countGrams(asUnit(path, text)!, gramBuffers(BITS), (_, table) => matrix.pushFamily(table));
  return matrix;
}

describe.each(SAMPLES)('families of other lengths: $path', (sample) => {
  it.each(Object.entries(LENGTHS))('weigh in training what the steps of a model make them weigh in a scan: %s', (_, lengths) => {
    const sums = new Float64Array(FAMILIES.length);
    new GramScorer(weights).score(asUnit(sample.path, sample.text)!, sums);
    const scanned = FAMILIES.reduce((sum, family, f) => sum + (lengths[family] ?? 1) * sums[f]!, 0);
    expect(matrixOf(sample, lengths).dot(0, learned)).toBeCloseTo(scanned, 2);
  });

  it('tell in training of comments what a scan tells', () => {
    const scorer = new GramScorer(weights);
    const sums = new Float64Array(FAMILIES.length);
    scorer.score(asUnit(sample.path, sample.text)!, sums);
    const { score, grams } = matrixOf(sample, LENGTHS.python).comments(0, learned);
    expect(score).toBeCloseTo(COMMENT_FAMILIES.reduce((sum, family) => sum + LENGTHS.python[family]! * sums[FAMILIES.indexOf(family)]!, 0), 2);
    expect(grams).toBe(scorer.commentGrams);
  });

  it('bear as much on the question', () => {
    expect(matrixOf(sample, LENGTHS.python).meanSize(0, learned)).toBeCloseTo(matrixOf(sample).meanSize(0, learned), 6);
  });
});

it('counts a family by the square of its length', () => {
  const matrix = new GramMatrix({ shapes: 2 });
  FAMILIES.forEach((family) => matrix.pushFamily({ touched: Uint32Array.of(1, 2), size: family === 'shapes' ? 2 : 0 }));
  expect(matrix.squared(0)).toBeCloseTo(4, 6);
});
