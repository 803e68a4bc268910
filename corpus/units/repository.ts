import type { Commit } from '../../src/api/commit.ts';
import { readHistory } from '../../src/history/log.ts';
import { openRepository } from '../../src/history/object-view.ts';
import type { Labeller, Slice } from '../labels.ts';
import type { ManifestRow } from '../manifest.ts';
import { collectSlice } from './collect.ts';
import { collectCommits, gapsOf } from './commits.ts';
import type { CorpusRow } from './rows.ts';

const SLICES: readonly Slice[] = ['ai', 'pre2022', 'eramatched', 'preagent', 'unmarked'];

/** Everything that one repository gives, in a repeatable order. */
export async function collectRepository(gitDir: string, row: ManifestRow, options: { labeller: Labeller; seed: string }): Promise<CorpusRow[]> {
  const repository = await openRepository(gitDir, { rev: row.head });
  try {
    const commits: Commit[] = [];
    await readHistory(repository, { since: 0, onCommit: (commit) => commits.push(commit) });
    const labelled = options.labeller.label(commits, row);
    const context = { repository, row, seed: options.seed };
    const gaps = gapsOf(commits);
    const rows: CorpusRow[] = [];
    for (const slice of SLICES) {
      const own = labelled.filter(({ label }) => label.slice === slice);
      if (own.length === 0) continue;
      rows.push(...(await collectSlice(own, context)), ...(await collectCommits(own, { ...context, gaps })));
    }
    return rows;
  } finally {
    repository.close();
  }
}
