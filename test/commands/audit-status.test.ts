import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { LedgerDraft } from '../../src/api/audit.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { decided, found, init } from '../store/subjects.ts';
import { run } from './run.ts';

afterAll(removeScratch);
beforeEach(() => vi.stubEnv('DATABASE_URL', undefined));

interface Status {
  on: string;
  seq: number;
  states: Record<string, { items: number; lines: number }>;
  owners: { owner: string; states: Record<string, { items: number }>; forecast?: { remaining: number; perDay: number } }[];
  burnDown: { day: string; items: Record<string, number> }[];
  forecast: { review: { remaining: number; days: number } };
  repositories: { imported: string; verified?: string }[];
}

/** Twelve findings of two owners on the first of August; two of `web/` are confirmed on the third, one is accepted until the fifth. */
async function audited(): Promise<string> {
  const cwd = scratchFolder();
  mkdirSync(join(cwd, '.handiwork'));
  let day = 1;
  const ledger = await openLedger(join(cwd, '.handiwork/audit.db'), { create: true, clock: () => new Date(`2026-08-0${day}T12:00:00Z`) });
  const write = async (on: number, drafts: readonly LedgerDraft[]): Promise<void> => {
    day = on;
    await ledger.append('Ada', drafts);
  };
  const six = (owner: string): LedgerDraft[] => Array.from({ length: 6 }, (_, at) => found(`${owner}${at}`, { owner, expectedLines: 1.1 }));
  await write(1, [init, { kind: 'import', body: { repository: 'web', head: 'a'.repeat(40), ruleSet: '1', findings: 12 } }, ...six('api/'), ...six('web/')]);
  await write(3, [decided('f9', 'confirmed'), decided('f10', 'confirmed')]);
  await write(4, [{ kind: 'decided', item: 'f11', body: { state: 'accepted', reason: 'x', approver: 'Lin', expires: '2026-08-05' } }]);
  await write(7, [{ kind: 'checked', body: { repository: 'web', commit: 'b'.repeat(40), ruleSet: '1', outcomes: { gone: 12 }, unknown: 0 } }, decided('f3', 'refuted')]);
  await ledger.close();
  return cwd;
}

const status = async (cwd: string, ...words: string[]): Promise<Status> => JSON.parse((await run(['audit', 'status', '--format', 'json', ...words], { cwd })).stdout) as Status;
const open = ({ burnDown }: Status): (string | number | undefined)[][] => burnDown.map(({ day, items }) => [day, items['open']]);

describe('audit status', () => {
  it('on an earlier day is as it was at its end: nothing of later days is in it', async () => {
    const early = await status(await audited(), '--on', '2026-08-04');
    expect(early).toMatchObject({ on: '2026-08-04', seq: 17, states: { open: { items: 9, lines: 9.9 }, confirmed: { items: 2 }, accepted: { items: 1 }, refuted: { items: 0 } }, forecast: { review: { remaining: 9, days: 3 } } });
    expect(open(early)).toEqual([['2026-08-01', 12], ['2026-08-02', 12], ['2026-08-03', 10], ['2026-08-04', 9]]);
    expect(early.repositories).toEqual([{ repository: 'web', imported: expect.stringContaining('2026-08-01') }]);
  });

  it('on a later day counts what was accepted until before as open', async () => {
    const late = await status(await audited(), '--on', '2026-08-09');
    expect(late).toMatchObject({ seq: 19, states: { open: { items: 9 }, confirmed: { items: 2 }, accepted: { items: 0 }, refuted: { items: 1 } } });
    expect(open(late)).toEqual([['2026-08-01', 12], ['2026-08-02', 12], ['2026-08-03', 10], ['2026-08-04', 9], ['2026-08-05', 9], ['2026-08-06', 10], ['2026-08-07', 9], ['2026-08-08', 9], ['2026-08-09', 9]]);
  });

  it('before the audit began says when that was', async () => {
    expect(await run(['audit', 'status', '--on', '2026-07-31'], { cwd: await audited() })).toMatchObject({ code: 2, stderr: expect.stringContaining('2026-08-01') });
  });

  it('by owner gives each owner a forecast of their own, by name', async () => {
    const cwd = await audited();
    const by = await status(cwd, '--on', '2026-08-07', '--by', 'owner');
    expect(by.owners.map(({ owner, forecast }) => [owner, forecast?.remaining, forecast?.perDay])).toEqual([['api/', 5, 1 / 6], ['web/', 6, 1 / 6]]);
    const { stdout } = await run(['audit', 'status', '--on', '2026-08-07', '--by', 'owner'], { cwd });
    expect(stdout).toMatch(/owner +open +confirmed +refuted +a day +needed +likely done +in time\n/);
    expect(stdout).toMatch(/\napi\/ +5 +0 +1 +0\.2 +0\.0 +2026-\d\d-\d\d +\d+ of 100\n/);
    expect(stdout).toMatch(/\nweb\/ +4 +2 +0 +0\.2 +0\.0 +2026-\d\d-\d\d +\d+ of 100\n/);
    expect((await status(cwd, '--on', '2026-08-07')).owners[0]).not.toHaveProperty('forecast');
  });
});
