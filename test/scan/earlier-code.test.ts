import { afterAll, describe, expect, it } from 'vitest';

import { explain } from '../../src/explain.ts';
import { scan } from '../../src/scan.ts';
import { noon, removeScratch } from '../history/scratch.ts';
import { repository } from './repositories.ts';

afterAll(removeScratch);

/** One documented function after another, all in one manner. */
const module = (topic: string, count: number): string =>
  Array.from({ length: count }, (_, i) => [
    `def load_${topic}_${i}(path: str, limit: int = ${i}) -> list[str]:`,
    `    """Load the ${topic} entries of a file.`,
    '',
    '    Args:',
    '        path: Where the file is.',
    '        limit: Most entries to load.',
    '',
    '    Returns:',
    '        The entries, in their order.',
    '    """',
    `    # Read the ${topic} entries one after another`,
    '    entries = []',
    '    with open(path) as handle:',
    '        for line in handle:',
    '            entries.append(line.strip())',
    '    return entries[:limit]',
    '', '',
  ].join('\n')).join('');

const old = new Map(Array.from({ length: 6 }, (_, i) => [`old/part_${i}.py`, module(`part${i}`, 5)] as const));
const fresh = new Map([['fresh.py', module('fresh', 4)]]);
const resemblanceOf = async (folder: string): Promise<number> =>
  (await scan(folder)).files.find(({ path }) => path === 'fresh.py')!.units[0]!.resemblance!;

const added = { parents: [0], date: noon('2026-02-01'), message: 'Add fresh entries', files: new Map([...old, ...fresh]) };
const { folder: withHouse } = repository([{ parents: [], date: noon('2015-05-01'), message: 'Begin', files: old }, added]);
const { folder: without } = repository([{ parents: [], date: noon('2026-01-01'), message: 'Begin', files: old }, added]);

describe('code in the manner of its repository before any agent', () => {
  it('resembles an agent\'s less than the same code elsewhere', async () => {
    expect(await resemblanceOf(withHouse)).toBeLessThan(await resemblanceOf(without));
  });

  it('is explained by the same shift as it is scored', async () => {
    const [there, elsewhere] = await Promise.all([withHouse, without].map((cwd) => explain('fresh.py', { cwd })));
    expect(there!.units[0]!.house).toBeLessThan(0);
    expect(elsewhere!.units[0]!.house).toBeUndefined();
    expect(there!.units.map(({ resemblance }) => resemblance)).toContain(await resemblanceOf(withHouse));
  });

  it('scores alike in several processes and in one', async () => {
    const [one, two] = [await scan(withHouse, { workers: 1 }), await scan(withHouse, { workers: 2 })];
    expect(two).toEqual(one);
  });

  it('needs enough of it', async () => {
    const little = new Map([['old/part.py', module('part', 3)]]);
    const { folder } = repository([{ parents: [], date: noon('2015-05-01'), message: 'Begin', files: little }, { ...added, files: new Map([...little, ...fresh]) }]);
    expect((await explain('fresh.py', { cwd: folder })).units[0]!.house).toBeUndefined();
  });
});
