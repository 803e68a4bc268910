#!/usr/bin/env node
import { constants } from 'node:os';

// Everything else is loaded where its absence can be told. Node would end with 1, which says that the policy is breached.

const argv = process.argv.slice(2);
const interrupt = new AbortController();

process.on('uncaughtException', (error) => void fail(error));
process.exitCode = await run().catch(fail);

async function run(): Promise<number> {
  const { needsSupervision, supervise } = await import('./commands/supervise.ts');
  if (needsSupervision(argv, process.env)) return supervise(process.argv[1] ?? '', argv);
  // The second Ctrl-C ends the process at once.
  process.once('SIGINT', () => {
    interrupt.abort();
    endOn('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) endOn(signal);
  const [{ createIo }, { main }] = await Promise.all([import('./commands/io.ts'), import('./commands/main.ts')]);
  return main(argv, createIo(process, { cwd: process.cwd(), env: process.env, signal: interrupt.signal }));
}

/** By an exit of its own a process takes its temporary folders away; by a signal it would leave them. A server ends by itself. */
function endOn(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
  });
}

async function fail(error: unknown): Promise<never> {
  const told = await import('./commands/failure.ts').then(
    ({ describeFailure }) => describeFailure(error, { colour: { stdout: false, stderr: false }, signal: interrupt.signal }),
    () => `handiwork: a part of it could not be loaded: ${error instanceof Error ? error.message : String(error)}\n  Install Handiwork again.\n`,
  );
  process.stderr.write(told);
  process.exit(2);
}
