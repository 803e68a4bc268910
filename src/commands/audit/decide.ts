import type { AuditState, Decision, LedgerDraft } from '../../api/audit.ts';
import { safeText } from '../../report/safe-text.ts';
import { plural } from '../../report/style.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { defined } from '../../shared/objects.ts';
import { chosen } from './chosen.ts';
import { actorOf, stateNamed, withLedger } from './call.ts';
import { placeOf } from './place.ts';
import type { Run } from '../command.ts';
import { day, text, type Options } from '../options.ts';

const ID = /^f\d+$/;

/** Decides on findings: all or none. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const { state, ids } = wordsOf(args);
  const decision = decisionOf(state, options);
  const actor = await actorOf(options, io);
  const revision = revisionOf(options, ids);
  const changes = await withLedger(call, async (ledger) => {
    const items = await chosen(ledger, ids, options);
    await ledger.append(actor, items.map((item): LedgerDraft => ({ kind: 'decided', item: item.id, body: decision, expect: revision ?? item.revision })));
    return items;
  });
  if (changes.length === 0) await io.write('No finding is like that: nothing was decided.\n');
  await io.write(changes.map((item) => `${item.id} ${item.state} → ${state}  ${safeText(placeOf(item))}\n`));
  if (changes.length > 1) io.tell(`handiwork: ${plural(changes.length, 'decision')} by ${safeText(actor)}.\n`);
  return 0;
};

/** The state may come before the ids or after them. */
function wordsOf(args: readonly string[]): { state: Decision['state']; ids: string[] } {
  const ids = args.filter((word) => ID.test(word));
  const rest = args.filter((word) => !ID.test(word));
  if (rest.length !== 1) {
    throw new HandiworkError(rest.length > 1 ? `"${rest[1] ?? ''}" is no id of a finding.` : 'To decide needs a state: confirmed, refuted, accepted or open.', { hint: 'For example: handiwork audit decide confirmed f12 f15 --reason "the trailer is right"' });
  }
  const state: AuditState = stateNamed(rest[0] ?? '');
  if (state === 'removed') throw new HandiworkError('Nobody decides that something is removed: it is proved.', { hint: 'Remove it, commit, then: handiwork audit verify <repository>' });
  return { state, ids };
}

function decisionOf(state: Decision['state'], options: Options): Decision {
  const reason = text(options, 'reason');
  if (reason === undefined) throw new HandiworkError('A decision needs a reason.', { hint: 'Say why with --reason "…": somebody will ask.' });
  const [approver, expires] = [text(options, 'approver'), day(options, 'expires')];
  return { state, reason, ...defined({ approver, expires }) };
}

function revisionOf(options: Options, ids: readonly string[]): number | undefined {
  const given = text(options, 'revision');
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) throw new HandiworkError(`--revision needs the number of an entry, not "${given}".`, { hint: 'handiwork audit log --item <id> shows them.' });
  if (ids.length !== 1) throw new HandiworkError('--revision is about one finding.', { hint: 'Name one id, or leave --revision out.' });
  return Number(given);
}
