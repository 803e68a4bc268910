import type { Commit } from '../../src/api/commit.ts';
import { readHistory } from '../../src/history/log.ts';
import { openRepository, type Repository } from '../../src/history/object-view.ts';
import type { LabelledCommit, Labeller, Slice } from '../labels.ts';
import type { ManifestRow } from '../manifest.ts';
import { collectSlice } from './collect.ts';
import { collectCommits, gapsOf } from './commits.ts';
import type { CorpusRow } from './rows.ts';
import { shuffleKey } from './sampling.ts';

const SLICES: readonly Slice[] = ['ai', 'pre2022', 'eramatched', 'preagent', 'unmarked'];

/** A repository whose commits are labelled and whose units are not cut yet. */
export interface LabelledRepository {
  repository: Repository;
  row: ManifestRow;
  labelled: readonly LabelledCommit[];
  gaps: ReadonlyMap<string, number>;
  /** Changes whenever a label does. */
  labels: string;
}

/** Reads and labels the history of one repository. Its `repository` must be closed. */
export async function labelRepository(gitDir: string, row: ManifestRow, labeller: Labeller): Promise<LabelledRepository> {
  const repository = await openRepository(gitDir, { rev: row.head });
  try {
    const commits: Commit[] = [];
    await readHistory(repository, { since: 0, onCommit: (commit) => commits.push(commit) });
    const labelled = labeller.label(commits, row);
    const labels = shuffleKey(...labelled.map(({ commit, label }) => `${commit.id} ${label.slice} ${label.agent ?? ''} ${label.tier ?? ''}`));
    return { repository, row, labelled, gaps: gapsOf(commits), labels };
  } catch (error) {
    repository.close();
    throw error;
  }
}

/** Everything that one repository gives, in a repeatable order. */
export async function collectRepository({ repository, row, labelled, gaps }: LabelledRepository, seed: string): Promise<CorpusRow[]> {
  const rows: CorpusRow[] = [];
  for (const slice of SLICES) {
    const own = labelled.filter(({ label }) => label.slice === slice);
    if (own.length === 0) continue;
    rows.push(...(await collectSlice(own, { repository, row, seed })), ...(await collectCommits(own, { repository, row, seed, gaps })));
  }
  return rows;
}
