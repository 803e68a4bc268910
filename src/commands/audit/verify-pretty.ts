import type { AuditSubject, Verification } from '../../api/audit.ts';
import { stateOn } from '../../audit/decide.ts';
import type { Sight, Verified, VerifyResult } from '../../audit/verify.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { painter, plural, thousands, type Paint } from '../../report/style.ts';
import { today } from './call.ts';
import { placeOf } from './place.ts';
import { outcomeInWords } from './words.ts';

/** What came out of one repository. */
export interface VerifiedRepository extends VerifyResult {
  sight: Sight;
  /** Earlier commits that could not be looked at. */
  unreachable: number;
  problems: string[];
}

const OUTCOMES: readonly (readonly [Verification['outcome'], string])[] = [
  ['gone', 'gone'], ['rewritten', 'rewritten beyond recognition'], ['present', 'still there'], ['moved', 'still there, elsewhere'], ['reintroduced', 'back again'], ['unread', 'not found, but not all was read'],
];
const SHOWN = 50;

/** What has to go and is there: confirmed, or removed once and back. */
export const whatIsLeft = ({ verified }: Pick<VerifiedRepository, 'verified'>): Verified[] =>
  verified.filter(({ item, verification: { outcome } }) => {
    const mustGo = item.state === 'removed' ? item.decision?.state !== 'accepted' : stateOn(item, today()) === 'confirmed';
    return mustGo && isThere(outcome);
  });

const isThere = (outcome: Verification['outcome']): boolean => outcome === 'present' || outcome === 'moved' || outcome === 'reintroduced';

export function* verifyPretty(result: VerifiedRepository, { colour, isDry }: { colour: boolean; isDry: boolean }): Generator<string> {
  const paint = painter(colour);
  const { sight, verified, unknown, crumbs, unreachable } = result;
  yield `${paint('strong', safeText(sight.repository))} at ${sight.commit.slice(0, 12)}: ${plural(verified.length, 'finding')} looked for${isDry ? ', nothing written' : ''}\n`;
  for (const [outcome, words] of OUTCOMES) {
    const count = verified.filter(({ verification }) => verification.outcome === outcome).length;
    if (count > 0) yield `${thousands(count).padStart(8)}  ${words}\n`;
  }
  const left = whatIsLeft(result);
  yield* listed('To be removed, and there', left, paint);
  yield* listed('Rewritten: look whether that is enough', verified.filter(({ verification }) => verification.outcome === 'rewritten'), paint);
  yield* listed('Not found, although not everything could be read', verified.filter(({ verification }) => verification.outcome === 'unread'), paint);
  const banned = unknown.filter(({ level }) => level === 'error').length;
  if (unknown.length > 0) yield `\n${plural(unknown.length, 'finding')} not in the ledger${banned === 0 ? '' : `, ${banned} of them against the policy`}: handiwork audit import takes them in.\n`;
  if (crumbs.length > 0) yield `\n${plural(crumbs.length, 'finding')} of a few words are left of commits under audit, too short to be told apart: ${safeText(crumbs.slice(0, 5).map(placeOf).join(', '), 300)}${crumbs.length > 5 ? ', …' : ''}\n`;
  if (unreachable > 0) yield `\n${unreachable === 1 ? 'A commit' : `${unreachable} commits`} of earlier imports cannot be read here: a person's own copy may count as a moved finding.\n`;
  const undecided = verified.filter(({ item, verification: { outcome } }) => isThere(outcome) && stateOn(item, today()) === 'open').length;
  if (undecided > 0) yield `\n${plural(undecided, 'finding')} still there that nobody decided on: handiwork audit worklist orders them.\n`;
  if (left.length === 0 && banned === 0 && sight.isComplete) yield paint('good', '\nNothing that has to go is there.\n');
}

function* listed(title: string, found: readonly Verified[], paint: Paint): Generator<string> {
  if (found.length === 0) return;
  yield `\n${paint('heading', title)}\n`;
  for (const { item, verification } of found.slice(0, SHOWN)) yield `  ${item.id}  ${safeText(placeOf(item), 120)}  ${safeText(outcomeInWords(verification), 160)}\n`;
  if (found.length > SHOWN) yield `  … and ${found.length - SHOWN} more: --format json\n`;
}

/** For programs: what came out of every item. */
export function* verifyJson(results: readonly VerifiedRepository[]): Generator<string> {
  const parts = results.map((result) => {
    const { sight, verified, unknown, crumbs } = result;
    const left = new Set(whatIsLeft(result).map(({ item }) => item.id));
    return {
      repository: sight.repository,
      commit: sight.commit,
      complete: sight.isComplete,
      items: verified.map(({ item, verification: { commit: _commit, ...seen } }) => ({ id: item.id, state: item.state, ...seen, left: left.has(item.id) })),
      unknown: unknown.map(shown),
      crumbs: crumbs.map(shown),
    };
  });
  yield `${safeJson(parts)}\n`;
}

const shown = ({ rule, class: evidence, level, agent, path, startLine, endLine, commit, fingerprint }: AuditSubject): Partial<AuditSubject> => ({ rule, class: evidence, level, agent, path, startLine, endLine, commit, fingerprint });
