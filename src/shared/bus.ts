/** What a long run tells whoever listens. Nobody has to: the run is the same with no listener. */
export interface Progress {
  repository: string;
  stage: 'discover' | 'history' | 'blame' | 'style' | 'done';
  /** Items of this stage that are finished; an item is a commit in `history` and a file elsewhere. */
  done: number;
  /** Absent while it is not known yet. */
  total?: number;
}

export type Listener = (progress: Progress) => void;

export interface Bus {
  emit(progress: Progress): void;
  /** @returns A function that ends the subscription. */
  listen(listener: Listener): () => void;
}

/** Listeners are called in order, synchronously: one that throws ends the run. */
export function createBus(): Bus {
  const listeners = new Set<Listener>();
  return {
    emit(progress) {
      for (const listener of listeners) listener(progress);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
