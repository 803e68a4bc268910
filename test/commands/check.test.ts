import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { scratchFolder } from '../history/scratch.ts';
import { BAN, eachInWorktree, folder, write } from './changed.ts';
import { run } from './run.ts';

eachInWorktree();

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

  it.each([
    { name: 'a link that leads out of the repository', make: (path: string) => symlinkSync('/etc/passwd', path), says: 'may not be read from here' },
    { name: 'a link to nowhere', make: (path: string) => symlinkSync('nowhere', path), says: 'is no regular file' },
    { name: 'a folder', make: (path: string) => mkdirSync(path), says: 'is no regular file' },
    { name: 'larger than anybody writes', make: (path: string) => writeFileSync(path, ' '.repeat((1 << 20) + 1)), says: 'at most 1048576 bytes' },
  ])('is not without a policy where its configuration is $name', async ({ make, says }) => {
    make(join(folder, 'handiwork.config.json'));
    for (const command of ['check', 'staged']) {
      const { code, stderr } = await run([command], { cwd: folder });
      expect([command, code, stderr]).toEqual([command, 2, expect.stringContaining(says)]);
    }
  });

  it('does not mind a package.json that is a template of one', async () => {
    write('package.json', '{{ cookiecutter.name }}');
    expect((await run(['check', '--ban', 'codex'], { cwd: folder })).code).toBe(0);
    expect((await run(['staged'], { cwd: folder })).code).toBe(0);
    write('package.json', '{{ "handiwork" }}');
    expect((await run(['staged'], { cwd: folder })).stderr).toContain('not valid JSON');
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
