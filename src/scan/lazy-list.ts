import { AS_JSON } from '../api/report.ts';

/**
 * A list whose entries are made when somebody looks at them, and forgotten when somebody looks at another list. It reads
 * like any array, also for `JSON.stringify`, `Array.isArray` and spreading; what is written into it is not kept.
 *
 * @param length How many entries `make` will answer with.
 * @param asJson Their JSON, where it is made without them.
 */
export function lazyList<Entry>(length: number, make: () => readonly Entry[], asJson?: () => string): Entry[] {
  return proxied(length, new Whole(make, asJson));
}

/** The same for long lists: entries are made by hundreds. @param make makes the entry at a place, from 0 */
export function lazyRows<Entry>(length: number, make: (at: number) => Entry): Entry[] {
  return proxied(length, new Rows(length, make));
}

function proxied<Entry>(length: number, handler: Lazy<Entry>): Entry[] {
  if (length === 0) return [];
  const target: Entry[] = [];
  target.length = length;
  return new Proxy(target, handler);
}

abstract class Lazy<Entry> implements ProxyHandler<Entry[]> {
  protected readonly asJson: (() => string) | undefined;
  protected abstract at(index: number): Entry | undefined;
  protected abstract all(): readonly Entry[];

  get(target: Entry[], key: string | symbol): unknown {
    if (key === AS_JSON) return this.asJson;
    if (key === 'toJSON') return () => this.all(); // one step for all entries instead of several for each
    return isIndex(key) ? this.at(Number(key)) : Reflect.get(target, key);
  }

  has(target: Entry[], key: string | symbol): boolean {
    return isIndex(key) ? Number(key) < target.length : Reflect.has(target, key);
  }

  ownKeys(target: Entry[]): (string | symbol)[] {
    return [...Array.from({ length: target.length }, (_, at) => String(at)), 'length'];
  }

  getOwnPropertyDescriptor(target: Entry[], key: string | symbol): PropertyDescriptor | undefined {
    if (!isIndex(key)) return Reflect.getOwnPropertyDescriptor(target, key);
    return Number(key) < target.length ? { value: this.at(Number(key)), writable: true, enumerable: true, configurable: true } : undefined;
  }
}

const isIndex = (key: string | symbol): key is string => typeof key === 'string' && /^\d+$/.test(key);

/** The list that was looked at last: most readers finish with one before they take the next. */
let latest: { of: unknown; entries: readonly unknown[] } | undefined;

class Whole<Entry> extends Lazy<Entry> {
  readonly #make: () => readonly Entry[];
  protected override readonly asJson: (() => string) | undefined;

  constructor(make: () => readonly Entry[], asJson: (() => string) | undefined) {
    super();
    this.#make = make;
    this.asJson = asJson;
  }

  protected at(index: number): Entry | undefined {
    return this.all()[index];
  }

  protected all(): readonly Entry[] {
    if (latest?.of !== this) latest = { of: this, entries: this.#make() };
    return latest.entries as readonly Entry[];
  }
}

/** Entries that are made and held at once. */
const BLOCK = 256;

class Rows<Entry> extends Lazy<Entry> {
  readonly #length: number;
  readonly #make: (at: number) => Entry;
  #block = -1;
  #entries: readonly Entry[] = [];

  constructor(length: number, make: (at: number) => Entry) {
    super();
    this.#length = length;
    this.#make = make;
  }

  protected at(index: number): Entry | undefined {
    const block = Math.floor(index / BLOCK);
    if (block !== this.#block) {
      const start = block * BLOCK;
      this.#entries = Array.from({ length: Math.min(BLOCK, Math.max(0, this.#length - start)) }, (_, at) => this.#make(start + at));
      this.#block = block;
    }
    return this.#entries[index % BLOCK];
  }

  protected all(): readonly Entry[] {
    return Array.from({ length: this.#length }, (_, at) => this.#make(at));
  }
}
