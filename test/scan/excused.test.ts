import { afterAll, describe, expect, it } from 'vitest';

import { scan } from '../../src/scan.ts';
import { noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { repository } from './repositories.ts';

afterAll(removeScratch);

const made = (files: Record<string, string>) =>
  repository([{ parents: [], date: noon('2026-05-01'), message: 'Begin\n', files: new Map(Object.entries({ 'src/loom.py': 'loom = 1\n', 'src/weft.ts': 'export const weft = 1;\n', 'yarn.lock': 'loom@1\n', 'photo.svg': '<svg/>\n', ...files })) }]).folder;
const excused = async (files: Record<string, string>): Promise<string[]> =>
  (await scan(made(files))).coverage.notes.filter(({ code }) => code === 'excused-by-attributes').map(({ message }) => message);

describe('files that only .gitattributes keeps style away from', () => {
  it.each([
    { says: 'all', attributes: '* linguist-generated\n', told: ['.gitattributes alone calls 2 files of code or prose generated or vendored: their style was not read. What git knows applies all the same.'] },
    { says: 'one', attributes: '*.py linguist-vendored\n', told: ['.gitattributes alone calls 1 file of code or prose generated or vendored: its style was not read. What git knows applies all the same.'] },
    { says: 'what nobody writes anyway', attributes: 'yarn.lock linguist-generated\n', told: [] },
    { says: 'what has no style that is read', attributes: '*.svg linguist-generated\n', told: [] },
    { says: 'nothing', attributes: '* text=auto\n', told: [] },
    { says: 'back what it said', attributes: '* linguist-generated\nsrc/* -linguist-generated\n', told: [] },
  ])('are counted in the coverage, where it excuses $says', async ({ attributes, told }) => {
    expect(await excused({ '.gitattributes': attributes })).toEqual(told);
  });

  it('are counted again by a scan that knows the files from before', async () => {
    const folder = made({ '.gitattributes': '* linguist-generated\n' });
    const cache = { location: scratchFolder() };
    const first = await scan(folder, { cache });
    expect(await scan(folder, { cache })).toEqual(first);
    expect(first.coverage.notes).toHaveLength(1);
  });
});
