import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { git, makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { run } from './run.ts';

const CLAUDE = 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';
const BAN = '{"ban":["claude-code"]}';

let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = scratchFolder();
  makeRepository(folder, [
    { parents: [], date: noon('2026-02-01'), message: 'Start', files: new Map([['a.py', 'x = 1\n']]) },
    { parents: [0], date: noon('2026-08-01'), message: CLAUDE, files: new Map([['a.py', 'x = 1\ny = 2\n']]) },
  ]);
  git(folder, ['reset', '-q', '--hard']);
  git(folder, ['config', 'user.name', 'Ada']);
  git(folder, ['config', 'user.email', 'ada@example.org']);
});
afterAll(removeScratch);

describe('check', () => {
  it.each([
    { name: 'a banned agent', config: BAN, code: 1 },
    { name: 'an agent that is banned later', config: '{"ban":[{"agent":"claude-code","from":"2026-08-02"}]}', code: 0 },
    { name: 'another agent', config: '{"ban":["codex"]}', code: 0 },
    { name: 'stock taking', config: '{"preset":"inventory","ban":["claude-code"]}', code: 0 },
    { name: 'a duty to disclose', config: '{"preset":"disclose"}', code: 1 },
    { name: 'evidence that is too weak', config: '{"ban":["claude-code"],"failOn":"recorded"}', code: 0 },
    { name: 'an exception', config: '{"ban":["claude-code"],"exceptions":[{"paths":["a.py"],"reason":"r","expires":"2026-08-01"}]}', code: 0 },
    { name: 'an exception that ended before the commit', config: '{"ban":["claude-code"],"exceptions":[{"paths":["a.py"],"reason":"r","expires":"2026-07-31"}]}', code: 1 },
    { name: 'an unknown key', config: '{"bann":[]}', code: 2 },
    { name: 'an unknown agent', config: '{"ban":["claude-cod"]}', code: 2 },
  ])('answers $name with $code', async ({ config, code }) => {
    write('handiwork.config.json', config);
    expect((await run(['check'], { cwd: folder })).code).toBe(code);
  });

  it('needs a policy', async () => {
    const { code, stderr } = await run(['check'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no policy')]);
  });

  it.each([
    { config: '{"failOn":"declared"}', says: 'so failOn could never matter' },
    { config: '{"failOn":"resembles"}', says: 'so failOn could never matter' },
    { config: '{"ban":[],"deadline":"2026-12-31","failOn":"recorded"}', says: 'so failOn, deadline could never matter' },
    { config: '{"allow":["qoder"]}', says: 'so allow could never matter' },
    { config: '{"exceptions":[{"reason":"r"}]}', says: 'so exceptions could never matter' },
    { config: '{"exclude":["vendor/"]}', says: 'There is no policy to check against' },
    { config: '{}', says: 'There is no policy to check against' },
  ])('is no policy: $config', async ({ config, says }) => {
    write('handiwork.config.json', config);
    const { code, stderr } = await run(['check'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });

  it.each([
    { config: '{"failOn":"never"}', code: 0 },
    { config: '{"preset":"inventory"}', code: 0 },
    { config: '{"disclose":{}}', code: 1 },
  ])('is a policy: $config', async ({ config, code }) => {
    write('handiwork.config.json', config);
    expect((await run(['check'], { cwd: folder })).code).toBe(code);
  });

  it('compares expiry with a day that the user names', async () => {
    write('handiwork.config.json', '{"ban":["claude-code"],"exceptions":[{"reason":"r","expires":"2026-09-01"}]}');
    expect((await run(['check', '--today', '2026-09-02'], { cwd: folder })).code).toBe(1);
  });

  it('says what is excepted, why and until when', async () => {
    write('handiwork.config.json', '{"ban":["claude-code"],"exceptions":[{"reason":"shipped before the ban","expires":"2026-09-01"}]}');
    expect((await run(['check'], { cwd: folder })).stdout).toContain('1 range excepted: shipped before the ban (until 2026-09-01)');
  });

  it('prints the configuration that holds', async () => {
    write('base.json', '{"allow":["qoder"]}');
    write('handiwork.config.json', '{"extends":"./base.json","preset":"ban"}');
    const { code, stdout } = await run(['check', '--print-config'], { cwd: folder });
    expect([code, JSON.parse(stdout)]).toEqual([0, { preset: 'ban', failOn: 'declared', ban: ['*'], allow: ['qoder'] }]);
  });

  it('does not let the repository loosen a policy from outside', async () => {
    const outside = join(scratchFolder(), 'policy.json');
    writeFileSync(outside, BAN);
    write('handiwork.config.json', '{"allow":["claude-code"],"exceptions":[{"reason":"mine"}],"exclude":["**"],"failOn":"never"}');
    const { code, stderr } = await run(['check', '--config', outside], { cwd: folder });
    expect([code, stderr]).toEqual([1, expect.stringContaining('not followed: allow, exceptions, exclude, failOn')]);
  });

  it('does not let the repository read files outside of it', async () => {
    const outside = scratchFolder();
    writeFileSync(join(outside, 'secret.json'), BAN);
    symlinkSync(join(outside, 'secret.json'), join(folder, 'link.json'));
    for (const target of [`${outside}/secret.json`, './link.json']) {
      write('handiwork.config.json', JSON.stringify({ extends: target }));
      expect((await run(['check'], { cwd: folder })).stderr).toContain('may not be read from here');
    }
  });

  it('is found from a folder inside the repository', async () => {
    write('handiwork.config.json', BAN);
    mkdirSync(join(folder, 'deep/er'), { recursive: true });
    expect((await run(['check', '../..'], { cwd: join(folder, 'deep/er') })).code).toBe(1);
  });

  it('shows only what is strong enough', async () => {
    write('handiwork.config.json', BAN);
    const { stdout } = await run(['check', '--min-evidence', 'recorded', '--format', 'json'], { cwd: folder });
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toEqual([]);
  });
});

describe('diff', () => {
  const commit = (config: string): void => {
    write('handiwork.config.json', config);
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', 'Configure'], { date: noon('2026-08-02') });
  };
  const banned = (): void => {
    write('b.py', 'z = 3\n');
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', CLAUDE], { date: noon('2026-08-03') });
  };

  it.each([
    { name: 'a change against the policy', config: BAN, code: 1 },
    { name: 'a change within the policy', config: '{"ban":["codex"]}', code: 0 },
    { name: 'a change whose every path is excepted', config: '{"ban":["claude-code"],"exceptions":[{"paths":["*.py"],"reason":"r"}]}', code: 0 },
    { name: 'a change with an exception for another path', config: '{"ban":["claude-code"],"exceptions":[{"paths":["*.ts"],"reason":"r"}]}', code: 1 },
    { name: 'a change whose exception has ended', config: '{"ban":["claude-code"],"exceptions":[{"paths":["*.py"],"reason":"r","expires":"2026-08-01"}]}', code: 1 },
  ])('answers $name with $code', async ({ config, code }) => {
    commit(config);
    banned();
    expect((await run(['diff', 'HEAD~1'], { cwd: folder })).code).toBe(code);
  });

  it.each([['--fail-on', 'declared'], ['--fail-on', 'resembles']])('does not answer %s %s with success where nothing is banned or asked for', async (...flags) => {
    banned();
    const { code, stderr } = await run(['diff', 'HEAD~1', ...flags], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing is banned and no disclosure is asked for, so failOn could never matter.')]);
  });

  it('answers a change that only deletes with 0: there is nothing left to read', async () => {
    commit(BAN);
    git(folder, ['rm', '-q', 'a.py']);
    git(folder, ['commit', '-q', '-m', 'Remove'], { date: noon('2026-08-03') });
    expect((await run(['diff', 'HEAD~1'], { cwd: folder })).code).toBe(0);
  });

  it('judges by the policy of the base, whatever the change makes of it', async () => {
    commit(BAN);
    write('handiwork.config.json', '{"preset":"inventory"}');
    banned();
    expect((await run(['diff', 'HEAD~1'], { cwd: folder })).code).toBe(1);
  });

  it('does not obey a suppression that the change itself adds', async () => {
    commit(BAN);
    write('b.py', '# handiwork-ignore-next-line declared -- trust me\nz = 3\n');
    banned();
    write('b.py', '# handiwork-ignore-file declared -- trust me\nz = 3\n');
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', CLAUDE], { date: noon('2026-08-03') });
    const { code, stdout } = await run(['diff', 'HEAD~2', '--format', 'json'], { cwd: folder });
    const { coverage } = JSON.parse(stdout) as { coverage: { notes: { code: string }[] } };
    expect([code, coverage.notes.map((note) => note.code)]).toEqual([1, expect.arrayContaining(['suppression-added'])]);
  });

  describe('that is known already', () => {
    const ignoring = '# handiwork-ignore-file declared -- generated, reviewed in 12\n';
    const report = async (...flags: string[]): Promise<{ code: number; known: (string | undefined)[]; comment: string }> => {
      const comment = join(folder, 'comment.md');
      const { code, stdout } = await run(['diff', 'HEAD~1', '--format', 'json', '--output', `markdown-comment=${comment}`, ...flags], { cwd: folder });
      const { review } = JSON.parse(stdout) as Report;
      return { code, known: review?.breaches.map(({ known }) => known) ?? [], comment: readFileSync(comment, 'utf8') };
    };
    const change = (files: Record<string, string>): void => {
      for (const [name, text] of Object.entries(files)) write(name, text);
      git(folder, ['add', '.']);
      git(folder, ['commit', '-q', '-m', CLAUDE], { date: noon('2026-08-03') });
    };

    it('does not count where the base suppresses every line of a commit', async () => {
      write('a.py', `${ignoring}x = 1\n`);
      commit(BAN);
      change({ 'a.py': `${ignoring}x = 1\ny = 2\n` });
      const { code, known, comment } = await report();
      expect([code, known]).toEqual([0, ['suppressed']]);
      expect(comment).toContain('### Handiwork: nothing against the policy');
    });

    it('counts where some lines of the commit are not suppressed', async () => {
      write('a.py', `${ignoring}x = 1\n`);
      commit(BAN);
      change({ 'a.py': `${ignoring}x = 1\ny = 2\n`, 'b.py': 'z = 3\n' });
      expect(await report()).toMatchObject({ code: 1, known: [undefined] });
    });

    it('does not count where it is in the baseline, by its lines or without any', async () => {
      commit(BAN);
      change({ 'b.py': 'z = 3\n' });
      git(folder, ['rm', '-q', 'b.py']);
      git(folder, ['commit', '-q', '-m', CLAUDE], { date: noon('2026-08-04') });
      const baseline = join(scratchFolder(), 'known.json');
      for (const range of ['HEAD~2..HEAD~1', 'HEAD~1']) {
        writeFileSync(baseline, (await run(['diff', range, '--format', 'json'], { cwd: folder })).stdout);
        expect((await run(['diff', range, '--baseline', baseline], { cwd: folder })).code).toBe(0);
      }
    });

    it('counts in the description of a pull request: each has its own', async () => {
      commit(BAN);
      change({ 'c.txt': 'x\n' });
      write('pr.json', '{"title":"t","body":"Generated with [Claude Code](https://claude.com/claude-code)"}');
      const first = await run(['diff', 'HEAD~1', '--pr-json', 'pr.json', '--format', 'json'], { cwd: folder });
      const baseline = join(scratchFolder(), 'known.json');
      writeFileSync(baseline, first.stdout);
      expect(await report('--pr-json', 'pr.json', '--baseline', baseline)).toMatchObject({ code: 1, known: ['baseline', undefined] });
    });
  });

  it('writes one comment that can be found again, with nothing live in it', async () => {
    commit(BAN);
    write('b.py', 'z = 3\n');
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', `@everyone <img src=x> ![a](http://e.example/x)\n\n${CLAUDE.split('\n\n')[1] ?? ''}`], { date: noon('2026-08-03') });
    const { stdout } = await run(['diff', 'HEAD~1', '--format', 'markdown-comment'], { cwd: folder });
    expect(stdout.startsWith('<!-- handiwork:review -->\n### Handiwork: policy breached\n')).toBe(true);
    expect(stdout.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/@everyone|<img|http:/);
  });

  it.each([
    { flags: ['--time-budget', '0'], code: 2 },
    { flags: ['--time-budget', '0', '--allow-partial'], code: 0 },
    { flags: ['--time-budget', 'soon'], code: 2 },
    { flags: ['--pr-json', 'nothing.json'], code: 2 },
  ])('answers $flags with $code', async ({ flags, code }) => {
    commit('{"ban":["codex"]}');
    banned();
    expect((await run(['diff', 'HEAD~1', ...flags], { cwd: folder })).code).toBe(code);
  });
});

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

  it('works before the first commit', async () => {
    const empty = scratchFolder();
    execFileSync('git', ['init', '-q', empty]);
    git(empty, ['config', 'user.email', 'ada@example.org']);
    git(empty, ['config', 'user.name', 'Ada']);
    writeFileSync(join(empty, 'AGENTS.md'), 'x\n');
    git(empty, ['add', '.']);
    expect((await run(['staged'], { cwd: empty })).code).toBe(0);
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
