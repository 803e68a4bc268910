import { describe, expect, it } from 'vitest';

import { displayPaths } from '../../src/scan/display-path.ts';

describe('the name of a repository in a report', () => {
  it.each([
    { given: ['.'], shown: ['.'] },
    { given: ['./web/'], shown: ['web'] },
    { given: ['../web', '../api'], shown: ['../web', '../api'] },
    { given: ['/home/me/web'], shown: ['web'] },
    { given: ['/a/org1/web', '/a/org2/web'], shown: ['org1/web', 'org2/web'] },
    { given: ['/a/web', '/a/web'], shown: ['web', 'web'] },
    { given: ['/'], shown: ['/'] },
  ])('$given → $shown', ({ given, shown }) => {
    expect(displayPaths(given.map((path) => ({ path, depth: 0 })))).toEqual(shown);
  });

  it.each([
    { path: 'web/src/a', depth: 2, shown: 'web' },
    { path: '.', depth: 1, shown: '..' },
    { path: 'src', depth: 1, shown: '.' },
    { path: '/home/me/web/src', depth: 1, shown: 'web' },
  ])('of a folder inside it is the repository: $path → $shown', ({ path, depth, shown }) => {
    expect(displayPaths([{ path, depth }])).toEqual([shown]);
  });
});
