import { afterAll, describe, expect, it } from 'vitest';
import { plainBlame } from './generated.ts';
import { explode, git, makeRepository, noon, removeObject, removeScratch, scratchFolder, type MadeCommit } from './scratch.ts';
import { originLines, readWhole } from './whole.ts';

afterAll(removeScratch);

const tree = (files: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(files));
const lines = (...numbers: number[]): string => numbers.map((number) => `line ${number} of the text\n`).join('');
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

let day = 0;
const commit = (parents: number[], files: Record<string, string>): MadeCommit => ({ parents, date: noon('2022-01-01') + (day += 1) * 86_400, files: tree(files) });

const base = lines(...range(1, 20));

const HISTORIES: Record<string, MadeCommit[]> = {
  'two files renamed from one': [
    commit([], { 'old.py': base, 'keep.py': 'x\n' }),
    commit([0], { 'new.py': `${base}more\n`, 'other.py': `other\n${base}`, 'keep.py': 'x\n' }),
    commit([1], { 'new.py': `first\n${base}more\n`, 'other.py': `other\n${base}`, 'keep.py': 'x\n' }),
  ],
  'renamed beside several with the same content': [
    commit([], { 'a/same.py': base, 'b/same.py': base, 'c.py': base }),
    commit([0], { 'd/same.py': base, 'c.py': `${base}x\n` }),
  ],
  'renamed twice, changed in between': [
    commit([], { 'one.py': base }),
    commit([0], { 'lib/two.py': `${base}a\n` }),
    commit([1], { 'lib/two.py': `b\n${base}a\n` }),
    commit([2], { 'src/lib/three.py': `b\n${base}a\nc\n` }),
  ],
  'a merge of both sides': [
    commit([], { 'a.py': base }),
    commit([0], { 'a.py': `top\n${base}` }),
    commit([0], { 'a.py': `${base}bottom\n` }),
    commit([1, 2], { 'a.py': `top\n${base}bottom\n` }),
  ],
  'a merge that adds lines of its own': [
    commit([], { 'a.py': base }),
    commit([0], { 'a.py': `top\n${base}` }),
    commit([0], { 'a.py': `${base}bottom\n` }),
    commit([1, 2], { 'a.py': `top\n${base}between\nbottom\n` }),
  ],
  'a merge that takes a file from its second parent': [
    commit([], { 'a.py': base }),
    commit([0], { 'a.py': `top\n${base}` }),
    commit([0], { 'a.py': `${base}bottom\n`, 'b.py': 'new\n' }),
    commit([1, 2], { 'a.py': `${base}bottom\n`, 'b.py': 'new\n' }),
  ],
  'a merge of a rename with a change': [
    commit([], { 'a.py': base }),
    commit([0], { 'moved.py': base }),
    commit([0], { 'a.py': `${base}bottom\n` }),
    commit([1, 2], { 'moved.py': `${base}bottom\n` }),
  ],
  'a merge that renames against both parents': [
    commit([], { 'a.py': base, 'z.py': 'z\n' }),
    commit([0], { 'a.py': `top\n${base}`, 'z.py': 'z\n' }),
    commit([0], { 'a.py': `${base}bottom\n`, 'z.py': 'z\n' }),
    commit([1, 2], { 'moved.py': `top\n${base}bottom\n`, 'z.py': 'z\n' }),
  ],
  'a merge of three': [
    commit([], { 'a.py': base, 'b.py': base }),
    commit([0], { 'a.py': `top\n${base}`, 'b.py': base }),
    commit([0], { 'a.py': `${base}bottom\n`, 'b.py': base }),
    commit([0], { 'a.py': base, 'b.py': `${base}third\n` }),
    commit([1, 2, 3], { 'a.py': `top\n${base}bottom\n`, 'b.py': `${base}third\n` }),
  ],
  'two histories without a common root': [
    commit([], { 'a.py': base }),
    commit([], { 'b.py': base }),
    commit([0, 1], { 'a.py': base, 'b.py': base }),
    commit([2], { 'a.py': `${base}x\n`, 'b.py': base }),
  ],
  'deleted and brought back': [
    commit([], { 'a.py': base, 'b.py': 'b\n' }),
    commit([0], { 'b.py': 'b\n' }),
    commit([1], { 'a.py': `${base}again\n`, 'b.py': 'b\n' }),
  ],
  'bytes that are no text, and no line feed at the end': [
    commit([], { 'a.py': 'one\n\0two\nthree' }),
    commit([0], { 'a.py': 'zero\none\n\0two\nthree' }),
    commit([1], { 'a.py': 'zero\none\n\0two\nthree\n' }),
  ],
};

describe('files that are blamed together have the origins that plain git blame names', () => {
  it.each(Object.entries(HISTORIES))('%s', { timeout: 60_000 }, async (_, commits) => {
    const folder = scratchFolder();
    makeRepository(folder, commits);
    const { blames, files } = await readWhole(folder, { blame: { fewestTogether: 1 } });
    expect([...blames.keys()].toSorted()).toEqual(files.map(({ path }) => path));
    for (const [path, found] of blames) expect([path, originLines(found)]).toEqual([path, plainBlame(folder, path, new Set())]);
  });

  it('where a link was before', { timeout: 60_000 }, async () => {
    const folder = scratchFolder();
    makeRepository(folder, [commit([], { 'b.py': 'b\n' })]);
    const link = git(folder, ['hash-object', '-w', '--stdin'], { input: 'b.py' });
    const put = (mode: string, oid: string, at: string): void => {
      git(folder, ['update-index', '--add', '--cacheinfo', `${mode},${oid},a.py`]);
      git(folder, ['commit', '-qm', 'Put'], { date: noon(at) });
    };
    git(folder, ['read-tree', 'main']);
    put('120000', link, '2023-02-01');
    put('100644', link, '2023-03-01');
    put('100755', link, '2023-04-01');
    const { blames } = await readWhole(folder, { blame: { fewestTogether: 1 } });
    expect(originLines(blames.get('a.py')!)).toEqual(plainBlame(folder, 'a.py', new Set()));
  });

  it('and what is missing costs only the files that need it', { timeout: 60_000 }, async () => {
    const folder = scratchFolder();
    makeRepository(folder, [
      commit([], { 'a.py': base, 'b.py': base, 'gone.py': lines(...range(50, 70)) }),
      commit([0], { 'a.py': `a\n${base}`, 'b.py': `b\n${base}`, 'here.py': `x\n${lines(...range(50, 70))}` }),
      commit([1], { 'a.py': `a\n${base}a\n`, 'b.py': `b\n${base}b\n`, 'here.py': `x\n${lines(...range(50, 70))}` }),
    ]);
    explode(folder);
    for (const name of ['main~1:a.py', 'main~2:gone.py']) removeObject(folder, git(folder, ['rev-parse', name]));
    const { blames, repository } = await readWhole(folder, { blame: { fewestTogether: 1 } });
    expect([...blames.keys()]).toEqual(['b.py']);
    expect(originLines(blames.get('b.py')!)).toEqual(plainBlame(folder, 'b.py', new Set()));
    expect(repository.notes.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual(['blame-failed a.py', 'blame-failed here.py']);
  });
});
