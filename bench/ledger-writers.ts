import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { Ledger } from '../src/api/audit.ts';
import { untilReady } from './child-lines.ts';

/** The program of a writer, and how node runs it from its source. */
export const WRITER = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, '-C', 'handiwork-source', fileURLToPath(new URL('ledger-writer.ts', import.meta.url))];

/** A process that writes to a ledger until it is ended. */
export interface Writer {
  name: string;
  /** Seqs that it was told are written; it writes two entries at once. */
  acknowledged: number[];
  /** How often somebody else was quicker. */
  conflicts: number;
  /** Waits until so many are acknowledged. */
  until(count: number): Promise<void>;
  /** Ends it as if the power went. */
  kill(): Promise<void>;
}

/** Starts a writer; answers once it has opened the ledger. */
export async function startWriter(place: string, name: string): Promise<Writer> {
  const child = spawn(process.execPath, [...WRITER, place, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  const writer: Writer = {
    name,
    acknowledged,
    conflicts: 0,
    async until(count) {
      while (acknowledged.length < count) {
        if (child.exitCode !== null) throw new Error(`The writer ended with ${child.exitCode}.`);
        await wait(20);
      }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
  await untilReady(child, (line) => {
    if (line === 'ready') return true;
    if (line === 'conflict') writer.conflicts += 1;
    else acknowledged.push(...line.split(' ').map(Number));
    return false;
  });
  return writer;
}

/** What is in the ledger of what the writers were told: nothing may be missing, nothing may be there by half. */
export async function missing(ledger: Ledger, writers: readonly Writer[]): Promise<{ lost: number; halves: number; written: number }> {
  const entries = new Map<string, { seq: number; kind: string }[]>();
  for (const { name } of writers) entries.set(name, []);
  for await (const { actor, seq, kind } of ledger.entries({ kinds: ['decided', 'assigned'] })) entries.get(actor)?.push({ seq, kind });
  let [lost, halves, written] = [0, 0, 0];
  for (const { name, acknowledged } of writers) {
    const mine = entries.get(name) ?? [];
    const seqs = new Set(mine.map(({ seq }) => seq));
    written += mine.length;
    lost += acknowledged.filter((seq) => !seqs.has(seq)).length;
    for (let pair = 0; pair < mine.length; pair += 2) {
      const [first, second] = [mine[pair], mine[pair + 1]];
      if (first?.kind !== 'decided' || second?.kind !== 'assigned' || second.seq !== first.seq + 1) halves += 1;
    }
  }
  return { lost, halves, written };
}
