import type { Ledger, LedgerEntry } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { defined } from '../shared/objects.ts';
import type { ItemDetail } from './contract.ts';
import type { Standing } from './mirror.ts';
import { Refusal } from './problem.ts';
import type { SourceReader } from './source-reader.ts';

/** One item with its entries. @throws {Refusal} When there is none. */
export async function detailOf(ledger: Ledger, { items, places, heads }: Standing, { id, day, sources }: { id: string; day: string; sources: SourceReader }): Promise<ItemDetail> {
  const item = items.get(id);
  const commit = places.get(id);
  const head = commit ?? heads.get(item?.repository ?? '');
  if (item === undefined) throw new Refusal('not-found', 'There is no finding with this id.');
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.entries({ item: id })) if (entry.seq <= item.revision) entries.push(withoutSketch(entry));
  const last = undoable(entries);
  const subject = item.commit === undefined || head === undefined ? undefined : await sources.subject({ repository: item.repository, head, commit: item.commit });
  return { item: { ...item, state: stateOn(item, day) }, entries, ...defined({ commit, subject, undoable: last }) };
}

function withoutSketch(entry: LedgerEntry): LedgerEntry {
  if (entry.kind === 'found') {
    const { sketch: _sketch, ...body } = entry.body;
    return { ...entry, body };
  }
  if (entry.kind !== 'reopened') return entry;
  const { sketch: _sketch, ...subject } = entry.body.subject;
  return { ...entry, body: { ...entry.body, subject } };
}

/** The newest entry, when it is one that the rules let be taken back. */
function undoable(entries: readonly LedgerEntry[]): ItemDetail['undoable'] {
  const undone = new Set(entries.flatMap((entry) => (entry.kind === 'undone' ? [entry.body.seq] : [])));
  const last = entries.findLast(({ seq, kind }) => kind !== 'undone' && kind !== 'found' && !undone.has(seq));
  return last !== undefined && (last.kind === 'decided' || last.kind === 'assigned') ? { seq: last.seq, kind: last.kind, actor: last.actor } : undefined;
}
