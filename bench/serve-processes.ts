import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { untilReady } from './child-lines.ts';
import type { Acknowledged } from './serve-writer.ts';

const SOURCE = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, '-C', 'handiwork-source'];
const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** `handiwork serve` as a process of its own. */
export interface ServerProcess {
  url: string;
  /** Ends it as if the power went. */
  kill(): Promise<void>;
}

export async function startServer(ledger: string, tokens: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...SOURCE, file('../src/cli.ts'), 'serve', '--ledger', ledger, '--tokens', tokens], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('The server did not start.')));
    child.stdout.on('data', (part: Buffer) => {
      text += String(part);
      const [, found] = /(http:\/\/[^\s/]+)\/\n/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, kill: () => kill(child) };
}

/** A process that decides over HTTP until it is ended. */
export interface HttpWriter {
  name: string;
  acknowledged: Acknowledged[];
  /** How often somebody else was quicker. */
  conflicts: number;
  /** How often the ledger was busy. */
  busy: number;
  /** Decisions that were sent and never answered: they may or may not be written. */
  unanswered: number;
  /** False when it ended by itself. */
  isRunning(): boolean;
  kill(): Promise<void>;
}

/** Starts a writer; answers once it has signed in. @param first Number of the server at which it begins. */
export async function startHttpWriter(name: string, { servers, first, token }: { servers: readonly string[]; first: number; token: string }): Promise<HttpWriter> {
  const child = spawn(process.execPath, [...SOURCE, file('serve-writer.ts'), name, String(first), ...servers], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, HANDIWORK_BENCH_TOKEN: token } });
  const writer: HttpWriter = { name, acknowledged: [], conflicts: 0, busy: 0, unanswered: 0, isRunning: () => child.exitCode === null && child.signalCode === null, kill: () => kill(child) };
  await untilReady(child, (line) => {
    const said = JSON.parse(line) as 'ready' | Acknowledged | { refused: number } | { broken: 'item' | 'decision' };
    if (said === 'ready') return true;
    if ('refused' in said) writer[said.refused === 503 ? 'busy' : 'conflicts'] += 1;
    else if ('broken' in said) writer.unanswered += said.broken === 'decision' ? 1 : 0;
    else writer.acknowledged.push(said);
    return false;
  });
  return writer;
}
