import type { AuditItem, LedgerEntry } from '../api/audit.ts';
import type { Report } from '../api/report.ts';
import { recognise } from '../audit/recognise.ts';
import type { Sight } from '../audit/verify.ts';
import { findPlaces, onlyNew, onlySaid, type Origin } from './places.ts';
import { withCommit } from './reader.ts';
import { subjectsOf } from './subjects.ts';

export interface SightOptions {
  /** Where the repository is. */
  path: string;
  /** Its items, with sketches. */
  items: readonly AuditItem[];
  origins: ReadonlyMap<string, Origin>;
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
export function sightOf(report: Report, { path, items, origins, allowPartial, signal }: SightOptions): Promise<{ sight: Sight; unreachable: number }> {
  const { repository: { path: repository, head: commit }, tool: { ruleSet }, coverage } = report;
  return withCommit({ path, rev: commit, signal }, async (reader) => {
    const subjects = await subjectsOf(report, reader);
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

/** Where items were when they were first imported, by id. */
export async function originsOf(entries: AsyncIterable<LedgerEntry>): Promise<Map<string, Origin>> {
  const heads = new Map<string, string>();
  const origins = new Map<string, Origin>();
  for await (const entry of entries) {
    if (entry.kind === 'import') heads.set(entry.body.repository, entry.body.head);
    if (entry.kind !== 'found' || entry.item === undefined || origins.has(entry.item) || entry.body.path === undefined) continue;
    origins.set(entry.item, { head: heads.get(entry.body.repository) ?? '', path: entry.body.path });
  }
  return origins;
}
