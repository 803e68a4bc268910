import { describe, expect, it } from 'vitest';
import { leastBearing } from '../../../corpus/learn/left-open.ts';
import type { ScoredExample } from '../../../corpus/learn/scores.ts';
import { leftOpen } from '../../../corpus/measure/left-open.ts';

/** A hundred units of rising bearing, every second one an agent's; the scores of the lowest are upside down. */
const made = Array.from({ length: 100 }, (_, i): ScoredExample => ({
  id: `${i}`, repo: 'a/b', group: 'a', commit: `${i}`, path: 'a.py', lang: 'python', kind: 'function', slice: i % 2 ? 'ai' : 'pre2022', label: '', date: '2020-01-01',
  lines: 8, sloc: 7, fold: 0, score: (i % 2 ? 1 : -1) * (i < 3 ? -1 : 1), comments: 0, commentGrams: 0, bearing: 1 + i / 100, bare: i === 0 ? 0 : 1,
}));

describe('the least bearing', () => {
  it('leaves three of a hundred below it', () => expect(leastBearing(made, 'function')).toBeCloseTo(1.03));
  it('does not ask files about functions, nor what is shorter than six lines', () => {
    const others = made.map((e, i) => (i < 50 ? { ...e, kind: 'file' as const, bearing: 0 } : { ...e, lines: 5, bearing: 0 }));
    expect(leastBearing([...made, ...others], 'function')).toBeCloseTo(1.03);
    expect(leastBearing(others, 'function')).toBe(0);
  });
});

describe('what is left open', () => {
  it('is told by reason, and judged apart', () => {
    const short = made.slice(0, 25).map((e) => ({ ...e, id: `s${e.id}`, sloc: 2, bearing: 2 }));
    const open = leftOpen([...made, ...short]);
    expect(open).toMatchObject({ short: 0.2, unlike: 1 / 125, flattened: 2 / 125, auc: 0 });
    expect(open.restAuc).toBeGreaterThan(0.9);
  });
});
