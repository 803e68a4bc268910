import { readFileSync } from 'node:fs';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';

import type { AuditItem, AuditSubject } from '../../src/api/audit.ts';
import { diffImport } from '../../src/audit/import-diff.ts';
import { recognise } from '../../src/audit/recognise.ts';
import { Search } from '../../src/audit/search.ts';
import { findCore, overlap, sketchAround, sketchOf } from '../../src/audit/sketch.ts';
import { draftsOf, verify, type Sight } from '../../src/audit/verify.ts';
import { method, reformatted, rewritten } from '../commands/audited.ts';
import { subject } from '../store/subjects.ts';

const HEAD = 'd'.repeat(40);
const similarity = (before: string, after: string): number => overlap(sketchOf(before)?.sketch ?? [], sketchOf(after)?.sketch ?? []).first;

describe('a sketch', () => {
  const source = readFileSync(new URL('../../src/findings/baseline.ts', import.meta.url), 'utf8');
  it.each([
    ['other widths and quotes', { printWidth: 40, singleQuote: false, semi: false, trailingComma: 'none' }],
    ['tabs and wide lines', { printWidth: 200, useTabs: true, arrowParens: 'avoid', bracketSpacing: false }],
    ['every attribute on its line', { printWidth: 20, objectWrap: 'collapse', quoteProps: 'consistent' }],
  ] as const)('survives Prettier with %s', async (_name, options) => {
    const formatted = await prettier.format(source, { parser: 'typescript', ...options });
    expect(formatted).not.toBe(source);
    expect(similarity(source, formatted)).toBeGreaterThan(0.85);
  });

  it.each([
    ['def f(a, b):\n    return {"sum": a + b, "list": [a, b], "text": "one two three four"}\n', "def f(\n    a,\n    b,\n):\n    return {\n        'sum': a + b,\n        'list': [\n            a,\n            b,\n        ],\n        'text': 'one two three four',\n    }\n"],
    ['// one two three four five six seven eight nine ten eleven\nconst value = 1;\n', '// one two three four five\n// six seven eight nine\n// ten eleven\nconst value = 1\n'],
    ['| a | b |\n| - | - |\n| one two three | four five six |\n| seven | eight |\n', '| a             | b             |\n| ------------- | ------------- |\n| one two three | four five six |\n| seven         | eight         |\n'],
  ])('is the same for another layout (%#)', (before, after) => {
    expect(sketchOf(after)).toEqual(sketchOf(before));
  });

  it('tells texts apart', () => {
    expect(similarity(method('alpha'), method('beta'))).toBeLessThan(0.3);
    expect(similarity(method('alpha'), rewritten(method('alpha')))).toBeLessThan(0.6);
  });

  it('is bounded, and absent where a text has no face', () => {
    expect(sketchOf(source)?.sketch).toHaveLength(64);
    expect(sketchOf('return result;\n}\n')).toBeUndefined();
    expect(sketchOf('')).toBeUndefined();
  });
});

/** An item as the ledger would hold it. */
const item = (id: string, text: string, more: Partial<AuditItem> = {}): AuditItem => ({ ...about(text, more), id, owner: '/', state: 'open', revision: Number(id.slice(1)), since: '2026-08-01T12:00:00.000Z', ...more });
const about = (text: string, more: Partial<AuditSubject> = {}): AuditSubject & { owner: string } => {
  const { owner, ...rest } = subject('a', { endLine: text.split('\n').length - 1, fingerprint: `${text.replace(/\s+/g, '').slice(0, 40)}:1`, ...sketchOf(text), ...more });
  return { ...rest, owner };
};

describe('findings are recognised', () => {
  const text = method('alpha');
  it.each<[string, Partial<AuditSubject>, string]>([
    ['as they were', {}, text],
    ['in another file', { path: 'lib/b.ts' }, text],
    ['with another ordinal', { fingerprint: `${text.replace(/\s+/g, '').slice(0, 40)}:2` }, text],
    ['reformatted, by another commit', { commit: 'e'.repeat(40), fingerprint: 'other:1' }, reformatted(text)],
    ['grown', { fingerprint: 'other:1' }, `${text}\n${method('beta')}`],
    ['cut', { fingerprint: 'other:1' }, text.split('\n').slice(0, 8).join('\n')],
    ['with stronger evidence', { rule: 'recorded', class: 'recorded', fingerprint: 'other:1' }, text],
  ])('%s', (_name, more, now) => {
    expect(recognise([item('f1', text)], [about(now, more)]).get(0)?.item.id).toBe('f1');
  });

  it.each<[string, Partial<AuditSubject>, string]>([
    ['another text in the same place', { fingerprint: 'other:1' }, method('beta')],
    ['a small part in another file of another commit', { path: 'lib/b.ts', commit: 'e'.repeat(40), fingerprint: 'other:1' }, `${method('gamma')}${text.split('\n').slice(0, 5).join('\n')}`],
  ])('but not %s', (_name, more, now) => {
    expect(recognise([item('f1', text)], [about(now, more)]).size).toBe(0);
  });

  it('one by one, where thousands are made from one template and all were changed', () => {
    const made = (at: number, word: string): string => `${method('alpha')}export const ${word}${at} = ${at};\n`;
    const numbers = [...Array(4_000).keys()];
    const items = numbers.map((at) => item(`f${at + 1}`, made(at, 'before'), { path: `a${at}.ts`, fingerprint: `before${at}:1` }));
    const known = recognise(items, numbers.map((at) => about(made(at, 'after'), { path: `a${at}.ts`, fingerprint: `after${at}:1`, commit: 'e'.repeat(40) })));
    expect(numbers.filter((at) => known.get(at)?.item.id !== `f${at + 1}`)).toEqual([]);
  });

  it('pairs equal texts by path', () => {
    const known = recognise([item('f1', text, { path: 'a.ts' }), item('f2', text, { path: 'b.ts' })], [about(text, { path: 'b.ts' }), about(text, { path: 'a.ts' })]);
    expect([known.get(0)?.item.id, known.get(1)?.item.id]).toEqual(['f2', 'f1']);
  });

  it('lets several parts be about one item', () => {
    const parts = [text.split('\n').slice(0, 7), text.split('\n').slice(7)].map((lines, at) => about(lines.join('\n'), { fingerprint: `part${at}:1` }));
    expect([...recognise([item('f1', text)], parts).values()].map((known) => known.item.id)).toEqual(['f1', 'f1']);
  });

  it('takes lines that were cut out of a long text for a part of it', () => {
    const long = ['one', 'two', 'three', 'four', 'five', 'six'].map(method).join('');
    const known = recognise([item('f1', long)], [about(method('four'), { fingerprint: 'part:1' })]);
    expect(known.get(0)).toMatchObject({ item: { id: 'f1' } });
    expect(known.get(0)?.similarity).toBeLessThan(0.3);
    expect(known.get(0)?.similarity).toBeGreaterThan(0);
  });

  it('does not take one bracket for another of another commit elsewhere', () => {
    expect(recognise([item('f1', '}')], [about('}', { path: 'b.ts', commit: 'e'.repeat(40) })]).size).toBe(0);
    expect(recognise([item('f1', '}')], [about('}', { path: 'b.ts' })]).size).toBe(1);
  });
});

describe('a text too short for itself', () => {
  const around = (line: string): string => `${method('alpha')}${line}\n${method('beta')}`;
  const short = (line: string): Pick<AuditSubject, 'sketch' | 'words' | 'core'> => sketchAround(line, [around(line)]) ?? {};
  it('is known by what is around it', () => {
    const before = item('f1', 'go(1)', { ...short('go(1)'), commit: 'e'.repeat(40) });
    expect(recognise([before], [about('go(1)', { ...short('go(1)'), fingerprint: 'other:1' })]).get(0)?.item.id).toBe('f1');
    expect(recognise([before], [about('stop(1)', { ...short('stop(1)'), fingerprint: 'other:1' })]).size).toBe(0);
  });

  it.each([
    ['go( 1 )', { startLine: 15, endLine: 15 }], ['go(\n  1,\n)', { startLine: 15, endLine: 16 }], ['stop(1)', undefined],
  ])('is said between it as %j: %j', (line, lines) => {
    expect(findCore(around(line), short('go(1)').core ?? { hash: 0, words: 1 }, { startLine: 12, endLine: 20 })).toEqual(lines);
  });

  it('is known by its first words when it is a table of one number, however long', () => {
    const rows = (many: number, number: number): string => Array.from({ length: many }, () => `${number}, `.repeat(10)).join('\n');
    const { core } = short(rows(20_000, 0));
    expect(core?.words).toBe(256);
    const said = (text: string): unknown => findCore(text, core ?? { hash: 0, words: 0 });
    expect(said(rows(40_000, 1))).toBeUndefined();
    expect(said(`${rows(3, 1)}\n${rows(20_000, 0)}`)).toMatchObject({ startLine: 4 });
  });
});

describe('an import', () => {
  const text = method('alpha');
  const report = { repository: 'web', head: HEAD, ruleSet: '1', findings: 1 };
  const kinds = (before: Partial<AuditItem> | undefined, now: Partial<AuditSubject>): string[] => {
    const items = before === undefined ? [] : [item('f1', text, before)];
    return diffImport(report, [{ ...about(text, now), owner: '/' }], { items, head: 7 }).drafts.map(({ kind }) => kind);
  };
  it.each<[string, Partial<AuditItem> | undefined, Partial<AuditSubject>, string[]]>([
    ['takes in what is new', undefined, {}, ['found']],
    ['leaves alone what is as before', {}, {}, []],
    ['brings up to date what moved', {}, { path: 'lib/b.ts' }, ['found']],
    ['keeps a refutation', { state: 'refuted' }, {}, []],
    ['opens what was refuted when the evidence is stronger', { state: 'refuted' }, { class: 'recorded', rule: 'recorded' }, ['reopened']],
    ['opens what was accepted when another agent is named', { state: 'accepted' }, { agent: 'codex' }, ['reopened']],
    ['keeps a confirmation when the evidence is stronger', { state: 'confirmed' }, { class: 'recorded', rule: 'recorded' }, ['found']],
    ['tells what is back', { state: 'removed' }, {}, ['verified']],
  ])('%s', (_name, before, now, expected) => {
    expect(kinds(before, now)).toEqual(['import', ...expected]);
  });
});

describe('verify', () => {
  const [alpha, beta] = [method('alpha'), method('beta')];
  const filler = `${method('one')}${method('two')}`;
  /** Looks at a tree in which the scan finds nothing any more. */
  const look = (items: readonly AuditItem[], files: Readonly<Record<string, string>>, more: Partial<Sight> = {}) => {
    const subjects = more.subjects ?? [];
    const known = recognise(items, subjects);
    const search = new Search(items.filter((one) => ![...known.values()].some((found) => found.item === one)));
    for (const [path, text] of Object.entries(files)) search.read(path, text);
    const sight: Sight = { repository: 'web', commit: HEAD, ruleSet: '1', subjects, known, places: (id) => search.places(id), isComplete: true, ...more };
    return { result: verify(items, sight), sight };
  };
  const outcomes = (...given: Parameters<typeof look>): string[] => look(...given).result.verified.map(({ verification: { outcome, path } }) => `${outcome}${path === undefined ? '' : ` ${path}`}`);

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing of it', { 'src/a.ts': filler }, 'gone'],
    ['no file', {}, 'gone'],
    ['all of it, though no scan finds it', { 'src/a.ts': alpha }, 'present src/a.ts'],
    ['all of it among other code', { 'src/a.ts': filler + alpha + filler }, 'present src/a.ts'],
    ['all of it, reformatted', { 'src/a.ts': filler + reformatted(alpha) }, 'present src/a.ts'],
    ['all of it elsewhere', { 'src/a.ts': filler, 'lib/b.ts': filler + alpha }, 'moved lib/b.ts'],
    ['all of it elsewhere, and a part where it was', { 'src/a.ts': alpha.split('\n').slice(0, 9).join('\n'), 'lib/b.ts': filler + alpha }, 'moved lib/b.ts'],
    ['a third of it', { 'src/a.ts': rewritten(rewritten(alpha)).split('\n').slice(0, 12).join('\n') }, 'rewritten'],
  ])('sees %s', (_name, files, outcome) => {
    expect(outcomes([item('f1', alpha, { path: 'src/a.ts' })], files)).toEqual([outcome]);
  });

  it('says how much is left, and where', () => {
    const [seen] = look([item('f1', alpha, { path: 'src/a.ts' })], { 'src/a.ts': `${filler}${alpha}` }).result.verified;
    const first = filler.split('\n').length;
    expect(seen?.verification).toMatchObject({ outcome: 'present', commit: HEAD, path: 'src/a.ts' });
    expect(Math.abs((seen?.verification.startLine ?? 0) - first)).toBeLessThanOrEqual(1); // a sample may miss the first or last line
    expect(Math.abs((seen?.verification.endLine ?? 0) - first - 13)).toBeLessThanOrEqual(1);
    const [part] = look([item('f1', alpha, { path: 'src/a.ts' })], { 'src/a.ts': rewritten(alpha) }).result.verified;
    expect(part?.verification.similarity).toBeGreaterThan(0.15);
    expect(part?.verification.similarity).toBeLessThan(0.6);
  });

  it('finds a text in which one word comes more often than a call can take arguments', () => {
    const zeros = `a b c d e f g h\n${'0\n'.repeat(300_000)}i j k l m n o p\n`;
    const [seen] = look([item('f1', zeros, { path: 'a.ts' })], { 'a.ts': zeros }).result.verified;
    expect(seen?.verification).toMatchObject({ outcome: 'present', path: 'a.ts' });
    expect(seen?.verification.endLine).toBeGreaterThan(300_000);
  });

  it('does not take one copy for the other', () => {
    const items = [item('f1', alpha, { path: 'a.ts' }), item('f2', alpha, { path: 'b.ts' })];
    expect(outcomes(items, { 'b.ts': alpha }, { subjects: [about(alpha, { path: 'b.ts' })] })).toEqual(['gone', 'present b.ts']);
    expect(outcomes(items, { 'b.ts': alpha })).toHaveLength(2);
  });

  it('lets two findings be about the same lines', () => {
    const items = [item('f1', alpha, { path: 'a.ts' }), item('f2', alpha, { path: 'a.ts', rule: 'resembles', class: 'stylistic', fingerprint: 'style:1' })];
    expect(outcomes(items, { 'a.ts': alpha }, { subjects: [about(alpha, { path: 'a.ts' })] })).toEqual(['present a.ts', 'present a.ts']);
  });

  it('calls nothing gone when not everything was read', () => {
    expect(outcomes([item('f1', alpha), item('f2', beta, { path: 'b.ts' })], { 'b.ts': beta }, { isComplete: false })).toEqual(['unread', 'present b.ts']);
  });

  it('calls what was removed and is there reintroduced', () => {
    expect(outcomes([item('f1', alpha, { path: 'a.ts', state: 'removed' })], { 'b.ts': alpha })).toEqual(['reintroduced b.ts']);
  });

  it('names findings that no item is known for', () => {
    expect(look([item('f1', alpha)], {}, { subjects: [about(beta, { fingerprint: 'beta:1', path: 'b.ts' })] }).result.unknown).toHaveLength(1);
  });

  it('sees no more in a bracket that is left than a bracket', () => {
    const { result } = look([item('f1', alpha, { path: 'a.ts' })], {}, { subjects: [about('}', { path: 'a.ts', fingerprint: 'bracket:1' })] });
    expect(result).toMatchObject({ verified: [{ verification: { outcome: 'gone' } }], unknown: [], crumbs: [{ path: 'a.ts' }] });
  });

  it('writes down what is news, and one line on the run', () => {
    const items = [item('f1', alpha, { path: 'a.ts', endLine: 14 }), item('f2', beta, { path: 'b.ts', endLine: 14, state: 'confirmed' }), item('f3', method('gamma'), { path: 'c.ts' })];
    const { result, sight } = look(items, { 'a.ts': alpha, 'b.ts': beta });
    expect(draftsOf(result, sight).map(({ kind, item: id }) => `${kind} ${id ?? ''}`)).toEqual(['verified f2', 'verified f3', 'checked ']);
    const again = look([{ ...(items[1] as AuditItem), verification: { outcome: 'present', commit: 'e'.repeat(40), path: 'b.ts', startLine: 1, endLine: 14, at: '' } }], { 'b.ts': beta });
    expect(draftsOf(again.result, again.sight).map(({ kind }) => kind)).toEqual(['checked']);
  });
});
