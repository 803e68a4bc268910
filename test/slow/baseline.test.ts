import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Finding } from '../../src/api/finding.ts';
import type { Report } from '../../src/api/report.ts';
import { run } from '../commands/run.ts';
import { git, makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';

const CLAUDE = 'Add some\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';
const functions = (from: number, to: number, indent = ''): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${indent}def value_${from + at}():\n${indent}    return ${from + at}\n\n`).join('');

/** Three files by an agent, one of them a copy of another, and one by a person. */
const START = new Map([
  ['src/app.py', functions(1, 10)], ['src/copy.py', functions(1, 10)], ['src/other.py', functions(20, 22)], ['CLAUDE.md', 'Be kind.\n'],
]);

let folder: string;
const file = (name: string): string => join(folder, name);
const scan = (...more: string[]): ReturnType<typeof run> => run(['scan', '.', '--ban', 'claude-code', ...more], { cwd: folder });
const report = async (...more: string[]): Promise<Report> => JSON.parse((await scan('--format', 'json', ...more)).stdout) as Report;
const commit = (files: Record<string, string>, { message = 'Change', date = '2026-09-01' } = {}): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(file(name), '..'), { recursive: true });
    writeFileSync(file(name), text);
  }
  git(folder, ['add', '--', ...Object.keys(files)]);
  git(folder, ['commit', '-q', '-m', message], { date: noon(date) });
};
const states = (findings: readonly Finding[] = []): string[] => findings.map(({ path, state }) => `${path ?? '.'} ${state}`);

const fresh = async (): Promise<void> => {
  folder = scratchFolder();
  makeRepository(folder, [
    { parents: [], date: noon('2026-08-01'), message: 'Start', files: new Map([['README.md', '# x\n']]) },
    { parents: [0], date: noon('2026-08-02'), message: CLAUDE, files: new Map([['README.md', '# x\n'], ...START]) },
  ]);
  git(folder, ['reset', '-q', '--hard', 'main']);
  writeFileSync(file('report.json'), (await scan('--format', 'json')).stdout);
};

afterAll(removeScratch);

describe('a baseline', () => {
  beforeAll(fresh);

  it('is any earlier JSON report; the same findings do not count again', async () => {
    expect((await scan()).code).toBe(1);
    const { code, stdout } = await scan('--baseline', 'report.json', '--format', 'json');
    const { findings = [], policy } = JSON.parse(stdout) as Report;
    expect([code, new Set(findings.map(({ state }) => state)), new Set(policy?.breaches.map(({ known }) => known))]).toEqual([0, new Set(['unchanged']), new Set(['baseline'])]);
  });

  it('recognises every finding after code moved ten lines and a file was renamed', async () => {
    const before = JSON.parse(readFileSync(file('report.json'), 'utf8')) as Report;
    const moved = `${'# a note\n'.repeat(10)}${functions(1, 10)}`;
    git(folder, ['mv', 'src/other.py', 'src/renamed.py']);
    commit({ 'src/app.py': moved }, { message: 'Move and rename' });

    const after = await report('--baseline', 'report.json');
    expect(after.findings).toHaveLength(before.findings?.length ?? 0);
    expect(states(after.findings)).toEqual(['src/app.py unchanged', 'src/copy.py unchanged', 'src/renamed.py unchanged', 'CLAUDE.md unchanged', '. unchanged']);
    expect(after.findings?.find(({ path }) => path === 'src/app.py')?.startLine).toBe(11);
    expect(new Set(after.findings?.map(({ fingerprint }) => fingerprint))).toEqual(new Set(before.findings?.map(({ fingerprint }) => fingerprint)));
    expect(after.coverage.notes.map(({ code }) => code)).not.toContain('baseline-stale');
    expect((await scan('--baseline', 'report.json')).code).toBe(0);
  });

  it('recognises both parts of a range that a person cut in two', async () => {
    commit({ 'src/copy.py': `${functions(1, 5)}# a note in the middle\n${functions(6, 10)}` }, { message: 'Cut', date: '2026-09-02' });
    const { findings = [] } = await report('--baseline', 'report.json');
    expect(states(findings.filter(({ path }) => path === 'src/copy.py'))).toEqual(['src/copy.py unchanged', 'src/copy.py unchanged']);
  });

  it('recognises lines whose commit was rewritten and whose indentation changed', async () => {
    const rewritten = scratchFolder();
    makeRepository(rewritten, [{ parents: [], date: noon('2026-08-05'), message: CLAUDE, files: new Map([['lib/app.py', `if True:\n${functions(20, 22, '    ')}`.replace('if True:\n', '')]]) }]);
    const { stdout } = await run(['scan', rewritten, '--ban', 'claude-code', '--baseline', file('report.json'), '--format', 'json'], { cwd: rewritten });
    expect(states((JSON.parse(stdout) as Report).findings)).toEqual(['lib/app.py unchanged']);
  });

  it('counts what is new, and says what is gone', async () => {
    git(folder, ['rm', '-q', 'src/renamed.py']);
    commit({ 'src/new.py': functions(30, 33) }, { message: CLAUDE, date: '2026-09-03' });
    const { code, stdout } = await scan('--baseline', 'report.json', '--format', 'json');
    const { findings = [], coverage } = JSON.parse(stdout) as Report;
    expect([code, findings.filter(({ state }) => state === 'new').map(({ path }) => path)]).toEqual([1, ['src/new.py']]);
    expect(coverage.notes.filter(({ code: one }) => one.startsWith('baseline-stale')).map(({ path, message }) => [path, message])).toEqual([
      [undefined, '1 entry of the baseline was not found any more: --prune-baseline removes them.'],
      ['src/other.py', 'In the baseline, not found any more: declared claude-code, then at line 1.'],
    ]);
  });
});

describe('a baseline file', () => {
  beforeAll(fresh);
  const entries = (): { path?: string }[] => (JSON.parse(readFileSync(file('known.json'), 'utf8')) as { findings: { path?: string }[] }).findings;

  it('is written by --update-baseline, which may create it, and what it holds is known', async () => {
    expect((await scan('--baseline', 'known.json', '--update-baseline')).code).toBe(0);
    expect(entries().map(({ path }) => path)).toEqual([undefined, 'CLAUDE.md', 'src/app.py', 'src/copy.py', 'src/other.py']);
    expect((await scan('--baseline', 'known.json')).code).toBe(0);
  });

  it('is the same when nothing changed', async () => {
    const before = readFileSync(file('known.json'), 'utf8');
    await scan('--baseline', 'known.json', '--update-baseline');
    expect(readFileSync(file('known.json'), 'utf8')).toBe(before);
  });

  it('is pruned of what is gone, and takes nothing new in', async () => {
    git(folder, ['rm', '-q', 'src/other.py']);
    commit({ 'src/new.py': functions(30, 33) }, { message: CLAUDE });
    expect((await scan('--baseline', 'known.json', '--prune-baseline')).code).toBe(1);
    expect(entries().map(({ path }) => path)).toEqual([undefined, 'CLAUDE.md', 'src/app.py', 'src/copy.py']);
  });

  it('keeps what it knows of files that a scan leaves out', async () => {
    const before = entries();
    const { stdout } = await scan('--baseline', 'known.json', '--prune-baseline', '--include', 'src/app.py', '--format', 'json');
    expect([entries(), (JSON.parse(stdout) as Report).coverage.notes.map(({ code }) => code)]).toEqual([before, ['baseline']]);
    await scan('--baseline', 'known.json', '--update-baseline', '--exclude', 'src/app.py');
    expect(entries().map(({ path }) => path).toSorted()).toEqual(['CLAUDE.md', 'src/app.py', 'src/copy.py', 'src/new.py', undefined]);
  });

  it.each([
    { name: 'is missing', args: ['--baseline', 'absent.json'], says: 'There is no baseline "absent.json".' },
    { name: 'is no JSON', args: ['--baseline', 'README.md'], says: 'README.md is no baseline' },
    { name: 'is not named', args: ['--update-baseline'], says: '--update-baseline needs --baseline <file>.' },
    { name: 'is to be updated and pruned', args: ['--baseline', 'known.json', '--update-baseline', '--prune-baseline'], says: 'exclude each other' },
  ])('is refused when it $name, before anything is scanned', async ({ args, says }) => {
    const { code, stdout, stderr } = await scan(...args);
    expect([code, stdout, stderr.includes(says)]).toEqual([2, '', true]);
  });

  it('is left alone when not everything was read', async () => {
    const before = readFileSync(file('known.json'), 'utf8');
    const { code, stderr } = await run(['scan', '.', 'nowhere', '--ban', 'claude-code', '--baseline', 'known.json', '--update-baseline'], { cwd: folder });
    expect([code, readFileSync(file('known.json'), 'utf8') === before, stderr.includes('left as it is')]).toEqual([2, true, true]);
  });
});

describe('the baseline of a change', () => {
  beforeAll(async () => {
    await fresh();
    commit({ 'src/tight.py': 'def f():\n    return 1\n' }, { message: CLAUDE });
    writeFileSync(file('report.json'), (await scan('--format', 'json')).stdout);
    commit({ 'known.json': readFileSync(file('report.json'), 'utf8') }, { message: 'Keep a baseline' });
    git(folder, ['checkout', '-q', '-b', 'change']);
    commit({ 'src/tight.py': '\tdef f():\n\t\treturn 1\n', 'src/new.py': functions(30, 33) }, { message: CLAUDE });
  });
  const diff = async (...more: string[]): Promise<string[]> =>
    states((JSON.parse((await run(['diff', 'main...change', '--ban', 'claude-code', '--format', 'json', ...more], { cwd: folder })).stdout) as Report).findings?.filter(({ path }) => path !== undefined));

  it('is read from where the change starts, and says nothing of what the change does not touch', async () => {
    expect((await diff('--baseline', 'known.json')).toSorted()).toEqual(['src/new.py new', 'src/tight.py unchanged']);
  });

  it('cannot be widened by the change itself', async () => {
    commit({ 'known.json': (await run(['scan', '.', '--format', 'json'], { cwd: folder })).stdout }, { message: 'Widen', date: '2026-09-02' });
    expect(await diff('--baseline', 'known.json')).toContain('src/new.py new');
  });

  it.each<{ name: string; files: Record<string, string>; baseline: string }>([
    { name: 'a file that the change adds', files: { 'late.json': '{"schemaVersion":1,"findings":[]}' }, baseline: 'late.json' },
    { name: 'a folder that the change makes look like a repository', files: { 'base/HEAD': 'ref: refs/heads/main\n', 'base/objects/x': '', 'base/refs/x': '', 'base/b.json': '{"schemaVersion":1,"findings":[]}' }, baseline: 'base/b.json' },
  ])('is not taken from $name', async ({ files, baseline }) => {
    commit(files, { message: 'Add', date: '2026-09-03' });
    const { code, stdout } = await run(['diff', 'main...change', '--ban', 'claude-code', '--baseline', baseline], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
  });

  it('may lie outside the repository', async () => {
    const outside = join(scratchFolder(), 'mine.json');
    writeFileSync(outside, readFileSync(file('report.json')));
    expect(await diff('--baseline', outside)).toContain('src/tight.py unchanged');
  });
});

describe('a suppression comment', () => {
  beforeAll(fresh);
  const suppressed = ({ findings = [] }: Report): (string | undefined)[] => findings.filter(({ suppression }) => suppression).map(({ path, suppression }) => `${path} ${suppression?.reason}`);
  const codes = ({ coverage }: Report): string[] => coverage.notes.map(({ code }) => code).filter((code) => code.includes('suppress'));

  beforeAll(() => {
    commit({
      'src/app.py': `# handiwork-ignore-next-line declared -- reviewed line by line\n${functions(1, 10)}`,
      'src/copy.py': `# handiwork-ignore-file commit-trailers\n${functions(1, 10)}`,
      'src/other.py': `# handiwork-ignore-start declared -- our own template\n${functions(20, 22)}# handiwork-ignore-end\n`,
      'README.md': '# x\n\n<!-- handiwork-ignore-file resembles -- never needed -->\n',
    }, { message: 'Suppress' });
  });

  it('suppresses with a reason, and is reported without one or without use', async () => {
    const found = await report();
    expect(suppressed(found)).toEqual(['src/app.py reviewed line by line', 'src/other.py our own template']);
    expect(codes(found)).toEqual(['suppressed', 'suppression-without-reason', 'unused-suppression']);
    expect(found.policy?.breaches.map(({ path, known }) => [path, known])).toEqual([['src/app.py', 'suppressed'], ['src/copy.py', undefined], ['src/other.py', 'suppressed'], ['CLAUDE.md', undefined]]);
  });

  it('does not count, but stays in SARIF as suppressed', async () => {
    const { code, stdout } = await scan('--include', 'src/app.py', '--format', 'sarif');
    const { runs } = JSON.parse(stdout) as { runs: { results: { ruleId: string; suppressions: { justification: string }[] }[] }[] };
    expect(code).toBe(0);
    expect(runs[0]?.results[0]).toMatchObject({ ruleId: 'declared', suppressions: [{ kind: 'inSource', justification: 'reviewed line by line' }] });
  });

  it.each([
    { flags: ['--no-inline-config'], count: 0, notes: [] },
    { flags: ['--audit'], count: 0, notes: ['suppressions-ignored'] },
    { flags: ['--audit', '--allow-suppressions'], count: 2, notes: ['suppressed', 'suppression-without-reason', 'unused-suppression'] },
  ])('is handled as $flags say', async ({ flags, count, notes }) => {
    const found = await report(...flags);
    expect([suppressed(found).length, codes(found)]).toEqual([count, notes]);
  });
});

describe('a formatter of the user', () => {
  beforeAll(fresh);

  it('is a module named by its path, loaded from where the user stands', async () => {
    writeFileSync(file('mine.mjs'), 'export default (reports, { width }) => `${reports.length} at ${width}\\n`;\n');
    expect((await scan('--format', './mine.mjs')).stdout).toBe('1 at 100\n');
    await scan('--format', 'json', '--output', './mine.mjs=out.txt');
    expect(readFileSync(file('out.txt'), 'utf8')).toBe('1 at 80\n');
  });

  it.each([
    { name: './absent.mjs', says: 'There is no formatter "./absent.mjs".' },
    { name: './empty.mjs', says: 'has no function as its default export' },
    { name: 'saruf', says: 'Did you mean "sarif"?' },
  ])('is refused as $name', async ({ name, says }) => {
    writeFileSync(file('empty.mjs'), 'export default 1;\n');
    const { code, stderr } = await scan('--format', name);
    expect([code, stderr.includes(says)]).toEqual([2, true]);
  });

  it('stands beside several built-in formats in one call', async () => {
    const names = ['sarif', 'gitlab', 'junit', 'csv', 'markdown', 'github', 'agent-trace'];
    const { code } = await scan(...names.flatMap((name) => ['--output', `${name}=out.${name}`]));
    expect([code, names.every((name) => existsSync(file(`out.${name}`)))]).toEqual([1, true]);
  });
});
