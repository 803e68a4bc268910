import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COLUMNS, ownerHash, ownersToKeepFrom, readHeldOwners, readManifest, refuseHeld } from '../../corpus/manifest.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';

afterAll(removeScratch);

const HEAD = '0123456789abcdef0123456789abcdef01234567';

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

function write(...rows: readonly Cells[]): string {
  const file = join(scratchFolder(), 'manifest.csv');
  const cells = rows.map((row) => ({ repo: 'ada/loom', head: HEAD, group: 'ada', licence: 'MIT', ai: '0', pre2022: '1', era_start: '', era_end: '', unmarked: '0', basis: '', ...row }));
  writeFileSync(file, `${COLUMNS.join(',')}\n${cells.map((row) => Object.values(row).join(',')).join('\n')}\n`);
  return file;
}

describe('a manifest', () => {
  it('is read into rows sorted by repository', () => {
    const file = write({ repo: 'bob/b' }, { repo: 'ada/loom', ai: '1', era_start: '2024-01-01', era_end: '2024-12-31' });
    const [first, second] = readManifest([file], new Set());
    expect(first).toMatchObject({ repo: 'ada/loom', ai: true, era: { start: '2024-01-01', end: '2024-12-31' } });
    expect(second).not.toHaveProperty('era');
  });

  it.each([
    { ai: '0', read: { ai: false } },
    { ai: '1', read: { ai: true } },
    { ai: 'later', read: { ai: true, agentsCameLater: true } },
  ])('with ai $ai says $read', ({ ai, read }) => {
    const { ai: taken, agentsCameLater } = readManifest([write({ ai })], new Set())[0]!;
    expect({ ai: taken, ...(agentsCameLater === undefined ? {} : { agentsCameLater }) }).toEqual(read);
  });

  it.each<{ name: string; row: Cells; message: RegExp }>([
    { name: 'a repository without an owner', row: { repo: 'loom' }, message: /owner\/name/ },
    { name: 'a path instead of a name', row: { repo: '../ada/loom' }, message: /owner\/name/ },
    { name: 'a branch instead of a commit', row: { head: 'main' }, message: /full commit id/ },
    { name: 'an abbreviated commit', row: { head: 'abc1234' }, message: /full commit id/ },
    { name: 'a flag that is neither 0 nor 1', row: { ai: 'yes' }, message: /ai must be 0, 1 or later/ },
    { name: 'a window that is not a date', row: { era_start: '2024' }, message: /not a date/ },
    { name: 'a comma that is not in quotes', row: { basis: 'bans agents, since 2025' }, message: /more cells than the header/ },
    { name: 'no group', row: { group: '' }, message: /group is empty/ },
  ])('with $name is refused', ({ row, message }) => {
    expect(() => readManifest([write(row)], new Set())).toThrow(message);
  });

  it('that lists a repository twice, in whatever case, is refused', () => {
    expect(() => readManifest([write({}, { repo: 'Ada/Loom' })], new Set())).toThrow(/listed twice/);
  });

  it('that names a held owner, in whatever case, is refused', () => {
    expect(() => readManifest([write({ repo: 'Ada/other' })], new Set([ownerHash('ada')]))).toThrow(/held back.*Ada/);
  });
});

describe('the committed manifest', () => {
  const folder = join(import.meta.dirname, '../../corpus');

  it('is valid and free of held owners', () => {
    const held = readHeldOwners(join(folder, 'held-owners.sha256'));
    expect(held.size).toBe(54);
    expect(readManifest([join(folder, 'manifest.csv')], held).length).toBeGreaterThan(300);
  });
});

describe('the list that finished models are measured on', () => {
  const folder = join(import.meta.dirname, '../../corpus');
  const held = join(folder, 'held-owners.sha256');
  const unseen = join(folder, 'unseen.csv');
  const rows = readManifest([unseen], readHeldOwners(held));

  it('shares no owner and no group with the list that models learn from', () => {
    const names = (list: typeof rows) => new Set(list.flatMap(({ repo, group }) => [repo.split('/', 1)[0]!.toLowerCase(), group.toLowerCase()]));
    const learned = names(readManifest([join(folder, 'manifest.csv')], readHeldOwners(held)));
    expect([...names(rows)].filter((name) => learned.has(name))).toEqual([]);
  });

  it('is refused by whoever is about to learn from it, and a held owner, too', () => {
    const owners = ownersToKeepFrom({ held, unseen });
    expect(() => refuseHeld([rows[0]!], owners)).toThrow(/must not enter/);
    expect(owners.size).toBeGreaterThan(readHeldOwners(held).size);
    expect(() => refuseHeld(readManifest([join(folder, 'manifest.csv')], owners), owners)).not.toThrow();
  });
});
