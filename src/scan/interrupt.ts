import { setTimeout as pause } from 'node:timers/promises';

import type { Found } from './files.ts';
import type { LinesByPath } from './lines/line-store.ts';

/** On Ctrl-C a terminal ends the git children too, and their failure may be heard before the signal is. */
const GRACE = 50;

interface Interruptible {
  /** Runs one stage. Once interrupted, the stage is skipped or cut short, and the scan goes on with `otherwise`. */
  stage<T>(work: () => Promise<T>, otherwise: (() => T) | undefined): Promise<T>;
  interrupted(): boolean;
}

/** Stages that can be cut short without losing what earlier ones found. */
export function interruptible(signal: AbortSignal | undefined): Interruptible {
  const interrupted = (): boolean => signal?.aborted ?? false;
  return {
    interrupted,
    async stage<T>(work: () => Promise<T>, otherwise: (() => T) | undefined): Promise<T> {
      const instead = (): T => otherwise?.() as T;
      if (interrupted()) return instead();
      try {
        return await work();
      } catch (error) {
        if (!interrupted()) await pause(GRACE);
        if (interrupted()) return instead();
        throw error;
      }
    },
  };
}

/** What two stages found that run at once. When one fails, the other has ended before anybody hears of it. */
export async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** Files whose lines were not asked in time are named as skipped instead of being shown as if nothing was known of them. */
export function leaveOut(found: Found, lines: Pick<LinesByPath, 'has'>): void {
  for (const { path } of found.files) if (!lines.has(path)) found.skipped.push({ path, reason: 'interrupted' });
  found.skipped.sort((a, b) => (a.path < b.path ? -1 : 1));
  found.files = found.files.filter(({ path }) => lines.has(path));
}
