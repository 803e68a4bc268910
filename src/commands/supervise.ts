import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CRASHED, CRUMB } from '../scan/style/quarantine.ts';

/** Commands that parse what a repository holds. */
const PARSING = new Set(['scan', 'check', 'diff', 'audit import', 'audit verify']);
/** What the system ends a process with that broke its own memory. */
const CRASHES: readonly (NodeJS.Signals | null)[] = ['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP'];
const MOST_CRASHES = 50;
/** What a user or a shell ends a program with. */
const PASSED: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Systems that are out of memory kill what has most of it. */
const hintOn = (signal: NodeJS.Signals): string =>
  signal === 'SIGKILL' ? 'When memory ran out: --workers 1 takes less, and so does a part at a time with --include.' : 'Please report it, with the repository if it is public.';

/** True in the first process of a command that parses; on Windows a crash has no signal to go by. */
export const needsSupervision = (argv: readonly string[], env: NodeJS.ProcessEnv): boolean =>
  process.platform !== 'win32' && PARSING.has(argv[0] === 'audit' ? `audit ${argv[1] ?? ''}` : (argv[0] ?? '')) && env[CRUMB] === undefined && !argv.includes('--help') && !argv.includes('-h');

/**
 * Runs the same call in a child. A child that crashes while it reads a file is followed by one that leaves this file out.
 * @param script the program, as node was given it
 * @returns the exit code of the last child; 2, and a message, for one that something else ended
 */
export async function supervise(script: string, argv: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'handiwork-'));
  const crumb = join(folder, 'reading');
  const crashed: string[] = [];
  try {
    for (;;) {
      writeFileSync(crumb, '');
      const { code, signal } = await runOnce([...process.execArgv, script, ...argv], { ...process.env, [CRUMB]: crumb, [CRASHED]: crashed.join(',') });
      if (signal === null) return code ?? 2;
      const oid = readFileSync(crumb, 'utf8').trim();
      if (PASSED.includes(signal)) return 128 + constants.signals[signal];
      if (!CRASHES.includes(signal) || oid === '' || crashed.length === MOST_CRASHES) {
        process.stderr.write(`handiwork: ended by ${signal} before it was done. Nothing is known of what was not read.\n  ${hintOn(signal)}\n`);
        return 2;
      }
      crashed.push(oid);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signals reach the child once, through us: its own group keeps the terminal's from arriving a second time. */
async function runOnce(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, args, { env, stdio: 'inherit', detached: true });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of PASSED) process.on(signal, pass);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => resolve({ code, signal }));
    });
  } finally {
    for (const signal of PASSED) process.off(signal, pass);
  }
}
