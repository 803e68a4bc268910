import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from './built.ts';
import type { Text } from './corpus.ts';
import { median, round } from './hot-loop.ts';

const HANDIWORK = fileURLToPath(cli);
const DAY = '2025-09-01T12:00:00Z';
const ENVIRONMENT = {
  ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_DATE: DAY, GIT_COMMITTER_DATE: DAY, GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org',
};

/** Runs Node on a script; @returns milliseconds of wall time, and what was printed */
function run(args: readonly string[], folder: string): { milliseconds: number; stdout: Buffer } {
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: ENVIRONMENT, maxBuffer: 1 << 30 });
  if (status === null || status > 2) throw new Error(`${args.join(' ')} failed: ${stderr.toString().slice(-500)}`);
  return { milliseconds: performance.now() - before, stdout };
}

function git(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env: ENVIRONMENT });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.toString()}`);
}

/** A repository with these texts, shown to `use` and removed. */
function withRepository<Result>(texts: readonly Text[], { commit }: { commit: boolean }, use: (folder: string, names: string[]) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'handiwork-bench-'));
  try {
    mkdirSync(join(folder, 'src'));
    const names = texts.map(({ path, text }, at) => {
      const name = join('src', `${at}-${basename(path)}`);
      writeFileSync(join(folder, name), text);
      return name;
    });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    if (commit) git(folder, 'commit', '-qm', 'Add');
    return use(folder, names);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians of several programs that take turns; the first round, which warms the system's caches, is not counted. */
function inTurns<Name extends string>(runs: number, programs: Readonly<Record<Name, () => number>>): Record<Name, number> {
  const names = Object.keys(programs) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= runs; round += 1) {
    for (const name of names) {
      const time = programs[name]();
      if (round > 0) times[name].push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, Math.round(median(times[name]))])) as Record<Name, number>;
}

/** `classify` of all texts, and a scan of them in one commit, so that style is nearly all of it: two processes that read, and one. */
export function measureWorkers(texts: readonly Text[], runs: number) {
  return withRepository(texts, { commit: true }, (folder, names) => {
    const digests: Record<string, Set<string>> = { classify: new Set(), scan: new Set() };
    const program = (command: 'classify' | 'scan', workers: number) => (): number => {
      const what = command === 'scan' ? ['--format', 'json'] : names;
      const { milliseconds, stdout } = run([HANDIWORK, command, '--workers', String(workers), ...what], folder);
      digests[command]!.add(createHash('sha256').update(stdout).digest('hex'));
      return milliseconds;
    };
    const times = inTurns(runs, { classifyOne: program('classify', 1), classifyTwo: program('classify', 2), scanOne: program('scan', 1), scanTwo: program('scan', 2) });
    return {
      files: texts.length, megacharacters: sizeOf(texts), milliseconds: times,
      classifyTwoToOne: round(times.classifyTwo / times.classifyOne), scanTwoToOne: round(times.scanTwo / times.scanOne),
      equal: Object.values(digests).every(({ size }) => size === 1),
    };
  });
}

/** The pre-commit hook on ten staged files, next to Node with a script that is empty. */
export function measureStaged(texts: readonly Text[], runs: number) {
  return withRepository(texts.slice(0, 10), { commit: false }, (folder) => {
    const empty = join(folder, '.git', 'empty.mjs');
    writeFileSync(empty, '');
    const times = inTurns(runs, { node: () => run([empty], folder).milliseconds, staged: () => run([HANDIWORK, 'staged'], folder).milliseconds });
    return { milliseconds: times, stagedToNode: round(times.staged / times.node) };
  });
}

/** slop-scan on the TypeScript files, next to style alone and a whole scan of the same. @param program its `bin/slop-scan.js` */
export function measureSlopScan(texts: readonly Text[], { runs, program }: { runs: number; program: string }) {
  const chosen = texts.filter(({ path }) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
  return withRepository(chosen, { commit: true }, (folder, names) => {
    const times = inTurns(runs, {
      slopScan: () => run([program, 'scan', '.', '--json'], folder).milliseconds,
      classify: () => run([HANDIWORK, 'classify', ...names], folder).milliseconds,
      scan: () => run([HANDIWORK, 'scan', '--format', 'json'], folder).milliseconds,
    });
    return {
      files: chosen.length, megacharacters: sizeOf(chosen), milliseconds: times,
      toClassify: round(times.slopScan / times.classify), toScan: round(times.slopScan / times.scan),
    };
  });
}

const sizeOf = (texts: readonly Text[]): number => round(texts.reduce((sum, { text }) => sum + text.length, 0) / 1e6);
