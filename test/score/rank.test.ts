import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportFile, Verdict } from '../../src/api/index.ts';
import { rankFiles } from '../../src/score/rank.ts';

const file = (path: string, verdict: Verdict, expectedLines: number): ReportFile => ({
  path, verdict, expectedLines, language: 'python', lines: 10, sloc: 8, rank: 0, attributions: [], resemblance: null, units: [], evidence: [],
});

const anyFile = fc.record({
  path: fc.string(),
  verdict: fc.constantFrom<Verdict>('recorded', 'declared', 'copied', 'resembles', 'undetermined', 'human-by-date'),
  lines: fc.nat(1000),
}).map(({ path, verdict, lines }) => file(path, verdict, lines));

describe('the ranking', () => {
  it.each([
    ['a record before any number of declared lines', [file('b', 'declared', 900), file('a', 'recorded', 1)], ['a', 'b']],
    ['more expected lines first within a class', [file('a', 'declared', 1), file('b', 'declared', 2)], ['b', 'a']],
    ['the path where all else is equal', [file('b', 'resembles', 1), file('B', 'resembles', 1), file('a', 'resembles', 1)], ['B', 'a', 'b']],
    ['what is human by date last', [file('a', 'human-by-date', 0), file('b', 'undetermined', 0)], ['b', 'a']],
  ])('puts %s', (_, files, paths) => {
    expect(rankFiles(files).map((f) => f.path)).toEqual(paths);
  });

  it('does not depend on the order the files came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyFile, { selector: (f) => f.path }), (files) => {
        expect(rankFiles([...files].reverse())).toEqual(rankFiles(files));
      }),
    );
  });

  it('numbers files from one without a gap', () => {
    fc.assert(fc.property(fc.array(anyFile), (files) => {
      expect(rankFiles(files).map((f) => f.rank)).toEqual(files.map((_, i) => i + 1));
    }));
  });
});
