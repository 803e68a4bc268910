/**
 * `npm run build && npx tsx -C handiwork-source bench/hooks.ts [--runs=9]`
 * Times `git commit` of ten files with the hooks of Handiwork next to the same hooks that do nothing: bare, and through
 * husky, lefthook and the pre-commit framework where they can be installed. Prints medians and ratios; JSON in
 * `bench/out/hooks.json`. Every commit has to pass, and one with a banned trailer has to be stopped, or the run fails.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { HUSKY_COMMIT_MSG, HUSKY_PRE_COMMIT, LEFTHOOK, preCommitConfig } from '../src/init/hooks.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.argv.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? '9');
const BANNED = 'Add\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'handiwork-hooks-')));
const tools = join(scratch, 'tools');

/** Programs called `handiwork`: ours, one that does nothing, and Node doing nothing, which is the least ours can take. */
const PROGRAMS = { ours: `exec "${process.execPath}" "${join(ROOT, 'dist/src/cli.js')}" "$@"`, empty: 'exit 0', node: `exec "${process.execPath}" -e 0` } as const;
type Program = keyof typeof PROGRAMS;

/** Sets hooks up in a repository. */
type Framework = (folder: string, call: (program: string, args: readonly string[]) => void) => void;
const executable = (file: string, text: string): void => {
  writeFileSync(file, `#!/bin/sh\n${text}`);
  chmodSync(file, 0o755);
};

const FRAMEWORKS: Readonly<Record<string, Framework>> = {
  bare: (folder) => {
    executable(join(folder, '.git/hooks/pre-commit'), HUSKY_PRE_COMMIT);
    executable(join(folder, '.git/hooks/commit-msg'), HUSKY_COMMIT_MSG);
  },
  husky: (folder, call) => {
    call('husky', []);
    writeFileSync(join(folder, '.husky/pre-commit'), HUSKY_PRE_COMMIT);
    writeFileSync(join(folder, '.husky/commit-msg'), HUSKY_COMMIT_MSG);
  },
  lefthook: (folder, call) => {
    writeFileSync(join(folder, 'lefthook.yml'), LEFTHOOK);
    call('lefthook', ['install']);
  },
  'pre-commit': (folder, call) => {
    const hooks = join(folder, '../hooks');
    mkdirSync(hooks);
    copyFileSync(join(ROOT, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'));
    for (const args of [['init', '-q', hooks], ['-C', hooks, 'add', '.'], ['-C', hooks, 'commit', '-qm', 'Hooks']]) call('git', args);
    const rev = spawnSync('git', ['-C', hooks, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
    writeFileSync(join(folder, '.pre-commit-config.yaml'), preCommitConfig({ repository: hooks, rev, system: true }));
    call('git', ['add', '.pre-commit-config.yaml']);
    call('pre-commit', ['install']);
  },
};

class Project {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  #count = 0;

  constructor(name: string, framework: Framework, program: Program) {
    this.#folder = join(scratch, `${name}-${program}`, 'project');
    const bin = join(this.#folder, '../bin');
    mkdirSync(this.#folder, { recursive: true });
    mkdirSync(bin);
    executable(join(bin, 'handiwork'), `${PROGRAMS[program]}\n`);
    this.#env = { ...process.env, PATH: [bin, join(tools, 'node_modules/.bin'), process.env['PATH']].join(delimiter), HOME: join(this.#folder, '..'), PRE_COMMIT_HOME: join(this.#folder, '../cache'), GIT_CONFIG_NOSYSTEM: '1', CI: '1' };
    this.call('git', ['init', '-q', '.']);
    for (const [key, value] of [['user.name', 'Ada'], ['user.email', 'ada@example.org'], ['gc.auto', '0']] as const) this.call('git', ['config', '--global', key, value]);
    writeFileSync(join(this.#folder, 'handiwork.config.json'), '{"ban":["claude-code"]}\n');
    framework(this.#folder, (command, args) => this.call(command, args));
    this.call('git', ['add', '.']);
    this.call('git', ['commit', '-qm', 'Set up']);
  }

  call(command: string, args: readonly string[]): void {
    const { status, stderr } = spawnSync(command, args, { cwd: this.#folder, env: this.#env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  }

  /** @returns The milliseconds of one commit of ten files. */
  commit(message: string, expected = 0): number {
    this.#count += 1;
    for (let at = 0; at < 10; at += 1) writeFileSync(join(this.#folder, `file-${at}.ts`), `export const value${at} = ${this.#count};\n`.repeat(100));
    this.call('git', ['add', '.']);
    const start = performance.now();
    const { status, stderr } = spawnSync('git', ['commit', '-q', '-m', message], { cwd: this.#folder, env: this.#env, encoding: 'utf8' });
    const time = performance.now() - start;
    if (status !== expected) throw new Error(`The commit was answered with ${status}: ${stderr}`);
    return time;
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** In turns, so that whatever else the machine does falls on all alike. */
function measure(name: string, framework: Framework): object {
  const programs = Object.keys(PROGRAMS) as Program[];
  const projects = programs.map((program) => ({ program, project: new Project(name, framework, program), times: [] as number[] }));
  for (let run = 0; run < RUNS; run += 1) for (const { project, times } of projects) times.push(project.commit('Change'));
  projects.find(({ program }) => program === 'ours')?.project.commit(BANNED, 1);
  const [ours = 0, empty = 0, node = 0] = projects.map(({ times }) => median(times));
  return { milliseconds: { ours: Math.round(ours), empty: Math.round(empty), node: Math.round(node) }, toEmpty: rounded(ours / empty), toNode: rounded(ours / node) };
}

/** Looks only: husky takes whatever it is called with for a folder, and sets itself up in the repository around. */
const isInstalled = (name: string): boolean =>
  name === 'bare' || [join(tools, 'node_modules/.bin'), ...(process.env['PATH'] ?? '').split(delimiter)].some((folder) => existsSync(join(folder, name)));

mkdirSync(tools, { recursive: true });
writeFileSync(join(tools, 'package.json'), '{"private":true}');
spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', 'lefthook@2.2.2', 'husky@9.1.7'], { cwd: tools, stdio: 'inherit', timeout: 120_000 });

const results: Record<string, unknown> = { load: loadavg().map(rounded), runs: RUNS };
try {
  for (const [name, framework] of Object.entries(FRAMEWORKS)) {
    results[name] = isInstalled(name) ? measure(name, framework) : 'not installed here';
    console.log(`${name}: ${JSON.stringify(results[name])}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
mkdirSync('bench/out', { recursive: true });
writeFileSync('bench/out/hooks.json', `${JSON.stringify(results, null, 2)}\n`);
