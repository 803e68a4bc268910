import { expect, it } from 'vitest';

import type { Report, ReportFile } from '../../src/api/report.ts';
import { prettyFiles } from '../../src/report/pretty-files.ts';
import { ordinary } from './reports.ts';

const withFiles = (...files: Partial<ReportFile>[]): Report => {
  const report = ordinary();
  const plain = report.files[2] as ReportFile;
  return { ...report, files: files.map((file, at) => ({ ...plain, lines: 400, path: `${at}.py`, rank: at + 1, ...file })) };
};

const shown = (report: Report): string => prettyFiles(report, (_, text) => text, 100).join('\n');

it.each<[string, Partial<ReportFile>, boolean]>([
  ['a declared line', { verdict: 'declared', expectedLines: 1 }, true],
  ['a file that resembles', { verdict: 'resembles', expectedLines: 3 }, true],
  ['an undetermined file, a tenth of it expected', { verdict: 'undetermined', expectedLines: 40 }, true],
  ['traces of resemblance in a large file', { verdict: 'undetermined', expectedLines: 1.2 }, false],
  ['a fraction of a line', { verdict: 'undetermined', expectedLines: 0.6, lines: 5 }, false],
])('the head of the ranking and %s', (_, file, isShown) => {
  expect(shown(withFiles(file)).includes('0.py')).toBe(isShown);
});

it('says that nothing points to an agent when only traces of resemblance do', () => {
  expect(shown(withFiles({ expectedLines: 1.2 }, { expectedLines: 0.3 }))).toContain('Nothing in the 2 scanned files points to an agent.');
});

it('leaves no rank out in between, and counts all of them as seen', () => {
  const lines = shown(withFiles({ verdict: 'declared', expectedLines: 50 }, { expectedLines: 25 }, { verdict: 'declared', expectedLines: 25 }, { expectedLines: 0.1 })).split('\n');
  expect(lines.map((line) => /^ +(\d+) .* (\d+ %) /.exec(line)?.slice(1)).filter(Boolean)).toEqual([['1', '49 %'], ['2', '74 %'], ['3', '99 %']]);
});

it.each([
  { ranges: [[3, 3]], says: 'claude-code: line 3' },
  { ranges: [[3, 3], [4, 9]], says: 'claude-code: lines 3-9' },
  { ranges: [[1, 1], [3, 3], [5, 6], [8, 9]], says: 'claude-code: lines 1, 3, 5-6 and 1 range more' },
])('names attributed lines: $says', ({ ranges, says }) => {
  const attributions = ranges.map(([startLine = 0, endLine = 0]) => ({ startLine, endLine, class: 'declared' as const, agent: 'claude-code', heuristic: 'commit-trailers' }));
  expect(shown(withFiles({ verdict: 'declared', expectedLines: 9, attributions })).split('\n')).toContain(`      ${says}`);
});
