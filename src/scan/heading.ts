import type { Evidence } from '../api/evidence.ts';
import type { Report } from '../api/report.ts';
import type { Rules } from '../builtins.ts';
import type { Repository } from '../history/object-view.ts';
import { defined } from '../shared/objects.ts';
import { isoDate } from './changes/changes.ts';

interface Head {
  /** As the report calls the repository. */
  name: string;
  /** Absent where it could not be read. */
  repository?: Repository;
  /** Of the scanned commit, seconds since 1970. */
  date?: number | undefined;
  evidence?: Evidence[];
}

/** What every report begins with. */
export function heading({ version, ruleSet }: Rules, { name, repository, date, evidence = [] }: Head): Pick<Report, 'schemaVersion' | 'tool' | 'repository'> {
  const { head, url, shallow, partial } = repository ?? { head: '', url: undefined, shallow: false, partial: false };
  return {
    schemaVersion: 1,
    tool: { name: 'handiwork', version, ruleSet },
    repository: { path: name, head, ...defined({ url }), ...(date === undefined ? {} : { date: isoDate(date) }), shallow, partial, evidence },
  };
}
