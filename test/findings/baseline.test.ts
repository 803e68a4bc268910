import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { applyBaseline, baselineOf, parseBaseline, printBaseline } from '../../src/findings/baseline.ts';
import { failed, ordinary, reviewed } from '../report/reports.ts';

const named = (path: string, report: Report = reviewed()): Report => ({ ...report, repository: { ...report.repository, path } });
const states = (report: Report | undefined): (string | undefined)[] => (report?.findings ?? []).map(({ state }) => state);

describe('a baseline', () => {
  it.each([
    { name: 'one report', value: reviewed() },
    { name: 'several reports', value: [reviewed(), failed()] },
    { name: 'a report with a byte order mark', value: reviewed(), prefix: '\ufeff' },
  ])('is read from $name, what was suppressed apart', ({ value, prefix = '' }) => {
    expect(parseBaseline(prefix + JSON.stringify(value), 'b.json').map(({ fingerprint }) => fingerprint)).toEqual(['aaaa1:1', 'aaaa90:1', 'cccc:2', 'eeee:1']);
  });

  it('reads what it writes', () => {
    const entries = baselineOf([named('a'), named('b')]);
    expect(parseBaseline(printBaseline(entries), 'b.json')).toEqual(entries);
    expect(parseBaseline(printBaseline([]), 'b.json')).toEqual([]);
  });

  it.each([
    { name: 'no JSON', text: '{' }, { name: 'another object', text: '{}' }, { name: 'a number', text: '1' }, { name: 'null', text: 'null' },
    { name: 'a report without findings', text: JSON.stringify(ordinary()) }, { name: 'a finding without fingerprint', text: '{"schemaVersion":1,"findings":[{"rule":"declared"}]}' },
    { name: 'findings of another kind', text: '{"schemaVersion":1,"findings":[null]}' },
  ])('is refused as $name', ({ text }) => {
    expect(() => parseBaseline(text, 'b.json')).toThrow(/^b\.json is no baseline/);
  });

  it('of one repository fits a scan of one, whatever they were called', () => {
    const { reports } = applyBaseline([named('.')], parseBaseline(JSON.stringify(named('../web')), 'b.json'));
    expect(states(reports[0])).toEqual(['unchanged', 'unchanged', 'new', 'unchanged', 'unchanged']);
  });

  it('of several repositories is kept apart by name', () => {
    const { reports } = applyBaseline([named('a'), named('b')], parseBaseline(JSON.stringify([named('a'), named('c')]), 'b.json'));
    expect(reports.map((report) => new Set(states(report)))).toEqual([new Set(['unchanged', 'new']), new Set(['new'])]);
  });

  it('settles the breaches of what it knows', () => {
    const report = reviewed();
    const { reports } = applyBaseline([report], baselineOf([report]));
    expect(reports[0]?.policy?.breaches.map(({ known }) => known)).toEqual(['baseline']);
  });

  it.each([
    { commits: 'are the same', ids: ['c2', 'c1', 'c1'] },
    { commits: 'were rewritten', ids: ['r2', 'r1', 'r1'] },
  ])('tells which of several equal texts is the new one where the commits $commits', ({ ids }) => {
    const [first] = reviewed().findings ?? [];
    const at = (path: string, ordinal: number, commit: string) => ({ ...first!, path, commit, fingerprint: `same:${ordinal}` });
    const before = { ...reviewed(), findings: [at('m.py', 1, 'c1'), at('z.py', 2, 'c1')] };
    const after = { ...reviewed(), findings: ['a.py', 'm.py', 'z.py'].map((path, index) => at(path, index + 1, ids[index]!)) };
    expect(states(applyBaseline([after], baselineOf([before])).reports[0])).toEqual(['new', 'unchanged', 'unchanged']);
  });

  it('does not take a finding for another because both have no commit', () => {
    const report = { ...reviewed(), findings: (reviewed().findings ?? []).slice(3, 4).map((finding) => ({ ...finding, fingerprint: 'zzzz:1' })) };
    expect(states(applyBaseline([report], baselineOf([reviewed()])).reports[0])).toEqual(['new']);
  });
});
