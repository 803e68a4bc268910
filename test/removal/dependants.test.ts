import { describe, expect, it } from 'vitest';
import { dependantsIn } from '../../src/removal/dependants.ts';
import { mayMean } from '../../src/removal/module-paths.ts';

describe('an import', () => {
  it.each([
    ['./a.js', 'src/b.ts', 'src/a.ts', true],
    ['./a', 'src/b.ts', 'src/a.tsx', true],
    ['../lib', 'src/deep/b.ts', 'src/lib/index.ts', true],
    ['./a', 'src/b.ts', 'lib/a.ts', false],
    ['../../../a', 'src/b.ts', 'a.ts', false],
    ['@/lib/a', 'x/b.ts', 'app/lib/a.ts', true],
    ['a', 'src/b.ts', 'src/a.ts', false],
    ['.mod', 'pkg/b.py', 'pkg/mod.py', true],
    ['..mod', 'pkg/sub/b.py', 'pkg/mod.py', true],
    ['pkg.mod', 'tests/b.py', 'src/pkg/mod.py', true],
    ['pkg', 'tests/b.py', 'src/pkg/__init__.py', true],
    ['mod', 'tests/b.py', 'src/pkg/other_mod.py', false],
  ])('of %s in %s may mean %s: %s', (module, from, target, may) => {
    expect(mayMean(module, from, target)).toBe(may);
  });
});

describe('dependants', () => {
  const removed = new Map([['src/a.ts', new Set(['add'])], ['src/gone.ts', new Set<string>()], ['pkg/mod.py', new Set(['run'])], ['src/class.ts', new Set(['constructor'])]]);

  it.each([
    { what: 'a named import', path: 'src/b.ts', text: "import { add, keep } from './a.js';\nadd(1);\n", found: [{ line: 1, name: 'add', of: 'src/a.ts', how: 'imports' }] },
    { what: 'another name of the module', path: 'src/b.ts', text: "import { keep } from './a.js';\n", found: [] },
    { what: 'the module as a whole', path: 'src/b.ts', text: "import * as a from './a.js';\na.add(1);\n", found: [{ line: 1, name: '*', of: 'src/a.ts', how: 'imports' }] },
    { what: 'a removed file', path: 'src/b.ts', text: "import x from './gone';\n", found: [{ line: 1, name: '*', of: 'src/gone.ts', how: 'imports' }] },
    { what: 'a use in the file itself', path: 'src/a.ts', text: 'export function keep() {\n  return add(1);\n}\n', found: [{ line: 2, name: 'add', of: 'src/a.ts', how: 'uses' }] },
    { what: 'a Python import', path: 'tests/t.py', text: 'from pkg.mod import run\n', found: [{ line: 1, name: 'run', of: 'pkg/mod.py', how: 'imports' }] },
    { what: 'a Python module', path: 'tests/t.py', text: 'from pkg import mod\nmod.run()\n', found: [{ line: 1, name: '*', of: 'pkg/mod.py', how: 'imports' }] },
    { what: 'the word in a comment or a string', path: 'src/c.ts', text: "// add\nconst s = 'add ./a';\n", found: [] },
    { what: 'the constructor of another class', path: 'src/class.ts', text: 'class Other {\n  constructor() {}\n}\n', found: [] },
    { what: 'a file that is removed itself', path: 'src/gone.ts', text: "import { add } from './a.js';\n", found: [] },
  ])('of $what are named', ({ path, text, found }) => {
    expect(dependantsIn(path, text, removed)).toEqual(found.map((one) => ({ path, ...one })));
  });
});
