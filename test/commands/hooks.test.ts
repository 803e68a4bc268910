import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { git, scratchFolder } from '../history/scratch.ts';
import { BAN, CLAUDE, eachInWorktree, folder, write } from './changed.ts';
import { run } from './run.ts';

eachInWorktree();

describe('commit-msg', () => {
  it.each([
    { name: 'a banned trailer', config: BAN, text: CLAUDE, code: 1 },
    { name: 'a clean message', config: BAN, text: 'Add\n', code: 0 },
    { name: 'a banned trailer without a policy', config: undefined, text: CLAUDE, code: 0 },
    { name: 'a missing disclosure', config: '{"preset":"disclose"}', text: CLAUDE, code: 1 },
  ])('answers $name with $code', async ({ config, text, code }) => {
    if (config !== undefined) write('handiwork.config.json', config);
    write('message', text);
    expect((await run(['commit-msg', 'message'], { cwd: folder })).code).toBe(code);
  });

  it('asks for a ban by path of text that .gitattributes calls binary, too', async () => {
    write('handiwork.config.json', '{"ban":[{"agent":"claude-code","paths":["app/"]}]}');
    write('message', CLAUDE);
    mkdirSync(join(folder, 'app'));
    write('app/a.js', '1\n');
    write('.gitattributes', '*.js -diff\n');
    git(folder, ['add', 'app', '.gitattributes']);
    expect((await run(['commit-msg', 'message'], { cwd: folder })).code).toBe(1);
  });

  it.each([
    { name: 'what is staged is excepted', staged: ['vendor/a.js'], code: 0 },
    { name: 'what is staged is not excepted', staged: ['a.js'], code: 1 },
    { name: 'some of what is staged is not excepted', staged: ['vendor/a.js', 'a b\tc.js'], code: 1 },
    { name: 'the message of an excepted commit is amended', staged: [], code: 0 },
  ])('asks the index for exceptions by path: $name', async ({ staged, code }) => {
    write('handiwork.config.json', '{"ban":["claude-code"],"exceptions":[{"paths":["vendor/"],"reason":"r"}]}');
    write('message', CLAUDE);
    mkdirSync(join(folder, 'vendor'));
    write('vendor/old.js', '1\n');
    git(folder, ['add', 'vendor']);
    git(folder, ['commit', '-q', '-m', 'Vendor']);
    for (const path of staged) write(path, '1\n');
    if (staged.length > 0) git(folder, ['add', '--', ...staged]);
    expect((await run(['commit-msg', 'message'], { cwd: folder })).code).toBe(code);
  });

  it('says what to do', async () => {
    write('handiwork.config.json', BAN);
    write('message', CLAUDE);
    const { stderr } = await run(['commit-msg', 'message'], { cwd: folder });
    expect(stderr).toContain('line 3:');
    expect(stderr).toContain('ask for an exception');
  });

  it.each(['MERGE_MSG', "of a work tree's/COMMIT_EDITMSG"])('names the file that git gave, wherever one goes on from: %s', async (name) => {
    write('handiwork.config.json', BAN);
    mkdirSync(join(folder, "of a work tree's"));
    write(name, CLAUDE);
    const { stderr } = await run(['commit-msg', name], { cwd: folder });
    const [, word = ''] = /--file=(.*)\n/.exec(stderr) ?? [];
    expect(execFileSync('sh', ['-c', `cat ${word}`], { encoding: 'utf8', cwd: scratchFolder() })).toBe(CLAUDE);
  });

  it('needs the file', async () => {
    expect((await run(['commit-msg', 'nothing'], { cwd: folder })).code).toBe(2);
  });
});

describe('staged', () => {
  it('reads the index and not the working tree', async () => {
    write('handiwork.config.json', BAN);
    write('CLAUDE.md', 'Be careful.\n');
    const before = await run(['staged', '--format', 'json'], { cwd: folder });
    git(folder, ['add', 'CLAUDE.md']);
    const after = await run(['staged', '--format', 'json'], { cwd: folder });
    expect([before, after].map(({ stdout }) => (JSON.parse(stdout) as { findings: unknown[] }).findings.length)).toEqual([0, 1]);
    expect(after.code).toBe(0);
  });

  it('stops a commit that an agent is the author of', async () => {
    write('handiwork.config.json', BAN);
    git(folder, ['config', 'user.email', 'noreply@anthropic.com']);
    expect((await run(['staged'], { cwd: folder })).code).toBe(1);
  });

  it('needs a repository', async () => {
    const { code, stderr } = await run(['staged'], { cwd: scratchFolder() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('not inside a git repository')]);
  });

  it('passes on what git says where git itself cannot go on', async () => {
    writeFileSync(join(folder, '.git/config'), '[broken\n');
    const { code, stderr } = await run(['staged'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^handiwork: git [a-z-]+ failed: fatal: bad config line 1 .*\n {2}.*git status.*\n$/)]);
  });

  it('works before the first commit', async () => {
    const empty = scratchFolder();
    execFileSync('git', ['init', '-q', empty]);
    git(empty, ['config', 'user.email', 'ada@example.org']);
    git(empty, ['config', 'user.name', 'Ada']);
    writeFileSync(join(empty, 'AGENTS.md'), 'x\n');
    git(empty, ['add', '.']);
    expect((await run(['staged'], { cwd: empty })).code).toBe(0);
  });

  it.each(['-diff', 'binary'])('sees text that .gitattributes calls binary (%s), and no line of what is', async (attribute) => {
    write('.gitattributes', `* ${attribute}\n`);
    write('CLAUDE.md', 'Be brief.\n');
    write('picture.md', 'CLAUDE.md\0\n');
    git(folder, ['add', '.']);
    const { stdout } = await run(['staged', '--format', 'json'], { cwd: folder });
    expect((JSON.parse(stdout) as { findings: { path?: string }[] }).findings.map(({ path }) => path)).toEqual(['CLAUDE.md']);
  });

  it('runs nothing that the configuration of the repository names', async () => {
    const mark = join(folder, 'ran');
    const command = `touch ${mark}`;
    write('.gitattributes', '* diff=evil filter=evil\n');
    git(folder, ['add', '.']);
    for (const key of ['core.fsmonitor', 'diff.external', 'diff.evil.textconv', 'diff.evil.command', 'filter.evil.clean', 'filter.evil.smudge', 'core.pager']) git(folder, ['config', key, command]);
    await run(['staged', '--style'], { cwd: folder });
    expect(() => execFileSync('ls', [mark], { stdio: 'ignore' })).toThrow();
  });
});
