import { describe, expect, it } from 'vitest';

import { GISTS, type Report } from '../../src/api/report.ts';
import { deriveFindings } from '../../src/findings/derive.ts';
import { ordinary } from '../report/reports.ts';

const thresholdOf = (_path: string, level: string): number => (level === 'commit' ? 0.6 : 0.9);
const derive = (change: (report: Report) => Partial<Report> = () => ({})): string[] => {
  const report = ordinary();
  return deriveFindings({ ...report, ...change(report) }, thresholdOf).map(({ level, rule, path, startLine, endLine, agent }) => `${level} ${rule} ${path ?? '.'}:${startLine ?? ''}-${endLine ?? ''} ${agent ?? ''}`);
};
const CONTEXT = 'note agent-configuration .:- ';
const withUnit = (resemblance: number | null, evidence: Report['files'][number]['units'][number]['evidence'] = []) => ({ files }: Report): Partial<Report> => ({
  files: files.map((file) => (file.rank === 1 ? { ...file, units: file.units.map((unit) => ({ ...unit, resemblance, evidence })) } : { ...file, verdict: 'undetermined' as const })),
});

describe('findings', () => {
  it('are every attributed range when there is no policy', () => {
    const { policy: _policy, ...report } = ordinary();
    expect(deriveFindings(report, thresholdOf).map(({ level, rule, startLine, agent }) => [level, rule, startLine, agent])).toEqual([
      ['warning', 'declared', 1, 'claude-code'], ['warning', 'recorded', 81, 'qoder'], ['warning', 'declared', 90, 'qoder'],
      ['note', 'resembles', 1, undefined], ['note', 'agent-configuration', undefined, undefined],
    ]);
  });

  it('are the breaches under a policy, in rank order, with the repository last', () => {
    expect(derive()).toEqual(['error declared src/server.py:1-80 claude-code', 'note resembles src/client.py:1-120 ', CONTEXT]);
  });

  it.each([
    { name: 'a unit that reaches its threshold', change: withUnit(0.95), found: ['note resembles src/server.py:83-89 '] },
    { name: 'a unit below it', change: withUnit(0.8), found: [] },
    { name: 'a unit that nobody can tell', change: withUnit(null), found: [] },
    { name: 'a unit of a change that reaches the threshold of changes', change: withUnit(0.8, [{ heuristic: 'change-resemblance', class: 'stylistic', message: '', measure: 0.1 }]), found: ['note resembles src/server.py:83-89 '] },
  ])('tell of $name: $found', ({ change, found }) => {
    expect(derive(change)).toEqual(['error declared src/server.py:1-80 claude-code', ...found, CONTEXT]);
  });

  it.each([{ isOfChange: true, found: ['note resembles src/server.py:7-9 '] }, { isOfChange: false, found: [] }])('ask a list of units for their gists where it knows them (of the change: $isOfChange)', ({ isOfChange, found }) => {
    const units = Object.assign(withUnit(null)(ordinary()).files![0]!.units, { [GISTS]: () => [{ startLine: 7, endLine: 9, resemblance: 0.8, isOfChange }] });
    expect(derive(({ files }) => ({ files: files.map((file) => (file.rank === 1 ? { ...file, units } : { ...file, verdict: 'undetermined' as const })) }))).toEqual(['error declared src/server.py:1-80 claude-code', ...found, CONTEXT]);
  });

  it('leave out what was looked for in the repository and not seen', () => {
    const seen = (measure: number) => derive(({ repository }) => ({ repository: { ...repository, evidence: [{ heuristic: 'unresolved-imports', class: 'contextual', message: `${measure} of 3 are in no manifest`, measure }] } })).filter((found) => found.includes('unresolved'));
    expect([seen(0), seen(1)]).toEqual([[], ['note unresolved-imports .:- ']]);
  });

  it('include breaches of files that the report does not list', () => {
    expect(derive(({ policy }) => ({ policy: { ...policy!, breaches: [{ path: 'gone.py', startLine: 1, endLine: 2, agent: 'codex', class: 'declared' }] } }))).toEqual([
      'note resembles src/client.py:1-120 ', 'error declared gone.py:1-2 codex', CONTEXT,
    ]);
  });

  it('tell a breach by style once', () => {
    expect(derive(({ policy }) => ({ policy: { ...policy!, breaches: [{ path: 'src/client.py', startLine: 1, endLine: 120, agent: 'generic', class: 'stylistic', rule: 'resembles' }] } }))).toEqual([
      'error resembles src/client.py:1-120 generic', CONTEXT,
    ]);
  });

  it('tell of a commit or a description against the policy only where no line does', () => {
    const breaches = ['fedcba9876543210fedcba9876543210fedcba98', 'c2', undefined].map((commit) => ({ rule: 'banned' as const, agent: 'codex', class: 'declared' as const, message: 'Banned.', ...(commit ? { commit } : {}) }));
    const review = { base: 'b', commits: [], changed: [], resemblance: null, squash: [], breaches };
    expect(derive(() => ({ review }))).toEqual(['error declared src/server.py:1-80 claude-code', 'note resembles src/client.py:1-120 ', 'error declared .:- codex', 'error declared .:- codex', CONTEXT]);
  });

  it('say that nothing is certain, however strong', () => {
    const files = ordinary().files.map((file) => (file.rank === 2 ? { ...file, resemblance: 0.9999 } : file));
    expect(deriveFindings({ ...ordinary(), files }, thresholdOf).map(({ message }) => message)).toContain('Lines 1 to 120: style that resembles the work of agents (>.99); style alone proves nothing.');
  });

  it('are lines of a change that resembles, where the evidence on their file names it', () => {
    const evidence = [
      { heuristic: 'change-resemblance', class: 'stylistic' as const, message: 'Line 7: part of the change c0ffee.', startLine: 7, endLine: 7, commit: 'c0ffee', measure: 0.9 },
      { heuristic: 'other', class: 'stylistic' as const, message: 'Speaks of the whole file.' },
    ];
    const files = ordinary().files.map((file) => (file.rank === 2 ? { ...file, evidence } : file));
    expect(deriveFindings({ ...ordinary(), files }, thresholdOf).filter(({ path }) => path === 'src/client.py')).toEqual([
      { rule: 'resembles', class: 'stylistic', level: 'note', heuristic: 'resembles', path: 'src/client.py', startLine: 7, endLine: 7, resemblance: 0.9, commit: 'c0ffee', message: 'Line 7: part of the change c0ffee.' },
    ]);
  });

  it('say in one sentence what is known, of no person', () => {
    const [first] = deriveFindings(ordinary(), thresholdOf);
    expect(first?.message).toBe('Lines 1 to 80: declared to be the work of claude-code, which the policy bans (commit fedcba987654).');
  });
});
