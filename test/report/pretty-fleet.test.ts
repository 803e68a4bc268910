import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { pretty } from '../../src/report/pretty.ts';
import { failed, ordinary, quiet } from './reports.ts';

const named = (path: string, report: Report): Report => ({ ...report, repository: { ...report.repository, path } });
const tableOf = (reports: readonly Report[]): string[] => [...pretty(reports, { colour: false, width: 100 })].join('').split('All of them\n')[1]?.split('\n') ?? [];
const withoutPolicy = ({ policy: _policy, ...report }: Report): Report => report;
const breach = { path: 'a.py', startLine: 1, endLine: 3, agent: 'codex', class: 'declared' as const };
const policed = (path: string, breaches: NonNullable<Report['policy']>['breaches']): Report => ({ ...named(path, quiet()), policy: { banned: [{ agent: 'codex' }], allowed: [], breaches } });

describe('a scan of several repositories', () => {
  it('ends with a line for each, those first of which least can be said', () => {
    expect(tableOf([named('web', withoutPolicy(quiet())), named('gone', failed()), named('api', withoutPolicy(ordinary()))]).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['repository', 'lines of agents', 'files that resemble', 'files', 'read'],
      ['gone', '0', '0', '0', 'not read'],
      ['api', '85', '1', '3', 'in part'],
      ['web', '0', '0', String(quiet().files.length), 'all'],
      ['2 could not be read, or not as a whole: what is missing is not cleared.'],
      [''],
    ]);
  });

  it('says how many breach the policy, and by how many lines that are not known', () => {
    const lines = tableOf([policed('calm', []), policed('known', [{ ...breach, known: 'baseline' }]), policed('web', [breach, { ...breach, startLine: 9, endLine: 9 }])]);
    expect(lines.map((line) => line.trim().split(/ {2,}/).slice(0, 2))).toEqual([['repository', 'lines that breach'], ['web', '4'], ['calm', '0'], ['known', '0'], ['1 of 3 breach the policy.'], ['']]);
  });

  it('is no table when there is one', () => expect(tableOf([quiet()])).toEqual([]));
});
