import { AS_JSON } from '../api/report.ts';

/**
 * A list whose entries are made when somebody looks at them, and forgotten when somebody looks at another list. It reads
 * like any array, also for `JSON.stringify`, `Array.isArray` and spreading; what is written into it is not kept.
 *
 * @param length How many entries `make` will answer with.
 */
export function lazyList<Entry>(length: number, make: () => readonly Entry[]): Entry[] {
  return proxied(length, new Whole(make));
}

interface RowMaker<Entry> {
  /** Makes the entry at a place, from 0. */
  make: (at: number) => Entry;
  /** See {@link AS_JSON}. */
  asJson: () => Iterable<string>;
  /** The longest list of which all entries are made at once and held; those of longer ones are made by hundreds. */
  most: number;
}

/** The same for long lists. */
export function lazyRows<Entry>(length: number, { make, asJson, most }: RowMaker<Entry>): Entry[] {
  return proxied(length, new Rows(length, { make, asJson, block: length <= most ? Math.max(1, length) : BLOCK }));
}

function proxied<Entry>(length: number, handler: Lazy<Entry>): Entry[] {
  if (length === 0) return [];
  const target: Entry[] = [];
  target.length = length;
  return new Proxy(target, handler);
}

abstract class Lazy<Entry> implements ProxyHandler<Entry[]> {
  protected readonly asJson?: () => Iterable<string>;
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

  constructor(make: () => readonly Entry[]) {
    super();
    this.#make = make;
  }

  protected at(index: number): Entry | undefined {
    return this.all()[index];
  }

  protected all(): readonly Entry[] {
    if (latest?.of !== this) latest = { of: this, entries: this.#make() };
    return latest.entries as readonly Entry[];
  }
}

/** Entries of a long list that are made and held at once. */
const BLOCK = 256;

class Rows<Entry> extends Lazy<Entry> {
  protected override readonly asJson: () => Iterable<string>;
  readonly #length: number;
  readonly #make: (at: number) => Entry;
  /** How many are made at once. */
  readonly #size: number;
  #block = -1;
  #entries: readonly Entry[] = [];

  constructor(length: number, { make, asJson, block }: Pick<RowMaker<Entry>, 'make' | 'asJson'> & { block: number }) {
    super();
    this.#length = length;
    this.#make = make;
    this.asJson = asJson;
    this.#size = block;
  }

  protected at(index: number): Entry | undefined {
    const block = Math.floor(index / this.#size);
    if (block !== this.#block) {
      const start = block * this.#size;
      this.#entries = Array.from({ length: Math.min(this.#size, Math.max(0, this.#length - start)) }, (_, at) => this.#make(start + at));
      this.#block = block;
    }
    return this.#entries[index % this.#size];
  }

  protected all(): readonly Entry[] {
    if (this.#size < this.#length) return Array.from({ length: this.#length }, (_, at) => this.#make(at));
    this.at(0);
    return this.#entries;
  }
}
