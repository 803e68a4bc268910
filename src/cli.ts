#!/usr/bin/env node
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

if (needsSupervision(argv, process.env)) {
  process.exitCode = await supervise(process.argv[1] ?? '', argv);
} else {
  // Once: the second Ctrl-C finds no listener and ends the process at once.
  process.once('SIGINT', () => interrupt.abort());
  process.exitCode = await main(argv, createIo(process, { cwd: process.cwd(), env: process.env, signal: interrupt.signal }));
}
