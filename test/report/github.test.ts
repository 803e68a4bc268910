import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/api/finding.ts';
import type { Report } from '../../src/api/report.ts';
import { github } from '../../src/report/github.ts';
import { hostile, quiet, reviewed } from './reports.ts';

const render = (report: Report): string => [...github([report], { colour: false, width: 80 })].join('');
const complete = (report: Report): Report => ({ ...report, coverage: { ...report.coverage, notes: [] } });
const withFindings = (count: number, more: (at: number) => Partial<Finding> = () => ({})): Report => {
  const [first] = reviewed().findings ?? [];
  return complete({ ...reviewed(), findings: Array.from({ length: count }, (_, at) => ({ ...first!, state: 'new' as const, startLine: at + 1, endLine: at + 1, ...more(at) })) });
};

describe('GitHub annotations', () => {
  it('say level, place and rule', () => {
    expect(render(reviewed()).split('\n')[0]).toBe(
      '::error file=src/server.py,line=1,endLine=80,title=Handiwork%3A declared::Lines 1 to 80: declared to be the work of claude-code, which the policy bans (commit fedcba987654).',
    );
  });

  it('are capped at ten of each level, and say how many are not shown', () => {
    const lines = render(withFindings(30)).trimEnd().split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([11, '20 more findings are not shown here.']);
  });

  it('leave out what is suppressed or known', () => {
    expect(render(withFindings(3, () => ({ state: 'unchanged' })))).toBe('');
  });

  it('say what could not be read', () => {
    const report = { ...quiet(), findings: [], coverage: { ...quiet().coverage, notes: [{ code: 'time-budget', message: 'No time,\nso partial.', incomplete: true }, { code: 'since', message: 'Harmless.' }, { code: 'missing-object', message: 'Gone.', path: 'a:b.ts', incomplete: true }] } };
    expect(render(report).split('\n')).toEqual([
      '::warning title=Handiwork%3A not read (time-budget)::No time,\\nso partial.', '::warning file=a%3Ab.ts,title=Handiwork%3A not read (missing-object)::Gone.', '',
    ]);
  });

  it('tell once per file what only resembles', () => {
    const report = withFindings(30, (at) => ({ rule: 'resembles', level: 'note', path: at < 20 ? 'a.ts' : 'b.ts', message: 'It resembles.' }));
    expect(render(report)).toBe([
      '::notice file=a.ts,line=1,endLine=1,title=Handiwork%3A resembles::It resembles. The same in 19 more places of the file.\n',
      '::notice file=b.ts,line=21,endLine=21,title=Handiwork%3A resembles::It resembles. The same in 9 more places of the file.\n',
    ].join(''));
  });

  it('cannot be left by a path or a message', () => {
    const lines = render(hostile()).trimEnd().split('\n');
    for (const line of lines) {
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,:]*,)?(?:line=\d+,endLine=\d+,)?title=[^,:]*::[^\r\n]*$/);
    }
    expect(lines[1]).toContain('file=%250A%3A%3Aerror%2Ca=b%3Ac');
  });
});
