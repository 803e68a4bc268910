import { describe, expect, it } from 'vitest';
import { packageFinder } from '../../src/worklist/packages.ts';

describe('the package of a path', () => {
  const packageOf = packageFinder(['package.json', 'packages/api/package.json', 'packages/api/src/a.ts', 'tools/py/pyproject.toml', 'docs/a.md']);

  it.each([
    ['packages/api/src/a.ts', 'packages/api'],
    ['packages/api/package.json', 'packages/api'],
    ['packages/other/a.ts', '.'],
    ['tools/py/deep/er/x.py', 'tools/py'],
    ['a.ts', '.'],
    [undefined, '.'],
  ])('of %s is %s', (path, name) => {
    expect(packageOf(path)).toBe(name);
  });
});
