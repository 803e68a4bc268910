import { describe, expect, it } from 'vitest';
import { type SampledUnit, sampleIds, separates, separation, withStability } from '../../../corpus/measure/separation.ts';

/** 20 owners a slice, four units each. */
const units: SampledUnit[] = (['ai', 'eramatched', 'pre2022'] as const).flatMap((slice) =>
  Array.from({ length: 80 }, (_, i) => ({ slice, group: `${slice}${i % 20}` })));
const name = { id: 'trait', family: 'python' } as const;
const noise = (i: number): number => ((i * 37) % 80) / 80;

describe('a heuristic', () => {
  it.each([
    ['that agents show more', units.map((unit, i) => noise(i) + (unit.slice === 'ai' ? 1 : 0)), true],
    ['that agents show less', units.map((unit, i) => noise(i) - (unit.slice === 'ai' ? 1 : 0)), true],
    ['that all show alike', units.map((_, i) => noise(i)), false],
    ['that only the year decides', units.map((unit, i) => noise(i) - (unit.slice === 'pre2022' ? 1 : 0)), false],
    ['that says nothing', units.map(() => NaN), false],
    ['that speaks too seldom', units.map((unit, i) => (i % 8 ? NaN : unit.slice === 'ai' ? 1 : 0)), false],
  ])('%s separates: %s', (_, values, expected) => expect(separates(separation(name, units, values))).toBe(expected));

  it('is judged where it spoke; how often it spoke is counted apart', () => {
    const values = units.map((unit, i) => (unit.slice === 'ai' && i % 2 ? NaN : unit.slice === 'ai' ? 1 : 0));
    expect(separation(name, units, values)).toMatchObject({ era: 1, pre2022: 1, agent: 40, human: 80, observed: { ai: 0.5, eramatched: 1, pre2022: 1 } });
  });
});

describe('the sample', () => {
  const all = Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, slice: (['ai', 'eramatched', 'unmarked'] as const)[i % 3]! }));

  it('takes the same units in any order of the file', () => {
    expect([...sampleIds(all, 4, (id) => id)].sort()).toEqual([...sampleIds(all.toReversed(), 4, (id) => id)].sort());
  });

  it('takes at most so many of each slice and none of others', () => expect(sampleIds(all, 4, (id) => id).size).toBe(8));
});

describe('the stability line', () => {
  const source = "    languages: ['python'],\n    stability: 'experimental',\n    since: '0.1.0',\n";

  it('is the only one that changes', () => expect(withStability(source, 'stable')).toBe(source.replace('experimental', 'stable')));
  it('is left alone when it is right', () => expect(withStability(source, 'experimental')).toBeUndefined());
  it('must be there once', () => expect(() => withStability('', 'stable')).toThrow('found 0'));
});
