import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineOrigins } from '../../src/attribution/lines.ts';
import { Column, FloatColumn } from '../../src/history/columns.ts';
import { ChangeTable } from '../../src/scan/changes/change-table.ts';
import { FileTexts, type FileText } from '../../src/scan/file-texts.ts';
import type { ScannedFile } from '../../src/scan/files.ts';
import { JudgedTable } from '../../src/scan/rank/judged-table.ts';
import { LineStore } from '../../src/scan/lines/line-store.ts';
import type { JudgedFile } from '../../src/scan/rank/rank.ts';
import { type Judges, RankedFiles } from '../../src/scan/rank/ranked-files.ts';
import { ScoreTable } from '../../src/scan/changes/score-table.ts';
import { poolScores } from '../../src/score/pool.ts';
import { PackedRows } from '../../src/scan/kept/packed-rows.ts';
import { Shelf } from '../../src/scan/kept/shelf.ts';
import { SpilledColumn, SpilledFloatColumn } from '../../src/scan/kept/spilled-column.ts';
import { asJson } from './as-json.ts';

describe('a shelf', () => {
  it.each([0, 1000, 1 << 20, 1 << 30])('gives back what was put on it, with at most %i bytes in memory', (most) => {
    const shelf = new Shelf(most);
    const values = Array.from({ length: 300 }, (_, at) => ({ at, text: 'ü\n"'.repeat(at * 7), nothing: null, list: [at / 3, -1 - at] }));
    values.push({ at: -1, text: 'x'.repeat(3 << 20), nothing: null, list: [] });
    const handles = values.map((value) => shelf.keep(Buffer.from(JSON.stringify(value))));
    expect(handles.map((handle) => JSON.parse(shelf.read(handle).toString()) as unknown)).toEqual(values);
    handles.push(shelf.keep(Buffer.from('later')));
    expect(shelf.read(handles.at(-1)!).toString()).toBe('later');
  });

  it('keeps everything in memory where there is no folder for a file', () => {
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = '/nowhere/at/all';
    try {
      const shelf = new Shelf(0);
      const handles = Array.from({ length: 5 }, (_, at) => shelf.keep(Buffer.alloc(1 << 20, String(at))));
      expect(handles.map((handle) => shelf.read(handle).toString('latin1', 0, 1))).toEqual(['0', '1', '2', '3', '4']);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });
});

const range = fc.record({ startLine: fc.nat(1e6), endLine: fc.nat(1e6) });
const commit = fc.stringMatching(/^[0-9a-f]{40}$/);
const withCommit = fc.record({ startLine: fc.nat(1e6), endLine: fc.nat(1e6), commit });
const attribution = fc.record(
  {
    startLine: fc.nat(1e6), endLine: fc.nat(1e6), commit, class: fc.constantFrom('recorded' as const, 'declared' as const), agent: fc.constantFrom('a', 'b'),
    alsoAgents: fc.array(fc.constantFrom('c', 'd')), model: fc.string(), heuristic: fc.constantFrom('trailer', 'footer'),
  },
  { requiredKeys: ['startLine', 'endLine', 'class', 'agent', 'heuristic'] },
);
const origins = fc.record(
  { attributions: fc.array(attribution), older: fc.array(range), undetermined: fc.array(withCommit), boundary: fc.array(range), byPerson: fc.array(withCommit) },
  { requiredKeys: ['attributions', 'older', 'undetermined', 'boundary'] },
) as fc.Arbitrary<LineOrigins>;

describe('the store of lines', () => {
  it('gives back what was put into it, the last of several for one path, keys in their order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'c/ü'), origins)), (puts) => {
      const store = new LineStore();
      for (const [path, lines] of puts) store.set(path, lines);
      const last = new Map(puts);
      expect(store.size).toBe(last.size);
      for (const [path, lines] of last) {
        const found = store.get(path);
        expect(found).toEqual(lines);
        expect(JSON.stringify(found?.attributions.map(({ startLine: _s, endLine: _e, commit: _c, ...origin }) => origin)))
          .toBe(JSON.stringify(lines.attributions.map(({ startLine: _s, endLine: _e, commit: _c, ...origin }) => origin)));
      }
      expect(store.get('elsewhere')).toBeUndefined();
      expect([...last].map(([path]) => store.undetermined(path))).toEqual([...last].map(([, { undetermined }]) => undetermined));
    }), { numRuns: 60 });
  });

  it('begins with what an earlier scan knew, file by file, and tells whether it is known again', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'c/ü'), origins), { selector: ([path]) => path }), origins, (puts, other) => {
      const earlier = new LineStore();
      earlier.set('gone', other);
      for (const [path, lines] of puts) earlier.set(path, lines);
      const paths = puts.map(([path]) => path);
      const store = LineStore.unpack(Buffer.concat([...earlier.pack(paths)]), paths, earlier.commits);
      expect([store.size, store.adopt('gone'), ...paths.map((path) => store.get(path))]).toEqual([0, false, ...paths.map(() => undefined)]);
      for (const [at, [path, lines]] of puts.entries()) {
        if (at % 2 === 0) expect(store.adopt(path)).toBe(true);
        else store.set(path, lines);
        expect(store.get(path)).toEqual(lines);
        expect(store.isAsEarlier(path)).toBe(true);
        store.set(path, { ...lines, older: [...lines.older, { startLine: 1, endLine: 2 }] });
        expect(store.isAsEarlier(path)).toBe(false);
        expect(store.get(path)?.older).toHaveLength(lines.older.length + 1);
      }
    }), { numRuns: 60 });
  });
});

describe('a column of which most is on disk', () => {
  it('goes on with one that is held', () => {
    const [whole, fractions] = [new Column(), new FloatColumn()];
    for (let at = 0; at < 20_000; at += 1) {
      whole.push(at);
      fractions.push(at / 3);
    }
    for (const [column, numberAt] of [[new SpilledColumn(whole), (at: number) => at], [new SpilledFloatColumn(fractions), (at: number) => at / 3]] as const) {
      for (let at = 20_000; at < 30_000; at += 1) column.push(numberAt(at));
      const places = [0, 19_999, 20_000, 22_047, 22_048, 29_999];
      expect([column.length, ...places.map((at) => column.at(at))]).toEqual([30_000, ...places.map(numberAt)]);
    }
  });

  it.each<[string, () => SpilledColumn | SpilledFloatColumn, (at: number) => number]>([
    ['whole numbers', () => new SpilledColumn(), (at) => (at % 2 === 0 ? at : -at)],
    ['fractions', () => new SpilledFloatColumn(), (at) => at / 3],
  ])('gives back %s, read in order, backwards and while it grows', (_, make, numberAt) => {
    const column = make();
    for (let at = 0; at < 400_000; at += 1) {
      column.push(numberAt(at));
      if (at % 1023 === 0) expect([column.length, column.at(at), column.at(at >> 1)]).toEqual([at + 1, numberAt(at), numberAt(at >> 1)]);
    }
    for (let at = 0; at < 400_000; at += 1) if (column.at(at) !== numberAt(at)) throw new Error(`another number at ${at}`);
    for (let at = 399_999; at >= 0; at -= 997) expect(column.at(at)).toBe(numberAt(at));
  });
});

const id = fc.stringMatching(/^[0-9a-f]{40}$/);

describe('the changes of a repository', () => {
  const settled = fc.record({ lines: fc.nat(3), files: fc.nat(2), resemblance: fc.option(fc.constantFrom(0.1, 0.5, 0.9234)) });

  it('are listed by resemblance, then lines, then commit', () => {
    fc.assert(fc.property(fc.dictionary(id, settled), (changes) => {
      const table = new ChangeTable();
      for (const [commit, { lines, files, resemblance }] of Object.entries(changes)) {
        const row = table.of(commit);
        table.addLines(row, lines);
        for (let file = 0; file < files; file += 1) table.addFile(row);
        if (lines !== 2) table.date(row, lines);
        table.settle(row, resemblance === null ? { resemblance, resemblanceReason: 'no-code' } : { resemblance });
      }
      const expected = Object.entries(changes)
        .map(([commit, { lines, files, resemblance }]) => ({ commit, date: lines === 2 ? 'none' : `${lines} seconds`, lines, files, resemblance, ...(resemblance === null ? { resemblanceReason: 'no-code' } : {}) }))
        .sort((a, b) => (b.resemblance ?? -1) - (a.resemblance ?? -1) || b.lines - a.lines || (a.commit < b.commit ? -1 : 1));
      const list = table.list((seconds) => (seconds === undefined ? 'none' : `${seconds} seconds`));
      expect([...asJson(list)]).toEqual(expected.map((change) => JSON.stringify(change)));
      expect(JSON.stringify(list)).toBe(JSON.stringify(expected));
      expect(expected.every(({ commit, resemblance }) => table.get(commit)?.resemblance === resemblance)).toBe(true);
      expect(table.get('f'.repeat(40)) === undefined).toBe(!Object.hasOwn(changes, 'f'.repeat(40)));
    }));
  });
});

describe('lists of scores', () => {
  it('pool what was added to each to the last bit as all of it at once is pooled, each model by itself, in the order of coming', () => {
    const families = { typescript: 'jsts', javascript: 'jsts', python: 'python' } as const;
    const score = fc.record({ score: fc.double({ min: -20, max: 20, noNaN: true }), comments: fc.double({ min: -20, max: 20, noNaN: true }), commentGrams: fc.nat(9999), sloc: fc.nat(999) });
    const part = fc.tuple(fc.constantFrom('typescript' as const, 'javascript' as const, 'python' as const), score).map(([language, rest]) => ({ language, score: { ...rest, dialect: language } }));
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(4), part), { maxLength: 40 }), (adds) => {
      const table = new ScoreTable();
      for (const [list, one] of adds) table.add(list, one);
      for (let list = 0; list <= 5; list += 1) {
        const own = adds.filter(([its]) => its === list).map(([, one]) => one);
        const expected = [...new Set(own.map(({ language }) => families[language]))].flatMap((family) => {
          const units = own.filter(({ language }) => families[language] === family);
          const pooled = poolScores(units.map((one) => one.score));
          return pooled === undefined ? [] : [{ language: units[0]!.language, score: pooled }];
        });
        expect(table.has(list)).toBe(own.length > 0);
        expect(table.of(list)).toEqual(expected);
      }
    }));
  });
});

describe('how files are written', () => {
  const text = fc.tuple(fc.string(), fc.string()).map((parts): FileText => parts.map((part) => JSON.stringify(part)) as [string, string]);
  const step = fc.record({ texts: fc.array(text, { minLength: 1 }), adopt: fc.infiniteStream(fc.oneof(fc.constant(undefined), fc.nat(40))) });

  it('is copied from how they were written, made anew where they are not as they were, and the same before it is kept and after', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      let earlier: { texts: PackedRows; were: FileText[] } | undefined;
      for (const { texts: made, adopt } of steps) {
        const texts = new FileTexts((row) => made[row]!, earlier?.texts);
        const expected = made.map((own, at) => {
          // Mostly runs, as most files are as they were.
          const row = earlier === undefined ? undefined : at % 3 === 0 ? adopt.next().value : at;
          const is = row === undefined ? undefined : earlier?.were[row];
          texts.add(is === undefined ? undefined : row);
          return is ?? own;
        });
        const all = (): FileText[] => expected.map((_, row) => texts.at(row));
        expect(all()).toEqual(expected);
        const packed = Buffer.concat([...texts.pack()]);
        expect(all()).toEqual(expected);
        earlier = { texts: new PackedRows(packed, Buffer.concat([...texts.packLengths()])), were: expected };
      }
    }), { numRuns: 60 });
  });
});

describe('files in rank order', () => {
  const attribution = { startLine: 1, endLine: 2, class: 'declared' as const, agent: 'a', heuristic: 'trailer' };
  const ofChange = { heuristic: 'change-resemblance', class: 'stylistic' as const, message: '', startLine: 3, endLine: 4, commit: 'c', measure: 0.9 };
  const judged: fc.Arbitrary<JudgedFile> = fc.tuple(
    fc.record({
      verdict: fc.constantFrom('declared' as const, 'resembles' as const, 'undetermined' as const), resembling: fc.constantFrom(0, 1.25, 7),
      attributions: fc.nat(2), attributedLines: fc.nat(9), units: fc.constant(0), reaches: fc.boolean(), changes: fc.nat(2),
    }),
    fc.constantFrom({ resemblance: 0.25 }, { resemblance: 0.75 }, { resemblance: null, resemblanceReason: 'no-code' as const }, { resemblance: null, resemblanceReason: 'too-short' as const }),
  ).map(([one, resemblance]) => ({ ...one, ...resemblance }));
  const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), judged);

  function ranked(byPath: Record<string, JudgedFile>): RankedFiles {
    const lists: Judges['lists'] = ({ path }, { attributions, units, changes }) => {
      expect([attributions, units, changes]).toEqual([byPath[path]!.attributions, 0, byPath[path]!.changes]);
      return { attributions: Array.from({ length: attributions }, () => attribution), units: [], evidence: Array.from({ length: changes }, () => ofChange) };
    };
    const scanned = Object.keys(byPath).map((path): ScannedFile => ({ path, oid: '', language: 'typescript', lines: 9, sloc: 8 }));
    return new RankedFiles(scanned, { judge: ({ path }) => byPath[path]!, expect: (_, { resembling }) => resembling, lists, textOf: (row) => [`{"at":${row}`, '}'] });
  }

  it('are listed strongest first, then by expected lines, then by path, and read the same whether they are held or made again', () => {
    fc.assert(fc.property(files, (byPath) => {
      const made = ranked(byPath);
      const list = made.list();
      expect(JSON.stringify(made.list(0))).toBe(JSON.stringify(list));
      const isDeclared = ({ verdict }: Pick<JudgedFile, 'verdict'>): boolean => verdict === 'declared';
      for (const most of [0, 10_000]) expect(made.filter(isDeclared, most)).toEqual(list.filter(isDeclared));
      expect(made.filter(({ attributions }) => attributions > 0)).toEqual(list.filter(({ attributions }) => attributions.length > 0));
      const paths = Object.keys(byPath);
      expect([...asJson(made.list())].map((text) => JSON.parse(text) as unknown)).toEqual(list.map(({ path, rank, verdict, expectedLines }) => ({ at: paths.indexOf(path), rank, verdict, expectedLines })));
      const order = { declared: 1, resembles: 2, undetermined: 3 } as Record<string, number>;
      const expected = Object.entries(byPath).sort(([a, one], [b, other]) => order[one.verdict]! - order[other.verdict]! || other.resembling - one.resembling || (a < b ? -1 : 1));
      expect(list).toEqual(expected.map(([path, { verdict, resembling, attributions, changes, resemblance, resemblanceReason }], at) => ({
        path, language: 'typescript', lines: 9, sloc: 8, rank: at + 1, verdict, expectedLines: resembling,
        attributions: Array.from({ length: attributions }, () => attribution), resemblance, resemblanceReason, units: [], evidence: Array.from({ length: changes }, () => ofChange),
      })));
    }));
  });

  it('are kept with what was judged of them', () => {
    fc.assert(fc.property(files, (byPath) => {
      const kept = JudgedTable.unpack(Buffer.concat([...ranked(byPath).judged.pack()]));
      expect(Object.keys(byPath).map((_, row) => kept.at(row))).toEqual(Object.values(byPath));
    }));
  });
});
