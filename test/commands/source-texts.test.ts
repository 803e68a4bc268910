import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { sourceTexts } from '../../src/commands/source-texts.ts';
import { scan } from '../../src/scan.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';

const CLAUDE = 'Add\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';
const OWNERS = '* @ada\n/web/ @acme/web\n/api/ @acme/api @ada\n/lib/ @acme/lib @acme/core\n';
const signal = new AbortController().signal;

describe('the texts that go with a report', () => {
  let folder: string;
  let report: Report;
  beforeAll(async () => {
    folder = scratchFolder();
    const large = `x = 1\n${'# more\n'.repeat(160_000)}`;
    makeRepository(folder, [
      { parents: [], date: noon('2026-03-01'), message: 'Begin', files: new Map([['old.py', 'x = 1\n']]) },
      { parents: [0], date: noon('2026-05-01'), message: CLAUDE, files: new Map([['old.py', 'x = 1\n'], ['web/a.py', 'y = 1\n'], ['api/b.py', 'z = 1\n'], ['lib/c.py', large], ['.github/CODEOWNERS', OWNERS]]) },
    ]);
    report = await scan(folder, { workers: 1 }); // the processes that read would need a loader for TypeScript
  });
  afterAll(removeScratch);

  it('are those of files with findings, in rank order', async () => {
    const [sources] = await sourceTexts([report], [folder], { cwd: '/', texts: true, signal });
    expect([...(sources?.texts ?? [])]).toEqual([['.github/CODEOWNERS', OWNERS], ['api/b.py', 'z = 1\n'], ['web/a.py', 'y = 1\n']]);
  });

  it('leave out what is too long, and say so', async () => {
    const [sources] = await sourceTexts([report], [folder], { cwd: '/', texts: true, signal });
    expect(sources?.notes).toEqual([{ code: 'page-sources', path: 'lib/c.py', message: 'Its text is not in this page: it has more than 1048576 bytes.' }]);
  });

  it('are left out when they are not wanted', async () => {
    const [sources] = await sourceTexts([report], [folder], { cwd: '/', texts: false, signal });
    expect([sources?.texts.size, sources?.notes.map(({ code }) => code)]).toEqual([0, ['page-sources']]);
  });

  it('of a repository that could not be read are none', async () => {
    const failed = { ...report, repository: { ...report.repository, head: '' } };
    expect(await sourceTexts([failed], ['/nowhere'], { cwd: '/', texts: true, signal })).toMatchObject([{ notes: [] }]);
  });

  it.each([['web/a.py', '@acme/web'], ['lib/c.py', '@acme/lib, @acme/core'], ['api/b.py', '@acme/api, @ada'], ['old.py', '@ada']])('names the owner that CODEOWNERS names, as an audit does: %s', async (path, owner) => {
    const [sources] = await sourceTexts([report], [folder], { cwd: '/', texts: false, signal });
    expect(sources?.ownerOf(path)).toBe(owner);
  });
});
