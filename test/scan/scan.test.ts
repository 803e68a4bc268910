import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Report, ReportFile } from '../../src/api/report.ts';
import { scan, scanAll } from '../../src/scan.ts';
import { createBus, type Progress } from '../../src/shared/bus.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { repository } from './repositories.ts';

afterAll(removeScratch);

const fileOf = (report: Report, path: string): ReportFile => {
  const found = report.files.find((file) => file.path === path);
  if (!found) throw new Error(`${path} is not in the report`);
  return found;
};

describe('a scan of a repository', () => {
  let folder: string;
  let ids: string[];
  let report: Report;
  beforeAll(async () => {
    ({ folder, ids } = repository());
    report = await scan(folder);
  });

  it('attributes lines to the agents that their commits declare', () => {
    const declared = { class: 'declared', agent: 'claude-code', model: 'claude-opus-4.6', heuristic: 'commit-trailers' };
    expect(fileOf(report, 'app.py').attributions).toEqual([
      { startLine: 6, endLine: 10, ...declared, commit: ids[1] },
      { startLine: 16, endLine: 18, ...declared, alsoAgents: ['cursor'], commit: ids[3] },
    ]);
  });

  it('ranks by class, then by expected lines', () => {
    expect(report.files.map(({ path, rank, verdict }) => `${rank} ${path} ${verdict}`)).toEqual([
      '1 app.py declared', '2 lib/tool.go declared', '3 old.py human-by-date',
    ]);
  });

  it('speaks of files in any language, and says why style does not', () => {
    expect(fileOf(report, 'lib/tool.go')).toMatchObject({ language: 'go', resemblance: null, resemblanceReason: 'unsupported-language', expectedLines: 3 });
    expect(fileOf(report, 'old.py')).toMatchObject({ resemblance: null, resemblanceReason: 'human-by-date', expectedLines: 0, attributions: [] });
  });

  it('sums up agents, lines that are still there, files and commits', () => {
    expect(report.agents).toEqual([{ agent: 'claude-code', model: 'claude-opus-4.6', commits: 2, lines: 11, files: 2 }]);
  });

  it('lists undeclared changes that are still there', () => {
    expect(report.changes).toMatchObject([{ commit: ids[2], date: '2026-04-01T12:00:00Z', lines: 5, files: 1 }]);
  });

  it('dates the changes whose origin is known, oldest first', () => {
    const declared = { class: 'declared', agent: 'claude-code', model: 'claude-opus-4.6' };
    expect(report.attributedChanges).toMatchObject([{ commit: ids[1], ...declared }, { commit: ids[3], ...declared }]);
    expect(report.attributedChanges?.map(({ lines }) => lines).reduce((a, b) => a + b)).toBe(11);
    expect(report.attributedChanges?.map(({ date }) => date)).toEqual(report.attributedChanges?.map(({ date }) => date).toSorted());
  });

  it('says what was read and what was not', () => {
    expect(report.coverage).toEqual({ files: { scanned: 3, skipped: [{ path: 'logo.bin', reason: 'binary' }] }, commits: { read: 4 }, notes: [] });
  });

  it('says the same twice, with nothing of this machine in it', async () => {
    const again = await scan(folder);
    expect(JSON.stringify(again)).toBe(JSON.stringify(report));
    expect(JSON.stringify(report)).not.toContain(folder);
    expect(report.repository.path).toBe(basename(folder));
  });

  it('tells a listener how far it is', async () => {
    const bus = createBus();
    const seen: Progress[] = [];
    bus.listen((progress) => seen.push(progress));
    await scan(folder, { bus });
    const stages = [...new Set(seen.map(({ stage }) => stage))];
    // Files are listed while commits are read.
    expect([stages.slice(0, 2).toSorted(), ...stages.slice(2)]).toEqual([['discover', 'history'], 'blame', 'style', 'done']);
  });
});

describe('a scan that is narrowed', () => {
  let folder: string;
  beforeAll(() => ({ folder } = repository()));

  it.each([
    { name: 'a day', options: { since: '2026-07-10' }, paths: ['app.py', 'lib/tool.go', 'old.py'], agents: 3 },
    { name: 'an earlier commit', options: { rev: 'main~2' }, paths: ['app.py', 'lib/tool.go', 'old.py'], agents: 8 },
    { name: 'included paths', options: { include: ['*.py'] }, paths: ['app.py', 'old.py'], agents: 8 },
    { name: 'excluded paths', options: { exclude: ['lib/'] }, paths: ['app.py', 'old.py'], agents: 8 },
  ])('by $name reports only that', async ({ options, paths, agents }) => {
    const report = await scan(folder, options);
    expect(report.files.map(({ path }) => path).toSorted()).toEqual(paths);
    expect(report.agents.reduce((sum, { lines }) => sum + lines, 0)).toBe(agents);
  });

  it('by a day does not call older lines the work of people', async () => {
    const report = await scan(folder, { since: '2026-07-10' });
    expect(fileOf(report, 'lib/tool.go')).toMatchObject({ verdict: 'undetermined', attributions: [] });
    expect(fileOf(report, 'old.py')).toMatchObject({ verdict: 'undetermined', resemblanceReason: 'before-window' });
    expect(report.coverage.notes).toMatchObject([{ code: 'since' }]);
  });

  it('to a folder keeps the paths of the repository', async () => {
    const sub = join(folder, 'lib');
    mkdirSync(sub, { recursive: true });
    const report = await scan(sub);
    expect(report.files.map(({ path }) => path)).toEqual(['lib/tool.go']);
    expect(report.repository.path).toBe(basename(folder));
  });
});

describe('a policy', () => {
  const policy = (agent: string, from?: string, allowed: string[] = []) => ({ banned: [{ agent, ...(from ? { from } : {}) }], allowed });
  let folder: string;
  beforeAll(() => ({ folder } = repository()));

  it.each([
    { name: 'all lines of a banned agent', policy: policy('claude-code'), breaches: ['app.py:6-10', 'app.py:16-18', 'lib/tool.go:1-3'] },
    { name: 'lines from the day of the ban on', policy: policy('claude-code', '2026-07-10'), breaches: ['app.py:16-18'] },
    { name: 'lines in which a banned agent took part', policy: policy('cursor'), breaches: ['app.py:16-18'] },
    { name: 'no line of another agent', policy: policy('devin'), breaches: [] },
    { name: 'no line of an allowed agent', policy: policy('*', undefined, ['claude-code', 'cursor']), breaches: [] },
  ])('is breached by $name', async ({ policy: applied, breaches }) => {
    const report = await scan(folder, { policy: applied });
    expect(report.policy?.breaches.map(({ path, startLine, endLine }) => `${path}:${startLine}-${endLine}`)).toEqual(breaches);
  });

  it('weighs the ranking by what it bans', async () => {
    const report = await scan(folder, { policy: policy('devin') });
    expect(fileOf(report, 'lib/tool.go').expectedLines).toBe(0);
  });
});

describe('several repositories', () => {
  it('are all reported when one of them fails', async () => {
    const { folder } = repository();
    const reports = await scanAll([join(folder, 'nowhere'), folder, scratchFolder()]);
    expect(reports.map(({ repository: { head }, files }) => [head !== '', files.length])).toEqual([[false, 0], [true, 3], [false, 0]]);
    expect(reports[0]?.coverage.notes).toMatchObject([{ code: 'repository-failed', incomplete: true }]);
    expect(reports[2]?.coverage.notes[0]?.message).toMatch(/not inside a git repository[^]*Of a folder of clones name each/);
  });
});

describe('hostile repositories', () => {
  it.each([
    { name: 'odd paths', files: new Map([['-rf', 'a = 1\n'], ['a b\n\u001b[2J.py', 'a = 1\n'], ['caf\xe9.py', 'a = 1\n'], ['__proto__', 'a\n'], ['constructor.py', 'import __proto__\nimport constructor\na = 1\n']]), scanned: 5 },
    { name: 'empty files', files: new Map([['a.py', ''], ['b.ts', '']]), scanned: 2 },
    { name: 'broken code', files: new Map([['a.py', 'def (((\n'], ['b.ts', '}}}{{{ class\n'], ['c.tsx', '<<<<\n']]), scanned: 3 },
    { name: 'very long lines', files: new Map([['a.py', `x = "${'a'.repeat(200_000)}"\n`]]), scanned: 1 },
    { name: 'deep nesting', files: new Map([['a.py', `x = ${'['.repeat(20_000)}\n`]]), scanned: 1 },
  ])('with $name are scanned to the end', async ({ files, scanned }) => {
    const folder = scratchFolder();
    makeRepository(folder, [{ parents: [], date: noon('2026-01-01'), message: 'Odd\n\nCo-Authored-By: \u001b[31mClaude <noreply@anthropic.com>', files }]);
    const report = await scan(folder);
    expect(report.coverage.files.scanned).toBe(scanned);
    expect(report.files.every((file) => file.attributions.every((range) => range.endLine <= file.lines))).toBe(true);
  });

  it('that hold nothing are refused with a clear error', async () => {
    const folder = scratchFolder();
    const { git } = await import('../history/scratch.ts');
    git(folder, ['init', '-q', '.']);
    await expect(scan(folder)).rejects.toThrow('has no commit yet');
  });

  it('that take too long end early and say so', async () => {
    const { folder } = repository();
    const interrupt = new AbortController();
    const bus = createBus();
    bus.listen(({ stage }) => stage === 'history' && interrupt.abort());
    const report = await scan(folder, { signal: interrupt.signal, bus });
    expect(report.coverage.notes).toContainEqual(expect.objectContaining({ code: 'interrupted', incomplete: true }));
  });
});
