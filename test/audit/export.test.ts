import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LedgerEntry } from '../../src/api/audit.ts';
import { EMPTY, link, problemOf } from '../../src/audit/chain.ts';
import { parseEntry } from '../../src/audit/entry-schema.ts';
import { csvHeader, csvLine, ndjsonLine, parseExported } from '../../src/audit/export.ts';
import { subject } from '../store/subjects.ts';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const actor = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('=1+1', "'=1+1", '"Ada", said', '@Eve', 'Ådá 𝒜'));
const body = fc.record({ state: fc.constantFrom('open', 'confirmed', 'refuted'), reason: text });
const entry = fc.record({ kind: fc.constant('decided'), item: fc.constant('f1'), at: fc.constant('2026-08-01T12:00:00.000Z'), actor: actor.filter((name) => name.trim() === name && !/\p{C}/u.test(name)), body })
  .map((draft) => link(EMPTY, draft as never));

describe('an export', () => {
  it.each([['NDJSON', ndjsonLine], ['CSV', csvLine]] as const)('gives back every entry from %s, one a line, with nothing that acts on a terminal', (_name, write) => {
    fc.assert(fc.property(entry, (one) => {
      const line = write(one);
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n]/u);
      const parsed = parseEntry(parseExported(line));
      expect(parsed).toEqual({ entry: one });
      expect(problemOf(EMPTY, (parsed as { entry: LedgerEntry }).entry)).toBeUndefined();
    }));
  });

  it('has cells that no spreadsheet calculates', () => {
    fc.assert(fc.property(entry, (one) => {
      const cell = csvLine({ ...one, actor: `=${one.actor}` }).split(',')[2] ?? '';
      expect(cell.replace(/^"/, '').startsWith("'=")).toBe(true);
    }));
  });

  it('has a header, which is no entry', () => {
    expect(parseExported(csvHeader)).toBeUndefined();
    expect(parseExported('\ufeff\n')).toBeUndefined();
  });

  it.each(['1,2', '"1', '"1"x,2', '{', 'a,b,c,d,e,f,g,h'])('refuses %j', (line) => {
    expect(() => parseExported(line)).toThrow(SyntaxError);
  });
});

describe('an entry from outside', () => {
  const good = link(EMPTY, { kind: 'found', item: 'f1', at: '2026-08-01T12:00:00.000Z', actor: 'Ada', body: subject('a') } as never);
  it('is taken as it is', () => {
    expect(parseEntry(structuredClone(good))).toEqual({ entry: good });
  });
  it.each<[object, RegExp]>([
    [{ seq: 0 }, /seq/], [{ kind: 'erased' }, /kind/], [{ item: '../x' }, /item/], [{ at: 'today' }, /at/], [{ hash: 'x' }, /hash/], [{ extra: 1 }, /extra|unrecognized/i],
    [{ body: { ...subject('a'), class: 'certain' } }, /class/], [{ body: null }, /the entry/], [{ kind: 'decided', body: { state: 'removed', reason: 'x' } }, /state/],
  ])('is refused with %j', (change, problem) => {
    const parsed = parseEntry({ ...good, ...change });
    expect('problem' in parsed && parsed.problem).toMatch(problem);
  });
});
