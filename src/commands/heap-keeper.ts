import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Listener, Progress } from '../shared/bus.ts';

const MANY_FILES = 30_000;
const MANY_COMMITS = 60_000;
const EAGER = '--heap-growing-percent=15';

/** How to act on the heap; both of the program itself. */
export interface Heap {
  setFlags: (flags: string) => void;
  /** Collects all garbage at once. */
  collect: () => void;
}

/**
 * Has garbage collected earlier once a repository turns out to be large, and all of it where a stage begins: what the one before
 * needed is garbage then. Node lets its heap grow to several times of what is alive: little where little is alive, but more than
 * anything else of a large scan. Earlier costs up to a tenth of the time.
 */
export function heapKeeper(heap: Heap = ownHeap()): Listener {
  let isEager = false;
  const seen = new Set<string>();
  return (progress) => {
    const isNew = !seen.has(progress.stage);
    seen.add(progress.stage);
    if (!isEager && isLarge(progress)) {
      isEager = true;
      heap.setFlags(EAGER);
    } else if (isEager && isNew) heap.collect();
  };
}

function ownHeap(): Heap {
  let collect: (() => void) | undefined;
  return {
    setFlags: setFlagsFromString,
    collect() {
      // A context that is made after this flag was set has the function, whatever the program was started with.
      setFlagsFromString('--expose-gc');
      collect ??= runInNewContext('gc') as () => void;
      collect();
    },
  };
}

const isLarge = ({ stage, done, total = done }: Progress): boolean =>
  (stage === 'history' && done > MANY_COMMITS) || (stage !== 'history' && total > MANY_FILES);
