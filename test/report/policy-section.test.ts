import { describe, expect, it } from 'vitest';

import type { PolicyResult, Report } from '../../src/api/report.ts';
import { markdown } from '../../src/report/markdown.ts';
import { pretty } from '../../src/report/pretty.ts';
import { painter } from '../../src/report/style.ts';
import { ordinary } from './reports.ts';

const reporting = (policy: Partial<PolicyResult>): Report => ({ ...ordinary(), policy: { banned: [{ agent: 'codex' }], allowed: [], breaches: [], ...policy } });
const render = (report: Report): { pretty: string; markdown: string } => ({
  pretty: [...pretty([report], { colour: false, width: 100 })].join(''),
  markdown: [...markdown([report], { colour: false, width: 100 })].join(''),
});
const range = { path: 'vendor/a.ts', startLine: 1, endLine: 2, agent: 'codex', class: 'declared' };

describe('the policy in a report for people', () => {
  it('names the deadline', () => {
    const { pretty: text, markdown: page } = render(reporting({ deadline: '2026-12-31' }));
    expect([text, page]).toEqual([expect.stringContaining('banned: codex; deadline: 2026-12-31\n'), expect.stringContaining('Deadline: `2026-12-31`.')]);
  });

  it('names what is excepted, why and until when', () => {
    const { pretty: text, markdown: page } = render(reporting({ excused: [{ ...range, reason: 'replaced soon', expires: '2026-10-01' }, { ...range, path: 'b.ts', reason: 'replaced soon', expires: '2026-10-01' }] }));
    expect([text, page]).toEqual([expect.stringContaining('2 ranges excepted: replaced soon (until 2026-10-01)'), expect.stringContaining('2 ranges excepted:\n\n- `replaced soon` until `2026-10-01`\n')]);
  });

  it('names exceptions that no longer hold', () => {
    const { pretty: text, markdown: page } = render(reporting({ expired: [{ reason: 'a trial', expires: '2026-07-01' }] }));
    expect([text, page]).toEqual([expect.stringContaining('no longer excepted (until 2026-07-01): a trial'), expect.stringContaining('No longer excepted:\n\n- `a trial` until `2026-07-01`\n')]);
  });
});

it('is coloured when it was asked to be, whatever standard output is', () => {
  expect([painter(true)('alarm', 'x'), painter(false)('alarm', 'x')]).toEqual(['\u001b[31mx\u001b[39m', 'x']);
});
