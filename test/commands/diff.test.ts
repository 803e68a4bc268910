import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { git, noon, scratchFolder } from '../history/scratch.ts';
import { BAN, CLAUDE, eachInWorktree, folder, write } from './changed.ts';
import { run } from './run.ts';

eachInWorktree();

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

  it.each([
    { name: 'another policy', files: { 'handiwork.config.json': '{"preset":"inventory"}' }, says: true },
    { name: 'the same policy, laid out anew', files: { 'handiwork.config.json': '{ "ban": ["claude-code"] }' }, says: false },
    { name: 'a broken policy', files: { 'handiwork.config.json': '{' }, says: true },
    { name: 'a package.json that says nothing of it', files: { 'package.json': '{"name":"x"}' }, says: false },
  ])('says whether a change changes the policy: $name', async ({ files, says }) => {
    commit(BAN);
    for (const [file, text] of Object.entries(files)) write(file, text);
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', 'Configure'], { date: noon('2026-08-03') });
    const { code, stdout } = await run(['diff', 'HEAD~1..HEAD'], { cwd: folder });
    expect([code, stdout.includes('The change itself changes the policy.')]).toEqual([0, says]);
  });

  it('is not without a policy where the base has it as a link', async () => {
    write('policy.json', BAN);
    symlinkSync('policy.json', join(folder, 'handiwork.config.json'));
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', 'Configure'], { date: noon('2026-08-02') });
    banned();
    const { code, stderr } = await run(['diff', 'HEAD~1'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/"handiwork\.config\.json" cannot be read in commit [0-9a-f]{12}.*\n {2}It is a link/)]);
  });

  it.each([
    { name: 'handiwork.config.json', code: 1, says: '' },
    { name: 'ci/policy.json', code: 1, says: '' },
    { name: 'late.json', code: 2, says: 'There is no "late.json" in the commit that the change starts from.' },
  ])('reads a policy inside the repository from the base, even by name: $name', async ({ name, code, says }) => {
    mkdirSync(join(folder, 'ci'));
    write('ci/policy.json', BAN);
    commit(BAN);
    for (const file of ['handiwork.config.json', 'ci/policy.json', 'late.json']) write(file, '{"preset":"inventory"}');
    banned();
    const answer = await run(['diff', 'HEAD~1', '--config', name], { cwd: folder });
    expect([answer.code, answer.stderr]).toEqual([code, expect.stringContaining(says)]);
    expect(answer.stderr).not.toContain('not followed');
  });

  it('takes a policy from outside', async () => {
    const outside = join(scratchFolder(), 'policy.json');
    writeFileSync(outside, BAN);
    banned();
    expect((await run(['diff', 'HEAD~1', '--config', outside], { cwd: folder })).code).toBe(1);
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

  it('tells of a suppression that it adds for what is there, and not of one that is', async () => {
    commit(BAN);
    write('b.py', 'z = 3\n');
    banned();
    write('b.py', '# handiwork-ignore-file declared -- trust me\nz = 3\n');
    git(folder, ['commit', '-q', '-am', 'Excuse'], { date: noon('2026-08-03') });
    write('b.py', '# handiwork-ignore-file declared -- trust me\nz = 3\nzz = 3\n');
    git(folder, ['commit', '-q', '-am', 'More'], { date: noon('2026-08-04') });
    const notesOf = async (range: string): Promise<string[]> => (JSON.parse((await run(['diff', range, '--format', 'json'], { cwd: folder })).stdout) as Report).coverage.notes.map(({ code }) => code);
    expect([await notesOf('HEAD~2..HEAD~1'), await notesOf('HEAD~1..HEAD')]).toEqual([['suppression-added'], []]);
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
    { flags: ['--today', '2026-02-30'], code: 2 },
  ])('answers $flags with $code', async ({ flags, code }) => {
    commit('{"ban":["codex"]}');
    banned();
    expect((await run(['diff', 'HEAD~1', ...flags], { cwd: folder })).code).toBe(code);
  });
});

describe('a declared commit whose every path is left out', () => {
  it('is still a breach of the commit', async () => {
    write('handiwork.config.json', '{"ban":["claude-code"],"exclude":["vendor/"]}');
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', 'Configure'], { date: noon('2026-08-02') });
    mkdirSync(join(folder, 'vendor'));
    write('vendor/b.py', 'z = 3\n');
    git(folder, ['add', '.']);
    git(folder, ['commit', '-q', '-m', CLAUDE], { date: noon('2026-08-03') });
    for (const flags of [[], ['--exclude', '*.py']]) {
      const { code, stdout } = await run(['diff', 'HEAD~1', '--format', 'json', ...flags], { cwd: folder });
      const { review, findings } = JSON.parse(stdout) as Report;
      expect([code, review?.breaches.length, findings?.map(({ rule, path }) => [rule, path])]).toEqual([1, 1, [['declared', undefined]]]);
    }
  });
});
