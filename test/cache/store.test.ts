import { chmodSync, existsSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FactKind } from '../../src/cache/snapshot.ts';
import { defaultLocation, SnapshotStore } from '../../src/cache/store.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';

afterAll(removeScratch);

const SCOPE = '0123456789abcdef0123456789abcdef';
const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

const KINDS: readonly FactKind[] = ['basis', 'past', 'files', 'texts', 'texts-lengths'];
const text = (bytes: Buffer | undefined): string | undefined => bytes?.toString('utf8');

async function stored(folder: string, commit = COMMIT, fact = '{"lines":3}', limit?: number): Promise<string> {
  const writer = new SnapshotStore(folder, limit).write(SCOPE, commit)!;
  writer.add('shown', fact);
  writer.add('blame', '[]');
  await writer.commit();
  return join(folder, `${SCOPE}-${commit}.facts`);
}
const load = (folder: string, commits = [COMMIT], scope = SCOPE) => new SnapshotStore(folder).nearest(scope, () => Readable.from(commits));

describe('a store of snapshots', () => {
  it('gives back what was kept', async () => {
    const folder = scratchFolder();
    await stored(folder);
    const snapshot = await load(folder);
    expect(['shown', 'blame', 'prints'].map((kind) => text(snapshot?.find(kind as FactKind)))).toEqual(['{"lines":3}', '[]', undefined]);
  });

  it('takes bytes in pieces of any length, none among them', async () => {
    const pieces = fc.array(fc.oneof(fc.uint8Array({ maxLength: 9 }), fc.constantFrom(1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20).map((length) => new Uint8Array(length).fill(length % 251))), { maxLength: 9 });
    const folder = scratchFolder();
    await fc.assert(fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: KINDS.length }), async (facts) => {
      const writer = new SnapshotStore(folder).write(SCOPE, COMMIT)!;
      for (const [at, fact] of facts.entries()) writer.add(KINDS[at]!, fact.map((piece) => Buffer.from(piece)));
      await writer.commit();
      const snapshot = await load(folder);
      expect(KINDS.map((kind, at) => (facts[at] === undefined ? undefined : Buffer.concat(facts[at]).equals(snapshot!.find(kind)!)))).toEqual(KINDS.map((_, at) => (facts[at] === undefined ? undefined : true)));
    }), { numRuns: 20 });
  });

  it('takes the first of the commits that it has', async () => {
    const folder = scratchFolder();
    await stored(folder);
    await stored(folder, OTHER, '4');
    expect((await load(folder, ['d'.repeat(40), OTHER, COMMIT]))?.head).toBe(OTHER);
    expect(await load(folder, ['d'.repeat(40)])).toBeUndefined();
    expect(await load(folder, [COMMIT], 'f'.repeat(32))).toBeUndefined();
  });

  it.each([
    ['is cut off', (path: string) => truncateSync(path, readFileSync(path).length - 1)],
    ['is empty', (path: string) => truncateSync(path, 0)],
    ['has one other byte', (path: string) => writeFileSync(path, readFileSync(path, 'latin1').replace('"lines":3', '"lines":4'), 'latin1')],
    ['is of another format', (path: string) => writeFileSync(path, readFileSync(path, 'latin1').replace(/^handiwork snapshot \d+/, 'handiwork snapshot 0'), 'latin1')],
    ['holds noise', (path: string) => writeFileSync(path, Buffer.alloc(5000, 7))],
  ])('has nothing where a file %s, and is written anew', async (_, damage) => {
    const folder = scratchFolder();
    damage(await stored(folder));
    expect(await load(folder)).toBeUndefined();
    await stored(folder);
    expect(text((await load(folder))?.find('shown'))).toBe('{"lines":3}');
  });

  it('shows nothing of a snapshot that was not finished', async () => {
    const folder = scratchFolder();
    const store = new SnapshotStore(folder);
    const writer = store.write(SCOPE, COMMIT)!;
    writer.add('shown', '1');
    expect(await load(folder)).toBeUndefined();
    writer.abandon();
    await writer.commit();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may be written by several at once: one of them is kept whole', async () => {
    const folder = scratchFolder();
    const writers = [1, 2, 3].map(() => new SnapshotStore(folder).write(SCOPE, COMMIT)!);
    writers.forEach((writer, number) => {
      writer.add('shown', String(number));
      writer.add('blame', 'x'.repeat(2 << 20));
    });
    await Promise.all(writers.map((writer) => writer.commit()));
    expect(text((await load(folder))?.find('shown'))).toMatch(/^[012]$/); // whichever was there last
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('stays within its size by dropping what was not used for longest', async () => {
    const folder = scratchFolder();
    const first = await stored(folder, COMMIT, '"first"');
    utimesSync(first, 1, 1);
    const second = await stored(folder, OTHER, '"second"', readFileSync(first).length + 10);
    expect([existsSync(first), existsSync(second)]).toEqual([false, true]);
  });

  it.each([
    ['a file stands where the folder should be', (folder: string) => (writeFileSync(join(folder, 'taken'), ''), join(folder, 'taken'))],
    ['the folder cannot be made', () => '/dev/null/cache'],
  ])('is no cache, and no error, where %s', async (_, place) => {
    const store = new SnapshotStore(place(scratchFolder()));
    expect(store.write(SCOPE, COMMIT)).toBeUndefined();
    expect(await store.nearest(SCOPE, () => Readable.from([COMMIT]))).toBeUndefined();
  });

  it.skipIf(process.getuid?.() === 0)('is no cache where the folder is read-only', async () => {
    const folder = scratchFolder();
    chmodSync(folder, 0o500);
    expect(new SnapshotStore(folder).write(SCOPE, COMMIT)).toBeUndefined();
    chmodSync(folder, 0o700);
  });

  it('is given up quietly when nothing more can be written', async () => {
    const folder = scratchFolder();
    const writer = new SnapshotStore(folder).write(SCOPE, COMMIT)!;
    Object.assign(writer, { file: 1 << 20 }); // none is open under this number
    writer.add('shown', 'x'.repeat(2 << 20));
    await writer.commit();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the default location', () => {
  it.skipIf(process.platform === 'win32')('is the cache folder of the user', async () => {
    expect(defaultLocation({ XDG_CACHE_HOME: '/c' })).toBe('/c/handiwork');
    expect(defaultLocation({ XDG_CACHE_HOME: 'relative' })).toMatch(/\/\.cache\/handiwork$/);
    expect(defaultLocation({})).toMatch(/\/\.cache\/handiwork$/);
  });
});
