import type { Commit } from '../../src/api/commit.ts';
import { dayOf } from '../../src/attribution/catalogue.ts';
import { messageText } from '../../src/attribution/message-text.ts';
import type { Repository } from '../../src/history/object-view.ts';
import type { LabelledCommit } from '../labels.ts';
import type { ManifestRow } from '../manifest.ts';
import { readShapes } from './changes.ts';
import type { CommitRow } from './rows.ts';
import { shuffled, stableId } from './sampling.ts';

/** Most commits of one repository and slice. */
const COMMIT_CAP = 120;

export interface CommitContext {
  repository: Repository;
  row: ManifestRow;
  seed: string;
  gaps: ReadonlyMap<string, number>;
}

/** Messages and shapes of a sample of one slice. */
export async function collectCommits(commits: readonly LabelledCommit[], { repository, row, seed, gaps }: CommitContext): Promise<CommitRow[]> {
  const slice = commits[0]?.label.slice ?? '';
  const chosen = shuffled(commits, ({ commit }) => commit.id, `${seed}/${row.repo}/${slice}/message`).slice(0, COMMIT_CAP);
  const shapes = await readShapes(repository, chosen.map(({ commit }) => commit.id));
  return chosen.flatMap(({ commit, label }) => {
    const shape = shapes.get(commit.id);
    if (shape === undefined) return [];
    return [{
      type: 'commit' as const, id: stableId(row.repo, commit.id, label.slice), repo: row.repo, group: row.group, commit: commit.id,
      slice: label.slice, label: label.agent ?? (label.slice === 'unmarked' ? 'unmarked' : 'human'),
      ...(label.tier === undefined ? {} : { tier: label.tier }),
      date: dayOf(commit.authorDate), ...messageText(commit.message), shape, gap: gaps.get(commit.id) ?? null,
    }];
  });
}

/**
 * Seconds between a commit and the same author's commit before it, by author date.
 * @param commits newest first
 */
export function gapsOf(commits: readonly Commit[]): Map<string, number> {
  const gaps = new Map<string, number>();
  const later = new Map<string, Commit>();
  for (const commit of commits) {
    const author = commit.author.email.toLowerCase();
    const next = later.get(author);
    if (next !== undefined) gaps.set(next.id, next.authorDate - commit.authorDate);
    later.set(author, commit);
  }
  return gaps;
}
