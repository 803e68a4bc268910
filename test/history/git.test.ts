import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { findProgram, gitEnvironment, requireGit, streamGit } from '../../src/history/git.ts';
import { openRepository } from '../../src/history/object-view.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from './scratch.ts';

afterAll(removeScratch);
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the git program', () => {
  it('is missed with a hint', () => {
    vi.stubEnv('PATH', scratchFolder());
    expect(() => findProgram('git')).toThrow(expect.objectContaining({ name: 'HandiworkError', hint: expect.stringContaining('Install git') }));
  });

  it('is never taken from a relative folder of the PATH', () => {
    vi.stubEnv('PATH', `.${delimiter}bin${delimiter}${process.env['PATH']}`);
    expect(findProgram('git')).toMatch(/^\//);
    expect(gitEnvironment('/home')['PATH']!.split(delimiter).every((entry) => entry.startsWith('/'))).toBe(true);
  });

  it('is refused when it is too old', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'git'), '#!/bin/sh\necho git version 2.20.1\n');
    chmodSync(join(folder, 'git'), 0o755);
    vi.stubEnv('PATH', folder);
    await expect(requireGit(folder)).rejects.toMatchObject({ name: 'HandiworkError', message: 'git 2.20 is too old.' });
  });

  it('inherits nothing but the program path', () => {
    vi.stubEnv('GIT_DIR', '/elsewhere');
    vi.stubEnv('GIT_EXTERNAL_DIFF', 'touch /marker');
    vi.stubEnv('SECRET_TOKEN', 'secret');
    expect(Object.keys(gitEnvironment('/home')).sort()).toEqual([
      'GIT_ALLOW_PROTOCOL', 'GIT_ATTR_NOSYSTEM', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM', 'GIT_NO_LAZY_FETCH',
      'GIT_NO_REPLACE_OBJECTS', 'GIT_OPTIONAL_LOCKS', 'GIT_TERMINAL_PROMPT', 'HOME', 'LC_ALL', 'PATH', 'XDG_CONFIG_HOME',
    ]);
  });
});

describe('a git child', () => {
  it('ends when the run is cancelled', async () => {
    const folder = scratchFolder();
    makeRepository(folder, [{ parents: [], date: noon('2022-01-01'), files: new Map([['a', '1\n']]) }]);
    const repository = await openRepository(folder);
    const control = new AbortController();
    const stream = streamGit(['cat-file', '--batch'], { view: repository.view, signal: control.signal });
    control.abort();
    await expect(stream.done).rejects.toMatchObject({ name: 'AbortError' });
    repository.close();
  });

  it('tells how it failed', async () => {
    const folder = scratchFolder();
    makeRepository(folder, [{ parents: [], date: noon('2022-01-01'), files: new Map([['a', '1\n']]) }]);
    const repository = await openRepository(folder);
    const stream = streamGit(['cat-file', '-p', 'nothing'], { view: repository.view });
    await expect(stream.done).rejects.toMatchObject({ name: 'GitFailure', message: expect.stringContaining('git cat-file failed') });
    repository.close();
  });
});
