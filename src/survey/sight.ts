import type { AuditItem } from '../api/audit.ts';
import type { Report } from '../api/report.ts';
import { recognise } from '../audit/recognise.ts';
import type { Sight } from '../audit/verify.ts';
import type { Origin } from './origins.ts';
import { findPlaces, onlyNew, onlySaid } from './places.ts';
import { withCommit } from './reader.ts';
import { subjectsOf } from './subjects.ts';

export interface SightOptions {
  /** Where the repository is. */
  path: string;
  /** Its items, with sketches. */
  items: readonly AuditItem[];
  origins: ReadonlyMap<string, Origin>;
  /** Whether the ledger holds neighbours as one. */
  joins: boolean;
  /** Take for granted that what was not read does not matter. */
  allowPartial: boolean;
  signal: AbortSignal;
}

/**
 * What there is to see of a repository's items at the commit of a report: its findings, and the places of all texts that no
 * finding speaks of any more.
 *
 * @returns Also how many earlier commits could not be looked at, so that a person's copy may count as a moved finding.
 */
export function sightOf(report: Report, { path, items, origins, joins, allowPartial, signal }: SightOptions): Promise<{ sight: Sight; unreachable: number }> {
  const { repository: { path: repository, head: commit }, tool: { ruleSet }, coverage } = report;
  return withCommit({ path, rev: commit, signal }, async (reader) => {
    const subjects = await subjectsOf(report, { reader, joins });
    const known = recognise(items, subjects);
    const found = new Set([...known.values()].flatMap(({ item, similarity }) => (similarity > 0 ? [item.id] : []))); // a crumb finds nothing
    const rest = items.filter(({ id }) => !found.has(id));
    const everywhere = await findPlaces(reader, rest, signal);
    const { places: counting, unreachable } = await onlyNew(everywhere, { items: rest, origins, repository: path, signal });
    const places = await onlySaid(counting, rest, reader);
    const isComplete = allowPartial || (reader.isComplete() && !coverage.notes.some(({ incomplete }) => incomplete));
    return { sight: { repository, commit, ruleSet, subjects, known, places: (id: string) => places.get(id) ?? [], isComplete }, unreachable };
  });
}
