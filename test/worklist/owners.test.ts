import { describe, expect, it } from 'vitest';
import { namesOnlyPeople, ownerFinder } from '../../src/worklist/owners.ts';

const GITHUB = `
# the whole, unless something below says otherwise
*       @org/everyone
*.js    @org/js # scripts
/build/logs/ @doctocat
docs/*  docs@example.com
apps/   @octocat
/apps/github
**/logs @org/ops @org/watch
with\\ space/ @org/space
`;

describe('the owner of a path', () => {
  it.each([
    { path: 'README.md', owner: '@org/everyone', why: 'a star owns everything' },
    { path: 'src/deep/a.js', owner: '@org/js', why: 'a pattern without a slash matches names anywhere, and the last rule wins' },
    { path: 'build/logs/a/b.txt', owner: '@org/ops, @org/watch', why: 'the last of several rules wins' },
    { path: 'docs/a.md', owner: 'docs@example.com', why: 'a star stays in its folder' },
    { path: 'docs/a/b.md', owner: '@org/everyone', why: 'a star does not enter folders' },
    { path: 'x/apps/a.ts', owner: '@octocat', why: 'a folder without a leading slash is found anywhere' },
    { path: 'apps/github/a.ts', owner: 'apps/', why: 'a rule without owners takes the path out of ownership' },
    { path: 'deep/er/logs/today', owner: '@org/ops, @org/watch', why: 'two stars cross folders' },
    { path: 'with space/a.ts', owner: '@org/space', why: 'a blank can be escaped' },
  ])('of $path is $owner: $why', ({ path, owner }) => {
    expect(ownerFinder(GITHUB)(path)).toBe(owner);
  });

  it.each([
    { path: 'packages/api/a.ts', owner: 'packages/' },
    { path: 'a.ts', owner: '/' },
    { path: undefined, owner: '/' },
  ])('is the first folder where there is no CODEOWNERS: $path → $owner', ({ path, owner }) => {
    expect(ownerFinder(undefined)(path)).toBe(owner);
  });

  it('comes from its section where the rule names nobody', () => {
    const ownerOf = ownerFinder('[Database][2] @org/dba\ndb/\ndb/public/ @org/web\n^[Optional]\nnotes/\n');
    expect(['db/a.sql', 'db/public/a.sql', 'notes/a'].map((path) => ownerOf(path))).toEqual(['@org/dba', '@org/web', 'notes/']);
  });

  it.each([
    ['@ada', true], ['ada@example.org', true], ['@ada, lin@example.org', true],
    ['@org/web', false], ['@ada, @org/web', false], ['@group/sub/team', false], ['packages/', false], ['/', false],
  ])('%s is people only: %s', (owner, people) => expect(namesOnlyPeople(owner)).toBe(people));

  it('is looked for in the first twenty thousand lines', () => {
    const rules = (many: number): string => `${'x @a\n'.repeat(many)}y @late\n`;
    expect(ownerFinder(rules(19_999))('y')).toBe('@late');
    expect(ownerFinder(rules(20_000))('y')).toBe('/');
  });

  it('is found in a hostile file without delay', () => {
    const hostile = `${`${'**/'.repeat(200)}x @a\n`.repeat(200)}${'a'.repeat(1 << 20)} @b\n`;
    expect(ownerFinder(hostile)(`${'d/'.repeat(100)}y`)).toBe('d/');
  });
});
