import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/api/finding.ts';
import type { Report } from '../../src/api/report.ts';
import { settleBreaches } from '../../src/findings/settle.ts';
import { quiet } from '../report/reports.ts';

const place = (line: number) => ({ path: 'a.py', startLine: line, endLine: line, agent: 'codex', class: 'declared' as const, commit: 'c1' });
const finding = (line: number, more: Partial<Finding>): Finding => ({ ...place(line), rule: 'declared', level: 'error', heuristic: 'commit-trailers', message: '', fingerprint: `${line}`, ...more });

/** A change of one commit that breaches the policy in two lines. */
function change(findings: Finding[]): Report {
  const breach = { rule: 'banned', agent: 'codex', class: 'declared', commit: 'c1', message: '' } as const;
  return {
    ...quiet(), findings, policy: { banned: [], allowed: [], breaches: [place(1), place(3)] },
    review: { base: 'b', commits: [], changed: [], resemblance: null, squash: [], breaches: [breach] },
  };
}

describe('a breach that is known', () => {
  it.each<{ name: string; first: Partial<Finding>; second: Partial<Finding>; lines: (string | undefined)[]; commit: string | undefined }>([
    { name: 'in neither line', first: {}, second: { state: 'new' }, lines: [undefined, undefined], commit: undefined },
    { name: 'in one of its lines only', first: { state: 'unchanged' }, second: {}, lines: ['baseline', undefined], commit: undefined },
    { name: 'in all of its lines', first: { state: 'unchanged' }, second: { state: 'unchanged' }, lines: ['baseline', 'baseline'], commit: 'baseline' },
    { name: 'by a comment before a baseline', first: { state: 'unchanged', suppression: { line: 1, reason: 'ours' } }, second: { state: 'unchanged' }, lines: ['suppressed', 'baseline'], commit: 'suppressed' },
    { name: 'in what is only a note', first: { state: 'unchanged', level: 'note' }, second: {}, lines: [undefined, undefined], commit: undefined },
  ])('$name', ({ first, second, lines, commit }) => {
    const { policy, review } = settleBreaches(change([finding(1, first), finding(3, second)]));
    expect(policy?.breaches.map(({ known }) => known)).toEqual(lines);
    expect(review?.breaches.map(({ known }) => known)).toEqual([commit]);
  });
});
