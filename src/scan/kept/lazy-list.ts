import { AS_JSON } from '../../api/report.ts';

/**
 * A list whose entries are made when somebody looks at them, and forgotten when somebody looks at another list. It reads
 * like any array, also for `JSON.stringify`, `Array.isArray` and spreading; what is written into it is not kept.
 *
 * @param length How many entries `make` will answer with.
 * @param others What is made without them, by the key under which it is asked for.
 */
export function lazyList<Entry>(length: number, make: () => readonly Entry[], others: OtherForms = {}): Entry[] {
  return proxied(length, new Whole(make, others));
}

type OtherForms = Readonly<Record<symbol, () => unknown>>;

interface RowMaker<Entry> {
  /** Makes the entry at a place, from 0. */
  make: (at: number) => Entry;
  /** See {@link AS_JSON}. */
  asJson: () => Iterable<string>;
  /** The longest list of which all entries are made at once and held; those of longer ones are made by hundreds. */
  most: number;
}

/** The same for long lists. One that is held is an ordinary array as soon as somebody looks at an entry: it can be written to. */
export function lazyRows<Entry>(length: number, { make, asJson, most }: RowMaker<Entry>): Entry[] {
  return proxied(length, length <= most ? new Held(make, asJson) : new Rows(length, { make, asJson }));
}

function proxied<Entry>(length: number, handler: ProxyHandler<Entry[]>): Entry[] {
  if (length === 0) return [];
  const target: Entry[] = [];
  target.length = length;
  return new Proxy(target, handler);
}

abstract class Lazy<Entry> implements ProxyHandler<Entry[]> {
  protected readonly asJson?: () => Iterable<string>;
  protected readonly others: OtherForms = {};
  protected abstract at(index: number): Entry | undefined;
  protected abstract all(): readonly Entry[];

  get(target: Entry[], key: string | symbol): unknown {
    if (key === AS_JSON) return this.asJson;
    if (key === 'toJSON') return () => this.all(); // one step for all entries instead of several for each
    return isIndex(key) ? this.at(Number(key)) : typeof key === 'symbol' && key in this.others ? this.others[key] : Reflect.get(target, key);
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
  protected override readonly others: OtherForms;
  readonly #make: () => readonly Entry[];

  constructor(make: () => readonly Entry[], others: OtherForms) {
    super();
    this.#make = make;
    this.others = others;
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
  #block = -1;
  #entries: readonly Entry[] = [];

  constructor(length: number, { make, asJson }: Pick<RowMaker<Entry>, 'make' | 'asJson'>) {
    super();
    this.#length = length;
    this.#make = make;
    this.asJson = asJson;
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

/** Fills the array at the first look. From then on nobody knows what was done to its entries, so their JSON is not known either. */
class Held<Entry> implements ProxyHandler<Entry[]> {
  readonly #make: (at: number) => Entry;
  readonly #asJson: () => Iterable<string>;
  #isFilled = false;

  constructor(make: (at: number) => Entry, asJson: () => Iterable<string>) {
    this.#make = make;
    this.#asJson = asJson;
  }

  get(target: Entry[], key: string | symbol): unknown {
    if (key === AS_JSON) return this.#isFilled ? undefined : this.#asJson;
    if (key === 'toJSON') return () => this.#fill(target);
    return Reflect.get(isIndex(key) ? this.#fill(target) : target, key);
  }

  has(target: Entry[], key: string | symbol): boolean {
    return Reflect.has(this.#fill(target), key);
  }

  set(target: Entry[], key: string | symbol, value: unknown): boolean {
    return Reflect.set(this.#fill(target), key, value);
  }

  deleteProperty(target: Entry[], key: string | symbol): boolean {
    return Reflect.deleteProperty(this.#fill(target), key);
  }

  ownKeys(target: Entry[]): (string | symbol)[] {
    return Reflect.ownKeys(this.#fill(target));
  }

  getOwnPropertyDescriptor(target: Entry[], key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#fill(target), key);
  }

  #fill(target: Entry[]): Entry[] {
    if (this.#isFilled) return target;
    this.#isFilled = true;
    for (let at = 0; at < target.length; at += 1) target[at] = this.#make(at);
    return target;
  }
}
