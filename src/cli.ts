#!/usr/bin/env node
import { createIo } from './commands/io.ts';
import { main } from './commands/main.ts';

const interrupt = new AbortController();
// Once: the second Ctrl-C finds no listener and ends the process at once.
process.once('SIGINT', () => interrupt.abort());

const io = createIo(process, { cwd: process.cwd(), env: process.env, signal: interrupt.signal });
process.exitCode = await main(process.argv.slice(2), io);
