import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { devNull } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { LEFTHOOK, HUSKY_COMMIT_MSG, HUSKY_PRE_COMMIT, preCommitConfig } from '../../src/init/hooks.ts';
import { mergeHusky } from '../../src/init/merge-husky.ts';
import { mergeLefthook } from '../../src/init/merge-lefthook.ts';
import { git, removeScratch, scratchFolder } from '../history/scratch.ts';
import { added } from '../init/merging.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REQUIRED = process.env['HANDIWORK_SERVICES'] === 'required';
const CLAUDE = 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';

const works = (program: string, args: readonly string[]): boolean => spawnSync(program, args as string[], { stdio: 'ignore' }).status === 0;

/** lefthook and husky as npm installs them, or undefined where there is no registry. */
function install(): string | undefined {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', 'lefthook@2.2.2', 'husky@9.1.7'];
  return spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: 120_000 }).status === 0 ? join(folder, 'node_modules/.bin') : undefined;
}

const bin = scratchFolder();
const npmBin = install();
const hasPreCommit = works('pre-commit', ['--version']);
const path = [bin, npmBin, process.env['PATH']].filter(Boolean).join(delimiter);

/** `handiwork` as a program, without a build. */
beforeAll(() => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  writeFileSync(join(bin, 'handiwork'), `#!/bin/sh\nexec "${process.execPath}" --import "${tsx}" -C handiwork-source "${join(ROOT, 'src/cli.ts')}" "$@"\n`);
  chmodSync(join(bin, 'handiwork'), 0o755);
});
afterAll(removeScratch);

interface Project {
  folder: string;
  run(program: string, args: readonly string[]): void;
  /** @returns The exit code of git commit, and what it printed. */
  commit(message: string): { code: number | null; output: string };
}

function project(): Project {
  const folder = scratchFolder();
  const env = { ...process.env, PATH: path, HOME: folder, PRE_COMMIT_HOME: join(folder, '.cache'), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', GIT_COMMITTER_DATE: '2026-08-01T12:00:00Z', CI: '1' };
  git(folder, ['init', '-q', '-b', 'main', '.']);
  for (const [key, value] of [['user.name', 'Ada'], ['user.email', 'ada@example.org']] as const) git(folder, ['config', key, value]);
  writeFileSync(join(folder, 'handiwork.config.json'), '{"ban":[{"agent":"claude-code","from":"2026-07-10"}],"allow":["qoder"]}\n');
  return {
    folder,
    run: (program, args) => void execFileSync(program, args as string[], { cwd: folder, env, stdio: 'pipe' }),
    commit(message) {
      writeFileSync(join(folder, 'a.txt'), `${message}${String(git(folder, ['rev-list', '--all', '--count']))}`);
      git(folder, ['add', 'a.txt', 'handiwork.config.json']);
      const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', message], { cwd: folder, env, encoding: 'utf8' });
      return { code: status, output: `${stdout}${stderr}` };
    },
  };
}

/** A banned trailer is stopped, and says why; a clean message passes. */
function judges({ commit, folder }: Project): void {
  const stopped = commit(CLAUDE);
  expect([stopped.code, stopped.output]).toEqual([1, expect.stringContaining('declares claude-code, which is banned')]);
  const passed = commit('Add more\n');
  expect([passed.code, passed.output]).toEqual([0, expect.any(String)]);
  git(folder, ['config', 'user.email', 'noreply@anthropic.com']);
  expect(commit('Add\n').output).toContain('The author declares claude-code');
}

const needs = (there: boolean, name: string): { run: typeof it; suffix: string } =>
  there || REQUIRED ? { run: it, suffix: '' } : { run: it.skip as typeof it, suffix: ` (left out: ${name} is not installed here)` };

describe('a commit', () => {
  const framework = needs(hasPreCommit, 'pre-commit');
  framework.run(`through pre-commit${framework.suffix}`, () => {
    const hooks = scratchFolder();
    git(hooks, ['init', '-q', '.']);
    copyFileSync(join(ROOT, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'));
    git(hooks, ['add', '.']);
    git(hooks, ['commit', '-q', '-m', 'Hooks']);
    const one = project();
    writeFileSync(join(one.folder, '.pre-commit-config.yaml'), preCommitConfig({ repository: hooks, rev: git(hooks, ['rev-parse', 'HEAD']), system: true }));
    git(one.folder, ['add', '.pre-commit-config.yaml']);
    one.run('pre-commit', ['install']);
    judges(one);
  });

  const lefthook = needs(npmBin !== undefined, 'lefthook');
  lefthook.run(`through lefthook${lefthook.suffix}`, () => {
    const one = project();
    writeFileSync(join(one.folder, 'lefthook.yml'), LEFTHOOK);
    one.run('lefthook', ['install']);
    judges(one);
  });

  lefthook.run(`through lefthook that was there${lefthook.suffix}`, () => {
    const one = project();
    writeFileSync(join(one.folder, 'lefthook.yml'), added(mergeLefthook('pre-commit:\n  jobs:\n    - run: test -d .git\ncommit-msg:\n  commands:\n    see:\n      run: test -s {1}\n', 'lefthook.yml')));
    one.run('lefthook', ['install']);
    judges(one);
  });

  const husky = needs(npmBin !== undefined, 'husky');
  husky.run(`through husky${husky.suffix}`, () => {
    const one = project();
    one.run('husky', []);
    mkdirSync(join(one.folder, '.husky'), { recursive: true });
    writeFileSync(join(one.folder, '.husky/pre-commit'), HUSKY_PRE_COMMIT);
    writeFileSync(join(one.folder, '.husky/commit-msg'), HUSKY_COMMIT_MSG);
    judges(one);
  });

  husky.run(`through husky that was there${husky.suffix}`, () => {
    const one = project();
    one.run('husky', []);
    const earlier = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\ntest -d .git\nexit 0\n';
    mkdirSync(join(one.folder, '.husky'), { recursive: true });
    writeFileSync(join(one.folder, '.husky/pre-commit'), added(mergeHusky(earlier, 'staged')));
    writeFileSync(join(one.folder, '.husky/commit-msg'), added(mergeHusky(earlier, 'commit-msg')));
    judges(one);
  });
});
