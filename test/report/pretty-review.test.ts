import { describe, expect, it } from 'vitest';

import type { CoverageNote, Report } from '../../src/api/report.ts';
import type { Review } from '../../src/api/review.ts';
import { prettyReview } from '../../src/report/pretty-review.ts';

const MANY = 25;
const many = <T>(make: (at: number) => T): T[] => Array.from({ length: MANY }, (_, at) => make(at));

function shown({ notes = [], ...over }: Partial<Review> & { notes?: CoverageNote[] }): string {
  const review: Review = { base: 'a'.repeat(40), commits: [], changed: [], resemblance: null, squash: [], breaches: [], ...over };
  const report: Report = {
    schemaVersion: 1, tool: { name: 'handiwork', version: '1.2.3', ruleSet: 'r' },
    repository: { path: 'service', head: 'b'.repeat(40), shallow: false, partial: false, evidence: [] },
    policy: { banned: [{ agent: 'codex' }], allowed: [], breaches: [] }, review,
    coverage: { files: { scanned: 1, skipped: [] }, commits: { read: 1 }, notes }, agents: [], changes: [], files: [],
  };
  return prettyReview(report, review, { colour: false, width: 80 });
}

describe('a change on a terminal', () => {
  it('says what was not read before anything else is cut', () => {
    const notes = [...many((at): CoverageNote => ({ code: 'baseline-stale-entry', message: `Entry ${at} was not found any more.` })), { code: 'time-limit', message: 'Its style was not read.', path: 'a.py', incomplete: true }];
    expect(shown({ notes })).toContain('not read: a.py: Its style was not read.');
  });

  it.each([
    { list: 'notes', over: { notes: many((at) => ({ code: 'c', message: `Note ${at}.` })) }, says: 'and 5 more notes' },
    { list: 'breaches by commits', over: { breaches: many((at) => ({ rule: 'banned' as const, agent: 'codex', class: 'declared' as const, message: `Commit ${at} is declared.` })) }, says: 'and 5 more commits' },
    { list: 'lines that a squash drops', over: { squash: many((at) => `Co-Authored-By: ${at}`) }, says: 'and 5 more lines' },
  ])('says how many $list are not shown', ({ over, says }) => {
    expect(shown(over)).toContain(says);
  });
});
