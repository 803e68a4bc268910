import { createBus } from '../shared/bus.ts';
import { heapKeeper } from './heap-keeper.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress.ts';

/** Runs a long piece of work with whoever listens to it: what keeps the heap small and, on a terminal, the line that shows progress. */
export async function listening<T>(io: Io, work: (bus: ReturnType<typeof createBus>) => Promise<T>): Promise<T> {
  const bus = createBus();
  bus.listen(heapKeeper());
  const stop = io.live ? bus.listen(progressLine(io.tell)) : () => undefined;
  try {
    return await work(bus);
  } finally {
    stop();
  }
}
