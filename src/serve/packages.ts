import type { AuditItem } from '../api/audit.ts';
import { packageFinder, type PackageOf } from '../worklist/packages.ts';
import type { PackageOfItem } from './item-table.ts';
import type { Standing } from './mirror.ts';
import type { SourceReader } from './source-reader.ts';

/** Finds the packages of all repositories in their newest imported commits; `.` where a repository cannot be read. */
export function packagesOf(sources: SourceReader): (standing: Standing) => Promise<PackageOfItem> {
  const known = new Map<string, { head: string; packageOf: PackageOf }>();
  return async ({ heads }) => {
    for (const [repository, head] of heads) {
      if (known.get(repository)?.head === head) continue;
      const paths = await sources.paths(repository, head);
      if (paths === undefined) known.delete(repository); // it may be there the next time
      else known.set(repository, { head, packageOf: packageFinder(paths) });
    }
    return ({ repository, path }: AuditItem) => known.get(repository)?.packageOf(path) ?? '.';
  };
}
