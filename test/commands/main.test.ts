import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { git, noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { repository } from '../scan/repositories.ts';
import { run } from './run.ts';

let folder: string;
beforeAll(() => ({ folder } = repository()));
afterAll(removeScratch);

/** `lib/deep.py`, declared, and `link`, which leads to `lib` and is not committed. */
function withSubfolder(): string {
  const top = scratchFolder();
  git(top, ['init', '-q']);
  mkdirSync(join(top, 'lib'));
  writeFileSync(join(top, 'lib/deep.py'), 'def deep():\n    return 1\n');
  git(top, ['add', '.']);
  git(top, ['commit', '-qm', 'Add deep\n\nCo-Authored-By: Claude <noreply@anthropic.com>'], { env: { GIT_AUTHOR_DATE: '2026-07-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-07-01T00:00:00Z' } });
  symlinkSync('lib', join(top, 'link'));
  return top;
}

describe('the exit code of a scan', () => {
  it.each([
    { line: 'scan', code: 0, why: 'there is no policy' },
    { line: 'scan --ban devin', code: 0, why: 'nothing breaches the policy' },
    { line: 'scan --ban claude-code', code: 1, why: 'the policy is breached' },
    { line: 'scan --ban claude-code --since 2026-07-10 --allow qoder', code: 1, why: 'a line was committed on the first day of the ban' },
    { line: 'scan --ban claude-code --since 2026-07-11', code: 0, why: 'no line is younger than the ban' },
    { line: 'scan --ban * --allow claude-code,cursor', code: 0, why: 'every agent found is allowed' },
    { line: 'scan . nowhere --ban claude-code', code: 2, why: 'one repository could not be read, though the other breaches the policy' },
    { line: 'scan --include nothing-like-this', code: 2, why: 'nothing was scanned' },
    { line: 'scan --rev no-such-branch', code: 2, why: 'the revision does not exist' },
  ])('is $code when $why ($line)', async ({ line, code }) => {
    expect((await run([...line.split(' '), '--format', 'json'], { cwd: folder })).code).toBe(code);
  });
});

describe('wrong usage', () => {
  it.each([
    { line: 'scan --format xml', says: 'There is no format "xml"', hint: 'pretty' },
    { line: 'scan --format jsn', says: 'There is no format "jsn"', hint: 'Did you mean "json"?' },
    { line: 'scan --output json=missing/report.json', says: 'There is no folder for the output "missing/report.json"', hint: 'Make it first' },
    { line: 'scan --output json=.', says: 'The output "." is a folder', hint: '--output json=./report.json' },
    { line: 'scan --baseline missing/b.json --update-baseline', says: 'There is no folder for the baseline "missing/b.json"', hint: 'Make it first' },
    { line: 'scan --exclude !a.py', says: 'patterns cannot be negated', hint: 'Name what is meant' },
    { line: 'scan --output report.json', says: '--output needs a format and a file', hint: '--output json=report.json' },
    { line: 'scan --cache-location .git/config', says: 'The cache location ".git/config" is a file', hint: 'Name a folder' },
    { line: 'scan --ban claud-code', says: 'There is no agent "claud-code"', hint: 'Did you mean "claude-code"?' },
    { line: 'scan --allow qoder', says: '--allow needs --ban', hint: '--ban "*"' },
    { line: 'scan --ban qoder --allow qoder', says: 'cannot be banned and allowed', hint: '' },
    { line: 'scan --since 2026-02-30', says: '--since needs a day', hint: '' },
    { line: 'scan --plugin ../evil', says: 'not a plugin name', hint: '' },
    { line: 'scan --ignore-revs-file nowhere', says: 'cannot be read', hint: 'full commit id' },
    { line: 'list agnts', says: 'There is no list of "agnts"', hint: 'Did you mean "agents"?' },
    { line: 'blame nowhere.py', says: '"nowhere.py" is not in commit', hint: 'committed' },
    { line: 'blame lib', says: '"lib" is a folder', hint: 'Name one of its files' },
    { line: 'explain ./lib/', says: 'is a folder', hint: 'handiwork scan' },
    { line: 'trace .', says: '"." is a folder', hint: 'Name one of its files' },
    { line: 'ast .git', says: '".git" is a folder', hint: 'Name one of its files' },
    { line: 'explain app.py:3-9', says: '"app.py:3-9" is not in commit', hint: 'Without ":3-9" it is. One line is named as in handiwork explain app.py:12' },
    { line: 'explain app.py:abc', says: 'is not in commit', hint: 'Without ":abc" it is.' },
    { line: 'blame app.py:3', says: '"app.py:3" is not in commit', hint: 'handiwork explain app.py:12' },
    { line: 'blame logo.bin', says: 'is binary', hint: '' },
    { line: 'explain app.py:99', says: 'there is no line 99', hint: '' },
    { line: 'explain app.py:0', says: 'there is no line 0', hint: 'count from 1' },
    { line: 'trace nowhere.py', says: 'There is no file "nowhere.py"', hint: '' },
    { line: 'new thing x', says: 'There is no new "thing"', hint: 'heuristic' },
    { line: 'new heuristic ai-code', says: 'names a verdict', hint: 'narration-comments' },
    { line: 'new heuristic ../../x', says: 'There is no group ".."', hint: '' },
  ])('of "$line" says what to do, on standard error, with exit code 2', async ({ line, says, hint }) => {
    const { code, stdout, stderr } = await run(line.split(' '), { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('internal error');
  });
});

describe('a damaged repository', () => {
  it('is an error that can be acted on, not a stack', async () => {
    const { folder: damaged } = repository();
    const tree = git(damaged, ['rev-parse', 'HEAD^{tree}']);
    git(damaged, ['unpack-objects', '-q'], { input: Buffer.from(git(damaged, ['pack-objects', '--all', '--stdout', '-q'], { input: '' }), 'latin1') });
    for (const name of readdirSync(join(damaged, '.git/objects/pack'))) rmSync(join(damaged, '.git/objects/pack', name), { force: true });
    rmSync(join(damaged, '.git/objects', tree.slice(0, 2), tree.slice(2)), { force: true });
    const { code, stdout, stderr } = await run(['scan'], { cwd: damaged });
    expect(code).toBe(2);
    expect(stdout + stderr).toMatch(/could not be read|cannot be read/);
    expect(stdout + stderr).not.toContain('nternal error');
  });
});

describe('scan', () => {
  it('prints one object for one repository and a list for several', async () => {
    const one = JSON.parse((await run(['scan', '--format', 'json'], { cwd: folder })).stdout) as { repository: { path: string } };
    const two = JSON.parse((await run(['scan', folder, 'nowhere', '--format', 'json'], { cwd: folder })).stdout) as unknown[];
    expect(one.repository.path).toBe('.');
    expect(two).toHaveLength(2);
  });

  it('writes further formats to files', async () => {
    const out = join(scratchFolder(), 'out');
    const { stdout, code } = await run(['scan', '--output', `json=${out}.json`, '--output', `ndjson=${out}.ndjson`], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('Where to look first');
    expect(JSON.parse(readFileSync(`${out}.json`, 'utf8'))).toMatchObject({ schemaVersion: 1 });
    expect(readFileSync(`${out}.ndjson`, 'utf8').split('\n').length).toBeGreaterThan(5);
  });

  it('names the next command as the user would type it', async () => {
    expect((await run(['scan', folder], { cwd: '/' })).stdout).toContain(`Next: handiwork explain ${folder}/app.py`);
  });

  it.each([
    ['the folder above', '..', 'lib', 'Next: handiwork explain ../lib/deep.py'],
    ['a folder below', 'lib', '', 'Next: handiwork explain lib/deep.py'],
    ['where the user stands', '.', 'lib', 'Next: handiwork explain ../lib/deep.py'],
    ['a link to a folder below', 'link', '', 'Next: handiwork explain lib/deep.py'],
  ])('names a next command that works when %s was scanned', async (_, path, stand, next) => {
    const repository = withSubfolder();
    const { stdout } = await run(['scan', path], { cwd: join(repository, stand) });
    expect(stdout).toContain(`${next}\n`);
    const file = next.split(' ').at(-1) ?? '';
    expect((await run(['explain', file], { cwd: join(repository, stand) })).code).toBe(0);
  });

  it('names a next command for the revision that was scanned', async () => {
    const { stdout } = await run(['scan', '--rev', 'main~1'], { cwd: folder });
    const next = /^Next: handiwork (.*)$/m.exec(stdout)?.[1] ?? '';
    expect(next).toMatch(/^explain \S+ --rev 'main~1'$/);
    expect((await run(next.replaceAll("'", '').split(' '), { cwd: folder })).code).toBe(0);
  });

  it.each([
    { name: 'a payload in one line: it is data', text: `PAYLOAD = "${'a b '.repeat(20_000)}"\n`, code: 0 },
    { name: 'code with so long a line: something was not read', text: `${'x = 1\n'.repeat(20_000)}PAYLOAD = "${'a b '.repeat(20_000)}"\n`, code: 2 },
  ])('answers $name', async ({ text, code }) => {
    const long = scratchFolder();
    git(long, ['init', '-q']);
    writeFileSync(join(long, 'a.py'), text);
    git(long, ['add', '.']);
    git(long, ['commit', '-qm', 'Add'], { date: noon('2026-07-01') });
    expect((await run(['scan'], { cwd: long })).code).toBe(code);
  });

  it('refuses a single file, rather than scan everything beside it', async () => {
    const { stdout, code } = await run(['scan', 'lib/deep.py'], { cwd: withSubfolder() });
    expect(code).toBe(2);
    expect(stdout).toContain('"lib/deep.py" is a file, not a repository or a folder.');
    expect(stdout).toContain('handiwork explain lib/deep.py');
  });

  it('names no absolute path in the report of what could not be scanned', async () => {
    const { stdout } = await run(['scan', 'nowhere', scratchFolder(), '--format', 'json'], { cwd: folder });
    expect(stdout).toContain('There is no folder \\"nowhere\\"');
    expect(stdout).not.toContain(tmpdir());
  });

  it('says why it fails when every file was left out', async () => {
    const { stdout, code } = await run(['scan', '--include', 'nothing/**'], { cwd: folder });
    expect(code).toBe(2);
    expect(stdout).toContain('! not read: No file was scanned');
  });

  it('names the options of git blame in the report', async () => {
    expect((await run(['scan', '-w', '-M'], { cwd: folder })).stdout).toContain('Lines were attributed with git blame -w -M.');
  });
});

describe('blame', () => {
  it('answers every line with its commit, and the agent that is known for it', async () => {
    const { stdout, code } = await run(['blame', 'app.py', '--format', 'json'], { cwd: folder });
    const { path, lines } = JSON.parse(stdout) as { path: string; lines: { line: number; commit: string; class: string | null; agent?: string; model?: string }[] };
    expect(code).toBe(0);
    expect(path).toBe('app.py');
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
    expect(lines.every(({ commit }) => /^[0-9a-f]{40}$/.test(commit))).toBe(true);
    expect(lines.map(({ agent }) => agent === 'claude-code')).toEqual(Array.from({ length: 18 }, (_, at) => (at >= 5 && at < 10) || at >= 15));
    expect(lines[5]).toMatchObject({ class: 'declared', model: 'claude-opus-4.6' });
    expect(lines[0]).toMatchObject({ class: null });
  });

  it('lines up a file of more lines than a call takes arguments', async () => {
    const place = scratchFolder();
    git(place, ['init', '-q']);
    writeFileSync(join(place, 'long.txt'), 'x\n'.repeat(200_000));
    git(place, ['add', '.']);
    git(place, ['commit', '-qm', 'Add a long file'], { env: { GIT_AUTHOR_DATE: '2026-07-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-07-01T00:00:00Z' } });
    const { code, stdout } = await run(['blame', 'long.txt'], { cwd: place });
    expect([code, stdout.split('\n').length]).toEqual([0, 200_001]);
  });

  it('finds the repository from the path of the file', async () => {
    const { stdout } = await run(['blame', join(folder, 'lib/tool.go'), '--format', 'json'], { cwd: '/' });
    expect(JSON.parse(stdout)).toMatchObject({ path: 'lib/tool.go' });
  });
});

describe('explain', () => {
  it('shows the signal, its doubts, and how to contest it', async () => {
    const { stdout } = await run(['explain', 'app.py:7'], { cwd: folder });
    expect(stdout).toContain('declared claude-code (claude-opus-4.6): 1 line (7)');
    expect(stdout).toContain('"Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>"');
    expect(stdout).toContain('may be wrong:');
    expect(stdout).toContain('How to contest it');
  });

  it.each([
    { mode: [], seen: /author-[0-9a-f]{8}/, hidden: /Ada|ada@example\.org/ },
    { mode: ['--people', 'none'], seen: /2026-03-01,/, hidden: /Ada|ada@example|author-/ },
    { mode: ['--people', 'full'], seen: /Ada <ada@example\.org>/, hidden: /author-/ },
  ])('names people as asked ($mode)', async ({ mode, seen, hidden }) => {
    const { stdout } = await run(['explain', 'app.py:7', ...mode], { cwd: folder });
    expect(stdout).toMatch(seen);
    expect(stdout).not.toMatch(hidden);
  });
});

describe('the other commands', () => {
  it.each([
    { line: 'list agents', says: 'claude-code' },
    { line: 'list heuristics', says: 'narration-comments' },
    { line: 'list languages', says: 'typescript' },
    { line: 'trace app.py --rev main', says: 'of 1' },
    { line: 'ast app.py --rev main', says: 'assignment' },
  ])('answer "$line"', async ({ line, says }) => {
    const { code, stdout } = await run(line.split(' '), { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain(says);
  });

  it.each(['list agents', 'list heuristics', 'list languages', 'trace app.py --rev main', 'ast app.py --rev main', 'explain app.py'])('print JSON for "%s"', async (line) => {
    expect(JSON.parse((await run([...line.split(' '), '--format', 'json'], { cwd: folder })).stdout)).toBeTypeOf('object');
  });

  it.each(['trace', 'ast', 'blame', 'explain'])('read a bare repository with %s', async (command) => {
    const bare = join(scratchFolder(), 'bare.git');
    git(folder, ['clone', '-q', '--bare', '.', bare]);
    for (const [file, cwd] of [[`${bare}/app.py`, '/'], ['bare.git/lib/../app.py', join(bare, '..')], ['app.py', bare]] as const) {
      expect(await run([command, file, '--format', 'json'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await run([command, `${bare}/nothing.py`], { cwd: '/' })).toMatchObject({ code: 2, stderr: expect.stringContaining('is not in commit') as string });
  });

  it('prints the version alone', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
