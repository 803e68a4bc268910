import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { COMMENT_MARK, markdownComment } from '../../src/report/markdown-comment.ts';
import { prettyReview } from '../../src/report/pretty-review.ts';

const NASTY = '`]|</details>\n<script>alert(1)</script> @everyone \u202egnp.exe \u001b[31m ::error::x';
const ENVIRONMENT = { colour: false, width: 80 };

const report = (over: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  tool: { name: 'handiwork', version: '1.2.3', ruleSet: 'r' },
  repository: { path: 'service', head: 'b'.repeat(40), shallow: false, partial: false, evidence: [] },
  policy: {
    banned: [{ agent: 'claude-code' }], allowed: [],
    breaches: [
      { path: 'small.ts', startLine: 1, endLine: 1, agent: 'codex', class: 'declared' },
      { path: 'a.ts', startLine: 3, endLine: 9, agent: 'claude-code', class: 'declared', commit: 'c'.repeat(40) },
      { path: 'a.ts', startLine: 10, endLine: 12, agent: 'claude-code', class: 'recorded' },
      { path: 'known.ts', startLine: 1, endLine: 5, agent: 'codex', class: 'declared', known: 'baseline' },
    ],
  },
  review: {
    base: 'a'.repeat(40), changed: [{ path: 'a.ts', ranges: [{ startLine: 3, endLine: 12 }] }], resemblance: null, squash: ['Co-Authored-By: X <x@example.org>'], breaches: [],
    commits: [{ commit: 'c'.repeat(40), date: '2026-08-01T12:00:00Z', subject: 'Add', lines: 10, agent: 'claude-code', class: 'declared', says: [], resemblance: null }],
  },
  coverage: { files: { scanned: 1, skipped: [] }, commits: { read: 1 }, notes: [] },
  agents: [], changes: [], files: [],
  ...over,
});
const text = (one: Report): string => [...markdownComment([one], ENVIRONMENT)].join('');

describe('the comment for a pull request', () => {
  it('begins with the mark that finds it again', () => {
    expect(text(report()).startsWith(`${COMMENT_MARK}\n`)).toBe(true);
  });

  it('lists files with most lines first, neighbouring ranges as one, and not what is known', () => {
    const rows = text(report()).split('\n').filter((line) => /^\| `[a-z]+\.ts` /.test(line));
    expect(rows).toEqual(['| `a.ts` | 10 | 3-12 | `claude-code` | declared, recorded |', '| `small.ts` | 1 | 1 | `codex` | declared |']);
  });

  it('says how much is known already', () => {
    expect(text(report())).toContain('1 range not counted: in the baseline, or suppressed.');
  });

  it('says first that something was not read', () => {
    const partial = report({ coverage: { files: { scanned: 0, skipped: [] }, commits: { read: 1 }, notes: [{ code: 'time-budget', message: 'No time.', incomplete: true }] } });
    expect(text(partial).split('\n').slice(0, 6).join('\n')).toContain('**Partial:**');
  });

  it('stays within what GitHub takes', () => {
    const review = report().review;
    const long = report(review === undefined ? {} : { review: { ...review, squash: Array.from({ length: 5000 }, (_, at) => `${at} ${'x'.repeat(290)}`) } });
    expect(text(long).length).toBeLessThan(65_536);
  });

  it.each([
    { place: 'a path', over: { policy: { banned: [], allowed: [], breaches: [{ path: NASTY, startLine: 1, endLine: 1, agent: 'codex', class: 'declared' }] } } },
    { place: 'a note', over: { coverage: { files: { scanned: 1, skipped: [] }, commits: { read: 1 }, notes: [{ code: 'c', message: NASTY, path: NASTY }] } } },
    { place: 'a subject', over: { review: { ...report().review, commits: [{ commit: 'c'.repeat(40), date: '2026-08-01T12:00:00Z', subject: NASTY, lines: 1, agent: NASTY, model: NASTY, says: [NASTY], resemblance: null }] } } },
    { place: 'a description', over: { review: { ...report().review, squash: [NASTY], pullRequest: [{ heuristic: 'pull-request-body', class: 'declared', message: NASTY }] } } },
  ])('lets nothing live out of $place', ({ over }) => {
    const hostile = report(over as Partial<Report>);
    const outside = text(hostile).replaceAll(/(`+)[^`\n]?.*?\1/g, '');
    expect(outside).not.toMatch(/<script|@everyone/);
    expect(text(hostile)).not.toMatch(/[\u202e\u001b]/);
    if (hostile.review !== undefined) expect(prettyReview(hostile, hostile.review, ENVIRONMENT)).not.toMatch(/[\u202e\u001b]/);
  });
});
