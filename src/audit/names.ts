import type { LedgerDraft } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';

const LONGEST = 100;

/**
 * True for what can name somebody who acts in an audit. A name stands in an entry, in a line of a list of people (where `#` begins
 * a comment), in a line of CSV and on screens: one line, one space between words, nothing invisible.
 */
export const isName = (name: string): boolean =>
  name.length > 0 && name.length <= LONGEST && !name.startsWith('#') && !/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(name) && name === name.trim().replaceAll(/\s+/g, ' ');

/** @throws {HandiworkError} */
export function checkName(name: string): void {
  if (isName(name)) return;
  const shown = JSON.stringify(name.slice(0, LONGEST)).replaceAll(/[\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '?');
  throw new HandiworkError(`${shown} cannot name somebody in an audit.`, { hint: `At most ${LONGEST} characters in one line, single spaces between words, no control or invisible characters, no # at the beginning.` });
}

/** Everybody whom drafts name. @throws {HandiworkError} When one of the names cannot be one. */
export function checkNames(actor: string, drafts: readonly LedgerDraft[]): void {
  const others = drafts.flatMap(({ kind, body }) => (kind === 'assigned' ? (body.assignee ?? []) : kind === 'decided' ? (body.approver ?? []) : []));
  for (const name of new Set([actor, ...others])) checkName(name);
}
