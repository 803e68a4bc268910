import type { Actor, AuditItem, Decision, Ledger, LedgerDraft } from '../api/audit.ts';
import { Busy } from '../audit/busy.ts';
import { Conflict } from '../audit/conflict.ts';
import { permit, stateOn } from '../audit/decide.ts';
import { isItemEntry, replay, type ItemEntry } from '../audit/replay.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { AssignRequest, Changed, DecisionRequest, Seen, UndoRequest } from './contract.ts';
import type { Mirror } from './mirror.ts';
import { Refusal } from './problem.ts';

/** Writes what people decide. */
export class Changes {
  readonly #ledger: Ledger;
  readonly #mirror: Mirror;
  readonly #today: () => string;

  /** @param today As `YYYY-MM-DD`: what was accepted until a day before it is shown as open, as in all other answers. */
  constructor(ledger: Ledger, mirror: Mirror, today: () => string) {
    this.#ledger = ledger;
    this.#mirror = mirror;
    this.#today = today;
  }

  /** @throws {Refusal} When the role, the rules or somebody quicker stand against it. */
  decide(actor: Actor, { items, decision }: DecisionRequest): Promise<Changed> {
    refuseUnpermitted(actor, decision);
    const body = withApprover(actor, decision);
    return this.#append(actor, items, items.map(({ id, revision }) => ({ kind: 'decided', item: id, body, expect: revision })));
  }

  assign(actor: Actor, { items, assignee }: AssignRequest): Promise<Changed> {
    return this.#append(actor, items, items.map(({ id, revision }) => ({ kind: 'assigned', item: id, body: { assignee }, expect: revision })));
  }

  /** @throws {Refusal} As {@link decide}; also when only an approver may bring back what was before. */
  async undo(actor: Actor, { items }: UndoRequest): Promise<Changed> {
    if (actor.role !== 'approver') for (const item of items) await this.#refuseAccepting(actor, item);
    return this.#append(actor, items, items.map(({ id, revision, seq }) => ({ kind: 'undone', item: id, body: { seq }, expect: revision })));
  }

  async #append(actor: Actor, seen: readonly Seen[], drafts: readonly LedgerDraft[]): Promise<Changed> {
    try {
      const entries = await this.#ledger.append(actor.name, drafts);
      const standing = await this.#mirror.refresh();
      const items = seen.flatMap(({ id }) => this.#shown(standing.items.get(id)));
      return { seq: entries.at(-1)?.seq ?? standing.seq, items, entries: entries.flatMap(({ item, seq }) => (item === undefined ? [] : [{ id: item, seq }])) };
    } catch (error) {
      if (error instanceof Conflict) throw new Refusal('conflict', error.message, { ...hintOf(error), items: await this.#changed(seen) });
      if (error instanceof HandiworkError && !(error instanceof Busy)) throw new Refusal('not-allowed', error.message, hintOf(error));
      throw error;
    }
  }

  /** Those that are no longer as they were seen. */
  async #changed(seen: readonly Seen[]): Promise<AuditItem[]> {
    const { items } = await this.#mirror.refresh();
    return seen.flatMap(({ id, revision }) => {
      const item = items.get(id);
      return item?.revision === revision ? [] : this.#shown(item);
    });
  }

  #shown(item: AuditItem | undefined): AuditItem[] {
    return item === undefined ? [] : [{ ...item, state: stateOn(item, this.#today()) }];
  }

  /** Whoever may not accept may not take back what somebody put in the place of an acceptance; their own slip they may. */
  async #refuseAccepting(actor: Actor, { id, seq }: { id: string; seq: number }): Promise<void> {
    const before: ItemEntry[] = [];
    for await (const entry of this.#ledger.entries({ item: id })) {
      if (entry.seq === seq && (entry.kind !== 'decided' || entry.actor === actor.name)) return;
      if (entry.seq < seq && isItemEntry(entry)) before.push(entry);
    }
    if (replay(before)?.state === 'accepted') throw new Refusal('forbidden', `${id} would be accepted again: an approver has to take that back.`);
  }
}

const hintOf = ({ hint }: HandiworkError): { hint?: string } => (hint === undefined ? {} : { hint });

function refuseUnpermitted(actor: Actor, decision: Decision): void {
  try {
    permit(actor, decision);
  } catch (error) {
    if (error instanceof HandiworkError) throw new Refusal('forbidden', error.message, hintOf(error));
    throw error;
  }
}

/** Who sends an acceptance is who answers for it: nobody can name another approver. */
function withApprover(actor: Actor, decision: Decision): Decision {
  if (decision.state !== 'accepted') return decision;
  if (decision.approver !== undefined && decision.approver !== actor.name) throw new Refusal('not-allowed', 'Only whoever approves can send this.', { hint: 'Leave the approver out: it is you.' });
  return { ...decision, approver: actor.name };
}
