import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { git, removeScratch, scratchFolder } from '../history/scratch.ts';
import { audited, type Audited } from './audited.ts';
import { run } from './run.ts';

afterAll(removeScratch);
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('HANDIWORK_ACTOR', 'Ada');
});

type Answer = Awaited<ReturnType<typeof run>>;
type Audit = (...words: string[]) => Promise<Answer>;

async function begun(): Promise<{ repository: Audited; cwd: string; audit: Audit }> {
  const [repository, cwd] = [audited(), scratchFolder()];
  const audit = (...words: string[]): Promise<Answer> => run(['audit', ...words], { cwd });
  await audit('init', '--name', 'ruling 12', '--ban', 'claude-code', '--since', '2026-01-01', '--deadline', '2126-12-31');
  await audit('import', repository.folder);
  return { repository, cwd, audit };
}

interface Work { open: { findings: number; minutes: number }; picked?: { findings: number; minutes: number; share: number }; tasks?: { id: string; linesPerMinute: number }[]; groups?: { key: string; findings: number }[] }
const work = async (audit: Audit, ...words: string[]): Promise<Work> => JSON.parse((await audit('worklist', '--format', 'json', ...words)).stdout) as Work;

describe('audit worklist', () => {
  it('orders what is open by lines found per minute', async () => {
    const { audit } = await begun();
    const { tasks = [], open } = await work(audit);
    expect(open.findings).toBe(5);
    expect(tasks.map(({ linesPerMinute }) => linesPerMinute)).toEqual(tasks.map(({ linesPerMinute }) => linesPerMinute).toSorted((a, b) => b - a));
    await audit('decide', 'refuted', tasks[0]!.id, '--reason', 'a template');
    expect((await work(audit)).tasks?.map(({ id }) => id)).toEqual(tasks.slice(1).map(({ id }) => id));
  });

  it('fills a budget and never overruns it', async () => {
    const { audit } = await begun();
    const { picked, open } = await work(audit, '--budget', '2m');
    expect(picked?.minutes).toBeLessThanOrEqual(2);
    expect(picked?.findings).toBeLessThan(open.findings);
    expect((await audit('worklist', '--budget', '2m')).stdout).toMatch(/Picked for the budget: \d findings?, about \d min/);
  });

  it.each([
    { by: 'owner', keys: ['src/'] },
    { by: 'change', keys: [expect.stringMatching(/@[0-9a-f]{12}$/)] },
  ])('groups by $by', async ({ by, keys }) => {
    const { audit } = await begun();
    expect((await work(audit, '--by', by)).groups?.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
  });

  it('groups by package when it is told where the repository is', async () => {
    const { audit, repository } = await begun();
    expect(await audit('worklist', '--by', 'package')).toMatchObject({ code: 2, stderr: expect.stringContaining('Name the repositories') });
    expect((await work(audit, '--by', 'package', repository.folder)).groups?.length).toBeGreaterThan(0);
  });

  it.each([[['--budget', 'soon'], /is no budget/], [['--by', 'person'], /owner, package, change/], [['--limit', '0'], /--limit needs a number/]])('refuses %j', async (words, message) => {
    const { audit } = await begun();
    expect(await audit('worklist', ...words)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });

  it('says so when nothing is open', async () => {
    const { audit } = await begun();
    const ids = (await work(audit)).tasks?.map(({ id }) => id) ?? [];
    await audit('decide', 'refuted', ...ids, '--reason', 'a template');
    expect((await audit('worklist')).stdout).toBe('Nothing is open here.\n');
  });
});

describe('audit removal', () => {
  it('writes patches that apply, and a guide; verify then finds nothing', async () => {
    const { audit, repository, cwd } = await begun();
    const ids = (await work(audit)).tasks?.map(({ id }) => id) ?? [];
    await audit('decide', 'confirmed', ...ids, '--reason', 'the trailer is right');
    const { code, stdout } = await audit('removal', repository.folder, '--out', 'removal');
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing was applied')]);
    expect(readFileSync(join(cwd, 'removal/README.md'), 'utf8')).toContain('# Removal');
    const patches = readdirSync(join(cwd, 'removal/delete'));
    expect(patches.length).toBeGreaterThan(0);
    for (const patch of patches) git(repository.folder, ['apply', '--index', join(cwd, 'removal/delete', patch)]);
    git(repository.folder, ['commit', '-qm', 'Remove what the agent wrote']);
    const left = JSON.parse((await audit('verify', repository.folder, '--format', 'json')).stdout) as object;
    expect(JSON.stringify(left)).toContain('gone');
  });

  it('writes only into a new folder', async () => {
    const { audit, repository, cwd } = await begun();
    mkdirSync(join(cwd, 'full'));
    writeFileSync(join(cwd, 'full/a'), '');
    expect(await audit('removal', repository.folder, '--out', 'full')).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty') });
    expect(await audit('removal', repository.folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('--out removal') });
  });

  it('says that it was given another repository than the one with something to remove', async () => {
    const { audit } = await begun();
    await audit('decide', 'confirmed', '--path', 'src/', '--reason', 'the trailer is right');
    const other = scratchFolder();
    git(other, ['init', '-q', '.']);
    git(other, ['commit', '-q', '--allow-empty', '-m', 'Begin']);
    expect(await audit('removal', other, '--out', 'removal')).toMatchObject({ code: 2, stderr: expect.stringMatching(/The audit saw ".*" last at [0-9a-f]{12}, and ".*" has no such commit\.\n {2}Name a clone of it/) });
  });

  it('has nothing to say while nothing is confirmed', async () => {
    const { audit, repository } = await begun();
    expect(await audit('removal', repository.folder, '--out', 'removal')).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is confirmed') });
  });
});

describe('audit status', () => {
  it('tells the course, a forecast, and what stays unseen', async () => {
    const { audit } = await begun();
    const { stdout } = await audit('status');
    expect(stdout).toContain('Unsettled day by day since ');
    expect(stdout).toMatch(/To be judged: 5 left, (?:the first day|nothing done in the last \d+ days): no forecast yet/);
    expect(stdout).toContain('If nobody reviews any further, 100 % of the expected lines stay unjudged, all recorded or declared.');
  });
});
