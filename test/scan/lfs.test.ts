import { afterAll, describe, expect, it } from 'vitest';
import { scan } from '../../src/scan.ts';
import { noon, removeScratch } from '../history/scratch.ts';
import { repository } from './repositories.ts';

afterAll(removeScratch);

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0123456789abcdef'.repeat(4)}\nsize 123456\n`;
const scanOf = (files: Record<string, string>) => {
  const { folder } = repository([{ parents: [], date: noon('2026-05-01'), message: 'Begin\n\nCo-authored-by: Claude <noreply@anthropic.com>', files: new Map(Object.entries(files)) }]);
  return scan(folder);
};

describe('what Git LFS keeps elsewhere', () => {
  it('is said not to be read, while the lines of its pointer have their origin', async () => {
    const { coverage, files } = await scanOf({ 'a.py': 'loom = 1\n', 'model.py': POINTER, 'photo.png': POINTER });
    expect(coverage.notes).toEqual([{ code: 'lfs-pointers', message: '2 files are pointers of Git LFS: what they stand for is not in the repository, and was not read.' }]);
    expect(coverage.files).toEqual({ scanned: 3, skipped: [] });
    expect(files.find(({ path }) => path === 'model.py')).toMatchObject({ language: 'git-lfs', lines: 3, resemblance: null, resemblanceReason: 'unsupported-language', attributions: [{ startLine: 1, endLine: 3, class: 'declared' }] });
  });

  it.each([
    { name: 'a text that only quotes a pointer', text: `A pointer looks like this:\n${POINTER}` },
    { name: 'one that goes on', text: `${POINTER}${'more\n'.repeat(300)}` },
    { name: 'one without the id', text: 'version https://git-lfs.github.com/spec/v1\nsize 1\n' },
  ])('is not looked for behind $name', async ({ text }) => {
    const { coverage, files } = await scanOf({ 'a.txt': text });
    expect([coverage.notes, files[0]?.language]).toEqual([[], 'markdown']);
  });
});
