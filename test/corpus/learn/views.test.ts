import { describe, expect, it } from 'vitest';
import { jointDesign } from '../../../corpus/learn/joint-design.ts';
import { extract } from '../../../corpus/learn/matrix.ts';
import { viewsOf } from '../../../corpus/learn/views.ts';
import type { Unit } from '../../../src/api/unit.ts';
import { asUnit } from '../../../src/languages/source.ts';

const BITS = 16;
const COMMENTED = 'def double(value):\n    """Double it."""\n    # Twice\n    return value * 2\n';
const BARE = 'def halve(value):\n    return value / 2\n';
/** Of comments, of code, of both. */
const MEASURES = [{ needs: ['comments'] }, { needs: ['tree'], invariantTo: ['comments'] }, { needs: ['text'] }] as const;

const designOf = async (family: 'python' | 'jsts', texts: readonly string[]) => {
  const matrix = await extract(texts.map((text) => asUnit('a.py', text) as Unit), { bits: BITS, denseColumns: 3, measure: () => Float64Array.of(1, 1, 1) });
  const views = viewsOf(family, MEASURES);
  const variance = new Float64Array((1 << BITS) + 3 + 1).fill(1);
  return { views, matrix, design: jointDesign({ matrix, scaled: matrix.dense, variance, views }), columns: variance.length };
};

/** A weight of one for each of the measures or for n-grams, nothing for the rest. */
const only = (columns: number, from: number, to: number): Float64Array => new Float64Array(columns).fill(1, from, to);

describe('rows seen in part', () => {
  it('Python learns from a row as a whole, from its code and from its comments; JavaScript and TypeScript from the whole', () => {
    expect(viewsOf('python', MEASURES).map(({ weight }) => weight)).toEqual([0.3, 1, 1]);
    expect(viewsOf('jsts', MEASURES).map(({ weight }) => weight)).toEqual([1]);
  });

  it('code is seen without what needs comments, comments without what they cannot move', () => {
    expect(viewsOf('python', MEASURES).map(({ measures }) => [...measures])).toEqual([[1, 1, 1], [0, 1, 1], [1, 0, 1]]);
  });

  it('n-grams of code and of comments add up to those of the whole row', async () => {
    const { design, columns } = await designOf('python', [BARE, COMMENTED]);
    const grams = only(columns, 0, 1 << BITS);
    const [whole, code, comments] = [1, 3, 5].map((at) => design.dot(at, grams)) as [number, number, number];
    expect(code + comments).toBeCloseTo(whole, 4);
    expect(comments).toBeGreaterThan(0);
    expect(design.dot(4, grams)).toBe(0); // the row without a comment
  });

  it.each([0, 1, 2, 3, 4, 5])('row %i: what is added, its squared length and its products are of the same view', async (at) => {
    const { design, columns } = await designOf('python', [BARE, COMMENTED]);
    const row = new Float64Array(columns);
    design.add(at, row, 1);
    expect(design.dot(at, row)).toBeCloseTo(row.reduce((sum, value) => sum + value * value, 0), 4);
    expect(design.squared(at)).toBeCloseTo(design.dot(at, row), 1);
  });
});
