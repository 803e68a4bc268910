import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, aucInterval, bootstrap } from '../../../corpus/learn/metrics.ts';
import { cellOf, cellsOf, partsOf } from '../../../corpus/measure/cells.ts';
import { compare } from '../../../corpus/measure/compare.ts';
import { riskCoverage } from '../../../corpus/measure/coverage.ts';
import { commentDensity } from '../../../corpus/measure/density.ts';
import { falseAlarms, hardest, withinRepositories } from '../../../corpus/measure/repositories.ts';
import { madeRow, madeRows } from './made-rows.ts';

describe('an interval over owners', () => {
  it('is the one that resampling the rows of drawn owners gives', () => {
    const row = fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd'), score: fc.integer({ min: 0, max: 6 }), label: fc.constantFrom(0, 1) });
    fc.assert(fc.property(fc.array(row, { minLength: 8, maxLength: 40 }), (rows) => {
      const groups = rows.map((r) => r.group);
      const scores = rows.map((r) => r.score);
      const labels = rows.map((r) => r.label);
      const slow = bootstrap(groups, (at) => auc(at.map((i) => scores[i]!), at.map((i) => labels[i]!)), { rounds: 20 });
      const fast = aucInterval(groups, scores, labels, { rounds: 20 });
      fast.forEach((value, i) => (Number.isNaN(slow[i]!) ? expect(value).toBeNaN() : expect(value).toBeCloseTo(slow[i]!, 10)));
    }));
  });
});

describe('a figure', () => {
  it('is left out where a side has fewer than ten rows', () => {
    expect(cellOf({ family: 'python', level: 'function', rows: 'all', against: 'core' }, madeRows(9, 0.3), new Map())).toBeUndefined();
  });

  it('counts functions and leaves top-level code to its own row', () => {
    const rows = [...madeRows(20, 0.3), ...madeRows(20, 0.3).map((row) => ({ ...row, kind: 'chunk' }))];
    const cells = cellsOf({ family: 'python', level: 'function' }, rows, new Map());
    const agent = (name: string) => cells.find((c) => c.rows === name && c.against === 'core')?.agent;
    expect([agent('all'), agent('top-level and class code')]).toEqual([20, 20]);
  });

  it('knows no comment baseline without texts', () => {
    expect(cellOf({ family: 'python', level: 'file', rows: 'all', against: 'core' }, madeRows(20, 0.3), new Map())?.commentAuc).toBeNaN();
  });

  it.each([['jsts', 'change'], ['jsts', 'function'], ['python', 'file'], ['prose', 'function']])('of %s %s gives every row a place of its own name', (family, level) => {
    const names = partsOf(family, level).map((part) => part.rows);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('answering only the sure rows', () => {
  it('lowers the error when sure rows are right', () => {
    const rows = [...Array(8).keys()].map((i) => ({ label: (i % 2) as 0 | 1, p: i % 2 ? 0.9 : 0.1 })).concat([{ label: 1, p: 0.45 }, { label: 0, p: 0.55 }]);
    const [all, some] = riskCoverage(rows, [1, 0.8]);
    expect(all?.error).toBeCloseTo(0.2);
    expect(some?.error).toBe(0);
  });

  it('weighs both classes the same', () => {
    const rows = [...Array(30).keys()].map(() => ({ label: 0 as const, p: 0.1 }));
    expect(riskCoverage([...rows, { label: 1 as const, p: 0.2 }], [1])[0]?.error).toBeCloseTo(0.5);
  });
});

describe('false alarms', () => {
  it('judges an owner by a threshold that it had no say in', () => {
    const calm = [...Array(40).keys()].map((i) => madeRow({ id: `c${i}`, p: 0.2, fold: 0, repo: 'a/calm', group: 'a' }));
    const loud = [...Array(40).keys()].map((i) => madeRow({ id: `l${i}`, p: 0.8, fold: 1, repo: 'b/loud', group: 'b' }));
    const { share, worst } = falseAlarms([...calm, ...loud, madeRow({ label: 1, p: 0.9 })], 0.01);
    expect(share).toBe(0.5);
    expect(worst).toMatchObject({ repo: 'b/loud', hits: 40, all: 40 });
  });
});

describe('the hardest repositories', () => {
  it('are those whose rows are most often on the wrong side', () => {
    const of = (repo: string, p: number, label: 0 | 1) => Array.from({ length: 30 }, (_, i) => madeRow({ id: `${repo}${i}`, repo, p, label }));
    const { alarms, misses } = hardest([...of('a/tidy', 0.9, 0), ...of('b/plain', 0.1, 0), ...of('c/found', 0.9, 1), ...of('d/strict', 0.2, 1), madeRow({ repo: 'e/few', p: 0.9 })]);
    expect([alarms.map(({ repo }) => repo), alarms[0]?.share]).toEqual([['a/tidy', 'b/plain'], 1]);
    expect([misses.map(({ repo }) => repo), misses[0]?.share]).toEqual([['d/strict', 'c/found'], 1]);
  });
});

describe('within repositories', () => {
  it('compares agent rows with the older rows of the same repository alone', () => {
    const rows = ['a/x', 'b/y'].flatMap((repo, k) => madeRows(12, 0.5).map((row) => ({
      ...row, repo, group: repo, p: row.p + k, slice: row.label ? ('ai' as const) : ('preagent' as const),
    })));
    expect(withinRepositories(rows)).toMatchObject({ repositories: 2, mean: 1 });
  });
});

describe('another tool', () => {
  const rows = madeRows(20, 0.5);
  const parts = partsOf('python', 'file');

  it('is measured on the rows that it scored', () => {
    const scores = new Map(rows.slice(0, 30).map((row) => [row.id, -row.p]));
    const [all] = compare({ family: 'python', level: 'file' }, rows, { parts, scores });
    expect(all).toMatchObject({ covered: 0.75, ours: { auc: 1 }, theirs: { auc: 0 } });
  });

  it('says nothing about rows that it did not score', () => {
    expect(compare({ family: 'python', level: 'file' }, rows, { parts, scores: new Map([['elsewhere', 1]]) })).toEqual([]);
  });
});

describe('comment density', () => {
  it.each([
    ['no text', '', 0],
    ['hash comments', '# a\nx = 1\n', 0.5],
    ['a docstring of three lines', 'def f():\n    """A.\n\n    B.\n    """\n', 0.75],
    ['a docstring of one line', 'def f():\n    """A."""\n    return 1\n', 1 / 3],
    ['a block comment', '/**\n * A.\n */\nlet x\n', 0.75],
  ])('of %s', (_, text, expected) => expect(commentDensity(text)).toBeCloseTo(expected));
});
