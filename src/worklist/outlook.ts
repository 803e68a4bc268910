import type { AuditItem } from '../api/audit.ts';

/** What is known of the lines under audit, and what stays unknown when nobody reviews any further. */
export interface Outlook {
  /** Expected lines of all items. */
  expected: number;
  /** Of these, in items that somebody decided on. */
  reviewed: number;
  /** Confirmed and still in the tree, as far as anybody looked. */
  standing: number;
  removed: number;
  /** Left if nothing more is reviewed: the share of expected lines that nobody has judged, in [0, 1]. */
  unseenShare: number;
  /** The part of `unseenShare` that is on record or declared, not a guess by style. */
  unseenKnownShare: number;
}

/** Says what happens to the coverage of the audit if nothing more is reviewed. */
export function outlook(items: readonly AuditItem[]): Outlook {
  const lines = (keep: (item: AuditItem) => boolean): number => items.filter(keep).reduce((sum, { expectedLines }) => sum + expectedLines, 0);
  const expected = lines(() => true);
  const open = lines(({ state }) => state === 'open');
  const known = lines((item) => item.state === 'open' && (item.class === 'recorded' || item.class === 'declared'));
  const share = (part: number): number => (expected === 0 ? 0 : part / expected);
  return {
    expected,
    reviewed: expected - open,
    standing: lines(({ state }) => state === 'confirmed'),
    removed: lines(({ state }) => state === 'removed'),
    unseenShare: share(open),
    unseenKnownShare: share(known),
  };
}
