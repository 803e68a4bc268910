import { afterAll, describe, expect, it } from 'vitest';

import { explain } from '../../src/explain.ts';
import { scan } from '../../src/scan.ts';
import { noon, removeScratch } from '../history/scratch.ts';
import { inTheManner, module } from './earlier-commits.ts';
import { repository } from './repositories.ts';

afterAll(removeScratch);

const { folder: withHouse } = repository(inTheManner('2015-05-01'));
const { folder: without } = repository(inTheManner('2026-01-01'));
const resemblanceOf = async (folder: string): Promise<number> =>
  (await scan(folder)).files.find(({ path }) => path === 'fresh.py')!.units[0]!.resemblance!;

describe("code in the manner of its repository before any agent", () => {
  it("resembles an agent's less than the same code elsewhere", async () => {
    expect(await resemblanceOf(withHouse)).toBeLessThan(await resemblanceOf(without));
  });

  it('is explained: by how much, and only where there is such code', async () => {
    const [there, elsewhere] = await Promise.all([withHouse, without].map(async (cwd) => (await explain('fresh.py', { cwd })).units[0]!));
    expect(there!.house).toBeLessThan(0);
    expect(there!.resemblance!).toBeLessThan(elsewhere!.resemblance!);
    expect(elsewhere!.house).toBeUndefined();
  });

  it('cannot be passed for old by one forged date', async () => {
    const [begun, added] = inTheManner('2026-01-01');
    const { folder } = repository([begun!, { ...added!, date: noon('2015-06-01') }, { parents: [1], date: noon('2026-02-02'), message: 'Go on', files: new Map([...added!.files!, ['b.py', 'b = 1\n']]) }]);
    expect((await explain('fresh.py', { cwd: folder })).units[0]!.house).toBeUndefined();
  });

  it('needs enough of it', async () => {
    const { folder } = repository(inTheManner('2015-05-01', new Map([['old/part.py', module('part', 3)]])));
    expect((await explain('fresh.py', { cwd: folder })).units[0]!.house).toBeUndefined();
  });
});
