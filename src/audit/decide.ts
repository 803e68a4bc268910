import type { Actor, AuditItem, AuditState, Decision } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';

/** Which decisions can be given where. Only `verify` removes; what is removed can only be doubted. */
const NEXT: Readonly<Record<AuditState, readonly Decision['state'][]>> = {
  open: ['confirmed', 'refuted', 'accepted'],
  confirmed: ['open', 'confirmed', 'refuted', 'accepted'],
  refuted: ['open', 'confirmed', 'refuted', 'accepted'],
  accepted: ['open', 'confirmed', 'refuted', 'accepted'],
  removed: ['open', 'confirmed'],
};
const LONGEST_REASON = 4000;

/**
 * @param at When it is given, ISO 8601 UTC.
 * @throws {HandiworkError} When the item cannot go there, or the decision lacks something.
 */
export function checkDecision({ id, state }: Pick<AuditItem, 'id' | 'state'>, decision: Decision, at: string): void {
  if (!NEXT[state].includes(decision.state)) {
    throw new HandiworkError(`${id} is ${state}: it cannot become ${decision.state}.`, { hint: `From here: ${NEXT[state].join(', ')}.` });
  }
  if (decision.reason.trim() === '') throw new HandiworkError('A decision needs a reason.', { hint: 'Say why in a sentence: somebody will ask.' });
  if (decision.reason.length > LONGEST_REASON) throw new HandiworkError(`A reason has at most ${LONGEST_REASON} characters.`, { hint: 'Say it shorter, and link to the rest.' });
  if (decision.state === 'accepted') checkAcceptance(decision, at.slice(0, 10));
  else if (decision.approver !== undefined || decision.expires !== undefined) throw new HandiworkError('Only what is accepted has an approver and an end.');
}

function checkAcceptance({ approver, expires }: Decision, today: string): void {
  if (approver === undefined || approver.trim() === '') throw new HandiworkError('To accept needs an approver.', { hint: 'Name who allows it to stay.' });
  if (expires === undefined || !isDay(expires)) throw new HandiworkError('To accept needs a last day such as 2027-01-31.', { hint: 'After that day the finding counts as open again.' });
  if (expires < today) throw new HandiworkError(`The last day ${expires} is over.`, { hint: 'Accept until today or later.' });
}

/** True for an existing calendar day, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The state on a day: what was accepted until a day before it waits for a decision again. */
export const stateOn = ({ state, decision }: Pick<AuditItem, 'state' | 'decision'>, day: string): AuditState =>
  state === 'accepted' && decision?.expires !== undefined && decision.expires < day ? 'open' : state;

/** @throws {HandiworkError} When the role of the actor does not allow the decision. */
export function permit({ name, role }: Actor, decision: Pick<Decision, 'state'>): void {
  if (role === 'viewer') throw new HandiworkError(`${name} may look, not decide.`, { hint: 'Ask for the role of a reviewer.' });
  if (decision.state === 'accepted' && role !== 'approver') throw new HandiworkError(`${name} may not accept that something stays.`, { hint: 'An approver has to.' });
}
