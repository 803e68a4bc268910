import type { Ledger, LedgerDraft, LedgerEntry } from '../../api/audit.ts';
import { safeText } from '../../report/safe-text.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { itemsNamed } from './chosen.ts';
import { actorOf, withLedger } from './call.ts';
import type { Run } from '../command.ts';

/** Takes back the newest decision or assignment of findings. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const actor = await actorOf(options, io);
  const said = await withLedger(call, async (ledger) => {
    const drafts: LedgerDraft[] = [];
    const undone: LedgerEntry[] = [];
    for (const { id, revision } of await itemsNamed(ledger, args)) {
      const entry = await newest(ledger, id);
      undone.push(entry);
      drafts.push({ kind: 'undone', item: id, body: { seq: entry.seq }, expect: revision });
    }
    await ledger.append(actor, drafts);
    return Promise.all(undone.map(async (entry) => `${entry.item ?? ''}: took back what ${safeText(entry.actor)} ${entry.kind} on ${entry.at.slice(0, 10)} (entry ${entry.seq}); it is ${(await ledger.item(entry.item ?? ''))?.state ?? 'gone'}.\n`));
  });
  await io.write(said);
  return 0;
};

async function newest(ledger: Ledger, id: string): Promise<LedgerEntry> {
  const undone = new Set<number>();
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.entries({ item: id })) {
    if (entry.kind === 'undone') undone.add(entry.body.seq);
    if (entry.kind === 'decided' || entry.kind === 'assigned') entries.push(entry);
  }
  const last = entries.findLast(({ seq }) => !undone.has(seq));
  if (last === undefined) throw new HandiworkError(`Nothing about ${id} can be taken back.`, { hint: `handiwork audit log --item ${id} shows what happened.` });
  return last;
}
