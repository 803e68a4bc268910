#!/usr/bin/env node
import { constants } from 'node:os';

import { describeFailure } from './commands/failure.ts';
import { createIo } from './commands/io.ts';
import { main } from './commands/main.ts';
import { needsSupervision, supervise } from './commands/supervise.ts';

const argv = process.argv.slice(2);
const interrupt = new AbortController();

// Node would end with 1, which says that the policy is breached.
process.on('uncaughtException', (error) => {
  process.stderr.write(describeFailure(error, { colour: { stdout: false, stderr: false }, signal: interrupt.signal }));
  process.exit(2);
});

/** By an exit of its own a process takes its temporary folders away; by a signal it would leave them. A server ends by itself. */
function endOn(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
  });
}

if (needsSupervision(argv, process.env)) {
  process.exitCode = await supervise(process.argv[1] ?? '', argv);
} else {
  // The second Ctrl-C ends the process at once.
  process.once('SIGINT', () => {
    interrupt.abort();
    endOn('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) endOn(signal);
  process.exitCode = await main(argv, createIo(process, { cwd: process.cwd(), env: process.env, signal: interrupt.signal }));
}
