import type { LedgerDraft } from '../../api/audit.ts';
import { safeText } from '../../report/safe-text.ts';
import { plural } from '../../report/style.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { actorOf, withLedger } from './call.ts';
import { chosen } from './chosen.ts';
import type { Run } from '../command.ts';
import { text } from '../options.ts';

/** Says who looks at findings. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const to = text(options, 'to');
  if (to === undefined) throw new HandiworkError('To whom?', { hint: 'Name who looks at them with --to <name>; "nobody" takes it back.' });
  const assignee = to === 'nobody' ? null : to.trim();
  const actor = await actorOf(options, io);
  const assigned = await withLedger(call, async (ledger) => {
    const items = await chosen(ledger, args, options);
    const drafts = items.filter((item) => (item.assignee ?? null) !== assignee).map((item): LedgerDraft => ({ kind: 'assigned', item: item.id, body: { assignee }, expect: item.revision }));
    await ledger.append(actor, drafts);
    return { items, changed: drafts.length };
  });
  if (assigned.items.length === 0) {
    await io.write('No finding is like that: nothing was assigned.\n');
    return 0;
  }
  const whom = assignee === null ? 'nobody' : safeText(assignee);
  await io.write(`${plural(assigned.changed, 'finding')} assigned to ${whom}${assigned.items.length > assigned.changed ? `; ${plural(assigned.items.length - assigned.changed, 'finding')} already so` : ''}.\n`);
  return 0;
};
