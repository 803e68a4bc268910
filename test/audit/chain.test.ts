import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LedgerEntry } from '../../src/api/audit.ts';
import { canonical } from '../../src/audit/canonical.ts';
import { EMPTY, link, problemOf, type ChainHead } from '../../src/audit/chain.ts';

const body = fc.record({ state: fc.constantFrom('open', 'confirmed', 'refuted'), reason: fc.string({ unit: 'binary', minLength: 1 }) });
const draft = fc.record({ kind: fc.constant('decided'), item: fc.stringMatching(/^f[1-9]\d{0,3}$/), actor: fc.string({ minLength: 1 }), at: fc.constant('2026-08-01T12:00:00.000Z'), body });

function chained(drafts: readonly unknown[]): LedgerEntry[] {
  let head: ChainHead = EMPTY;
  return drafts.map((one) => {
    const entry = link(head, one as LedgerEntry);
    head = { seq: entry.seq, hash: entry.hash };
    return entry;
  });
}

/** Where the chain breaks first; undefined when it holds. */
function breakOf(entries: readonly LedgerEntry[]): number | undefined {
  let head: ChainHead = EMPTY;
  for (const [index, entry] of entries.entries()) {
    if (problemOf(head, entry) !== undefined) return index;
    head = { seq: entry.seq, hash: entry.hash };
  }
  return undefined;
}

const chain = fc.array(draft, { minLength: 2, maxLength: 6 }).map(chained);

/** The entry with one character of its JSON replaced, where that is still JSON and says something else. */
function altered(entry: LedgerEntry, at: number, by: string): LedgerEntry | undefined {
  const text = canonical(entry);
  const place = at % text.length;
  const changed = text.slice(0, place) + by + text.slice(place + 1);
  try {
    const parsed = JSON.parse(changed) as LedgerEntry;
    return canonical(parsed) === text ? undefined : parsed;
  } catch {
    return undefined; // no JSON any more: the reader says so
  }
}

describe('canonical text', () => {
  it.each([
    [{ b: 1, a: [{ d: 2, c: undefined }] }, '{"a":[{"d":2}],"b":1}'],
    ['\udcff\0', '"\\udcff\\u0000"'],
    [{ a: null, b: -0, c: 1e21 }, '{"a":null,"b":0,"c":1e+21}'],
  ])('%j', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(fc.property(fc.dictionary(fc.string().filter((key) => key !== '__proto__'), fc.jsonValue()), (value) => {
      expect(canonical(Object.fromEntries(Object.entries(value).toReversed()))).toBe(canonical(value));
    }));
  });

  it('survives a database', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = canonical({ text });
      expect(Buffer.from(written, 'utf8').toString('utf8')).toBe(written);
      expect(JSON.parse(written)).toEqual({ text });
    }));
  });
});

describe('the chain', () => {
  it('holds as it was made', () => {
    fc.assert(fc.property(chain, (entries) => breakOf(entries) === undefined));
  });

  it('breaks where any character of any entry is changed', () => {
    fc.assert(fc.property(chain, fc.nat(), fc.nat(), fc.constantFrom(...'0123456789abcdefABCxyz" \\/-:,.{}'), (entries, which, at, by) => {
      const index = which % entries.length;
      const changed = altered(entries[index] as LedgerEntry, at, by);
      fc.pre(changed !== undefined);
      const broken = breakOf(entries.with(index, changed as LedgerEntry));
      expect(broken === index || broken === index + 1).toBe(true);
    }), { numRuns: 1000 });
  });

  it('breaks where an entry is left out, repeated or exchanged with the next', () => {
    fc.assert(fc.property(chain, fc.nat(), (entries, which) => {
      const index = which % (entries.length - 1);
      const [one, next] = [entries[index] as LedgerEntry, entries[index + 1] as LedgerEntry];
      expect(breakOf(entries.toSpliced(index, 1))).toBe(index);
      expect(breakOf(entries.toSpliced(index, 0, one))).toBe(index + 1);
      expect(breakOf(entries.toSpliced(index, 2, next, one))).toBe(index);
    }));
  });

  it.each([
    [(entries: LedgerEntry[]) => entries.slice(1), 0, /entry 1 is missing/],
    [(entries: LedgerEntry[]) => entries.toSpliced(1, 0, entries[0] as LedgerEntry), 1, /entry 1 comes twice/],
    [(entries: LedgerEntry[]) => entries.with(1, { ...(entries[1] as LedgerEntry), actor: 'Eve' }), 1, /was changed/],
    [(entries: LedgerEntry[]) => entries.with(0, link(EMPTY, { ...(entries[0] as LedgerEntry), actor: 'Eve' })), 1, /entry 1 was replaced/],
  ])('says what is wrong (%#)', (tamper, index, problem) => {
    const entries = tamper(chained([1, 2, 3].map((number) => ({ kind: 'decided', item: `f${number}`, actor: 'Ada', at: '2026-08-01T12:00:00.000Z', body: {} }))));
    expect(breakOf(entries)).toBe(index);
    const before = entries[index - 1];
    expect(problemOf(before ?? EMPTY, entries[index] as LedgerEntry)).toMatch(problem);
  });
});
