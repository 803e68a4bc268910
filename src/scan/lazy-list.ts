/**
 * A list whose entries are made when somebody looks at them, and forgotten when somebody looks at another list. It reads
 * like any array, also for `JSON.stringify`, `Array.isArray` and spreading; what is written into it is not kept.
 *
 * @param length How many entries `make` will answer with.
 */
export function lazyList<Entry>(length: number, make: () => readonly Entry[]): Entry[] {
  if (length === 0) return [];
  const target: Entry[] = [];
  target.length = length;
  return new Proxy(target, new Lazy(make));
}

/** Holds the first lists and makes the others lazy: what fits into memory anyway need not be made again. */
export class Lists {
  #left: number;

  /** @param most entries that are held */
  constructor(most: number) {
    this.#left = most;
  }

  /** @param make makes the entries again */
  of<Entry>(entries: Entry[], make: () => readonly Entry[]): Entry[] {
    this.#left -= entries.length;
    return this.#left >= 0 ? entries : lazyList(entries.length, make);
  }
}

/** The list that was looked at last: most readers finish with one before they take the next. */
let latest: { of: unknown; entries: readonly unknown[] } | undefined;

class Lazy<Entry> implements ProxyHandler<Entry[]> {
  readonly #make: () => readonly Entry[];

  constructor(make: () => readonly Entry[]) {
    this.#make = make;
  }

  get(target: Entry[], key: string | symbol): unknown {
    if (key === 'toJSON') return () => this.#entries(); // one step for all entries instead of several for each
    return isIndex(key) ? this.#entries()[Number(key)] : Reflect.get(target, key);
  }

  has(target: Entry[], key: string | symbol): boolean {
    return isIndex(key) ? Number(key) < target.length : Reflect.has(target, key);
  }

  ownKeys(target: Entry[]): (string | symbol)[] {
    return [...Array.from({ length: target.length }, (_, at) => String(at)), 'length'];
  }

  getOwnPropertyDescriptor(target: Entry[], key: string | symbol): PropertyDescriptor | undefined {
    if (!isIndex(key)) return Reflect.getOwnPropertyDescriptor(target, key);
    return Number(key) < target.length ? { value: this.#entries()[Number(key)], writable: true, enumerable: true, configurable: true } : undefined;
  }

  #entries(): readonly Entry[] {
    if (latest?.of !== this) latest = { of: this, entries: this.#make() };
    return latest.entries as readonly Entry[];
  }
}

const isIndex = (key: string | symbol): key is string => typeof key === 'string' && /^\d+$/.test(key);
