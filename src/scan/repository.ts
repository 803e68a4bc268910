import type { Evidence } from '../api/evidence.ts';
import type { CoverageNote } from '../api/report.ts';
import type { Rules } from '../builtins.ts';
import { observeRepository } from '../engine/observe.ts';
import type { BlobReader } from '../history/blobs.ts';
import type { Repository } from '../history/object-view.ts';
import { eachBlob, type Found } from './files.ts';
import type { Past } from './lines/past.ts';
import type { ImportCounts } from './style/units.ts';

const MOST_BYTES = 256 * 1024;

/** Small text files that say how a repository is worked on; the only contents a repository heuristic can ask for. */
const READ_AHEAD = /(?:^|\/)(?:\.gitignore|package\.json|pyproject\.toml|requirements[\w.-]*\.txt|[A-Z]+\.md|\.?[\w-]*\.(?:json|ya?ml|toml|md|mdc))$/;
const MOST_READ = 2000;

/** What the repository as a whole shows: configuration, branches, preferences. It speaks of no line. */
export async function readRepositoryEvidence(
  repository: Repository,
  { found, past, blobs, rules, imports }: { found: Found; past: Past; blobs: BlobReader; rules: Rules; imports: ImportCounts },
): Promise<{ evidence: Evidence[]; notes: CoverageNote[] }> {
  const texts = new Map<string, string>();
  const wanted = found.tree.filter(({ path, type, size = 0 }) => type === 'file' && size <= MOST_BYTES && READ_AHEAD.test(path)).slice(0, MOST_READ);
  await eachBlob(wanted, blobs, ({ path }, bytes) => {
    if (bytes !== undefined && !bytes.includes(0)) texts.set(path, bytes.toString('utf8'));
  });
  const branches = [...new Set([...repository.branches, ...past.mergedBranches])].toSorted();
  return observeRepository({ paths: found.paths, branches, imports, read: (path) => texts.get(path) }, rules.registry.repositories);
}
