import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { BlobReader, withBlobs } from '../../src/history/blobs.ts';
import { openRepository } from '../../src/history/object-view.ts';
import { git, removeScratch, scratchFolder } from './scratch.ts';

afterAll(removeScratch);

/** Every line looks like the header of an answer. */
const HEADER_LIKE = 'abc blob x\n'.repeat(400_000);

function repositoryOf(files: Record<string, string>): string {
  const folder = scratchFolder();
  git(folder, ['init', '--quiet']);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  git(folder, ['add', '.']);
  git(folder, ['commit', '--quiet', '-m', 'Add files']);
  return folder;
}

describe('the blob reader', () => {
  const folder = repositoryOf({ 'large.txt': HEADER_LIKE, 'small.txt': 'one\n' });
  const oid = (name: string): string => git(folder, ['rev-parse', `HEAD:${name}`]).trim();

  it('answers overlapping requests in order', async () => {
    const repository = await openRepository(folder);
    const blobs = new BlobReader(repository);
    const [large, small, none] = await Promise.all([blobs.read(oid('large.txt')), blobs.read(oid('small.txt')), blobs.read('0'.repeat(40), 'gone.txt')]);
    await blobs.close();
    repository.close();
    expect(large?.toString()).toBe(HEADER_LIKE);
    expect(small?.toString()).toBe('one\n');
    expect(none).toBeUndefined();
    expect(repository.notes).toMatchObject([{ code: 'missing-object', path: 'gone.txt', incomplete: true }]);
  });

  it.each([0, 1, 3, 10, 30])('answers every request when it is cancelled after %i ms, whatever bytes are still on their way', async (delay) => {
    const controller = new AbortController();
    const repository = await openRepository(folder, { signal: controller.signal });
    const blobs = new BlobReader(repository);
    const answers = Promise.all(Array.from({ length: 40 }, () => blobs.read(oid('large.txt'))));
    setTimeout(() => controller.abort(), delay);
    expect(await answers).toHaveLength(40);
    expect(repository.notes).toEqual([]);
    await blobs.close();
    repository.close();
  });

  it('holds each request to the limit of whoever asks', async () => {
    const repository = await openRepository(folder);
    const blobs = new BlobReader(repository, HEADER_LIKE.length - 1);
    const [large, small] = [oid('large.txt'), oid('small.txt')];
    const asked = [blobs.read(large, 'large.txt'), blobs.upTo(HEADER_LIKE.length).read(large), blobs.upTo(3).read(small, 'small.txt'), blobs.read(small), blobs.upTo(4).read(small)];
    expect((await Promise.all(asked)).map((bytes) => bytes?.length)).toEqual([undefined, HEADER_LIKE.length, undefined, 4, 4]);
    await blobs.close();
    repository.close();
    expect(repository.notes).toMatchObject([{ code: 'blob-too-large', path: 'large.txt' }, { code: 'blob-too-large', path: 'small.txt' }]);
  });

  it('starts no child and says nothing of what is asked for after it was cancelled', async () => {
    const controller = new AbortController();
    const repository = await openRepository(folder, { signal: controller.signal });
    const blobs = new BlobReader(repository);
    const children = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
    const small = oid('small.txt');
    controller.abort();
    const before = children();
    const answers = Array.from({ length: 100 }, () => blobs.read(small, 'small.txt'));
    expect(children()).toBeLessThanOrEqual(before);
    expect(await Promise.all(answers)).toEqual(answers.map(() => undefined));
    expect(repository.notes).toEqual([]);
    await blobs.close();
    repository.close();
  });

  it('leaves no child behind when its user fails', async () => {
    const children = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
    const repository = await openRepository(folder);
    const before = children();
    const failing = withBlobs(repository, async (blobs) => {
      await blobs.read(oid('small.txt'));
      throw new Error('a defect');
    });
    await expect(failing).rejects.toThrow('a defect');
    // Fewer when a child of an earlier test was just ending. A child that was left would wait for requests for ever.
    await vi.waitFor(() => expect(children()).toBeLessThanOrEqual(before), { timeout: 20_000 });
    repository.close();
  });
});
