import { splitFields } from '../history/fields.ts';
import { GitFailure, streamGit } from '../history/git.ts';
import { locateRepository } from '../history/locate.ts';
import { isObjectId } from '../history/object-id.ts';
import type { Repository } from '../history/object-view.ts';
import { readRefs } from '../history/refs.ts';

const MOST_NOTES = 1_000_000;
const ENTRY = /^100[0-7]{3} blob ([0-9a-f]{40}|[0-9a-f]{64})\t([0-9a-f/]{40,80})$/;

/** Where line records are kept, strongest first. */
const LINE_NOTES = ['refs/notes/ai', 'refs/notes/exceeds-ink'] as const;
const LEGACY = 'refs/ai/authorship/';

/** Notes that a clone may lack although the repository has them: a plain clone fetches none. */
export interface NotesIndex {
  /** Noted commit → blob of its note. */
  blobs: ReadonlyMap<string, string>;
  /** Noted commit → blob of `refs/ai/authorship/<commit>`. */
  legacy: ReadonlyMap<string, string>;
  /** Refs of `LINE_NOTES` that exist. */
  refs: readonly string[];
}

/**
 * Lists which commits carry a line record, without reading one. Fan-out trees of any depth are understood. What cannot
 * be listed is noted on the repository.
 */
export async function readNotesIndex(repository: Repository): Promise<NotesIndex> {
  const { ids } = readRefs(repository.gitDir, locateRepository(repository.path).commonDir);
  const blobs = new Map<string, string>();
  const refs = LINE_NOTES.filter((name) => ids.has(name));
  for (const name of [...refs].reverse()) {
    for (const [commit, blob] of await listNotes(repository, { name, id: ids.get(name) ?? '' })) blobs.set(commit, blob);
  }
  const legacy = new Map<string, string>();
  for (const [name, id] of ids) {
    const commit = name.startsWith(LEGACY) ? name.slice(LEGACY.length) : '';
    if (isObjectId(commit)) legacy.set(commit, id);
  }
  return { blobs, legacy, refs };
}

/** Noted commit → blob, from the tree of one notes ref. */
async function listNotes(repository: Repository, ref: { name: string; id: string }): Promise<Map<string, string>> {
  const { view, signal } = repository;
  const found = new Map<string, string>();
  const stream = streamGit(['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', ref.id], { view, ...(signal && { signal }) });
  stream.stdin.end();
  try {
    for await (const field of splitFields(stream.stdout)) {
      const [, blob, path] = ENTRY.exec(field.toString('latin1')) ?? [];
      const commit = path?.replaceAll('/', '') ?? '';
      if (blob === undefined || !isObjectId(commit) || found.size >= MOST_NOTES) continue;
      found.set(commit, blob);
    }
    await stream.done;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    repository.notes.push({ code: 'notes-unreadable', message: `The notes of ${ref.name} could not be listed.`, incomplete: true });
  }
  if (found.size >= MOST_NOTES) {
    repository.notes.push({ code: 'notes-cap', message: `Only ${MOST_NOTES} notes of ${ref.name} were listed.`, incomplete: true });
  }
  return found;
}
