import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../src/history/object-view.ts';
import { readNotesIndex } from '../../src/records/notes-ref.ts';
import { git, removeScratch, scratchFolder } from '../history/scratch.ts';

afterEach(removeScratch);

function repositoryWithCommit(): { folder: string; commit: string } {
  const folder = scratchFolder();
  git(folder, ['init', '-q', '-b', 'main', '.']);
  writeFileSync(join(folder, 'a.ts'), 'a\n');
  git(folder, ['add', '.']);
  git(folder, ['commit', '-q', '-m', 'first']);
  return { folder, commit: git(folder, ['rev-parse', 'HEAD']) };
}

/** A notes commit whose tree holds one blob at a path made from the commit id. */
function writeNotes(folder: string, ref: string, path: string): string {
  const blob = git(folder, ['hash-object', '-w', '--stdin'], { input: 'note\n' });
  let entry = `100644 blob ${blob}\t${path.split('/').at(-1)}\n`;
  for (const part of path.split('/').slice(0, -1).reverse()) {
    entry = `040000 tree ${git(folder, ['mktree'], { input: entry })}\t${part}\n`;
  }
  const tree = git(folder, ['mktree'], { input: entry });
  git(folder, ['update-ref', ref, git(folder, ['commit-tree', '-m', 'notes', tree])]);
  return blob;
}

async function indexOf(folder: string) {
  const repository = await openRepository(folder);
  try {
    return { ...(await readNotesIndex(repository)), notes: [...repository.notes] };
  } finally {
    repository.close();
  }
}

describe('the index of line notes', () => {
  it.each([
    ['flat', (id: string) => id],
    ['fanned out once', (id: string) => `${id.slice(0, 2)}/${id.slice(2)}`],
    ['fanned out twice', (id: string) => `${id.slice(0, 2)}/${id.slice(2, 4)}/${id.slice(4)}`],
  ])('finds a note in a tree that is %s', async (_, place) => {
    const { folder, commit } = repositoryWithCommit();
    const blob = writeNotes(folder, 'refs/notes/ai', place(commit));
    expect(await indexOf(folder)).toMatchObject({ blobs: new Map([[commit, blob]]), refs: ['refs/notes/ai'], notes: [] });
  });

  it('finds what `git notes` writes', async () => {
    const { folder, commit } = repositoryWithCommit();
    git(folder, ['notes', '--ref=ai', 'add', '-m', 'x', commit]);
    expect([...(await indexOf(folder)).blobs.keys()]).toEqual([commit]);
  });

  it('leaves out entries that name no commit', async () => {
    const { folder } = repositoryWithCommit();
    writeNotes(folder, 'refs/notes/ai', 'README');
    expect((await indexOf(folder)).blobs.size).toBe(0);
  });

  it('lists records kept one ref for each commit', async () => {
    const { folder, commit } = repositoryWithCommit();
    const blob = git(folder, ['hash-object', '-w', '--stdin'], { input: '{}' });
    git(folder, ['update-ref', `refs/ai/authorship/${commit}`, blob]);
    expect((await indexOf(folder)).legacy).toEqual(new Map([[commit, blob]]));
  });

  it('is empty where there are none', async () => {
    const { folder } = repositoryWithCommit();
    expect(await indexOf(folder)).toMatchObject({ blobs: new Map(), refs: [], notes: [] });
  });

  it('says so when the notes are missing', async () => {
    const { folder } = repositoryWithCommit();
    mkdirSync(join(folder, '.git/refs/notes'), { recursive: true });
    writeFileSync(join(folder, '.git/refs/notes/ai'), `${'e'.repeat(40)}\n`);
    expect((await indexOf(folder)).notes).toMatchObject([{ code: 'notes-unreadable', incomplete: true }]);
  });
});
