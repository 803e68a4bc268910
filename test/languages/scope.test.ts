import { describe, expect, it } from 'vitest';
import { readScope } from '../../src/languages/scope.ts';
import { readSource } from '../../src/languages/source.ts';

describe('readScope', () => {
  it.each([
    ['an unused import', 'a.ts', "import { a, b } from 'x';\na();", ['b'], []],
    ['an import used as a type', 'a.ts', "import type { A } from 'x';\nexport const a = (b: A) => b;", [], []],
    ['an import used in markup', 'a.tsx', "import A from 'x';\nexport const b = () => <A />;", [], []],
    ['an unused local', 'a.ts', 'export function f() { const dead = 1; }', [], ['dead']],
    ['an export list', 'a.ts', 'const a = 1;\nexport { a };', [], []],
    ['a default export', 'a.ts', 'export default class A {}', [], []],
    ['names marked as unused', 'a.ts', 'const _a = 1;\nexport {};', [], []],
    ['parameters and catch bindings', 'a.ts', 'export const f = (a) => { try { go(); } catch (e) {} };', [], []],
    ['top-level names of a script', 'a.js', 'var a = 1;', [], []],
    ['a module of the older kind', 'a.cjs', "const a = require('a');\nmodule.exports = 1;", [], ['a']],
    ['names of an inner class expression', 'a.js', 'export const A = class B {};', [], []],
  ])('knows %s', async (_, path, text, imports, declarations) => {
    const scope = await readScope(path, text);
    expect(scope?.unusedImports.map(({ name }) => name)).toEqual(imports);
    expect(scope?.unusedDeclarations.map(({ name }) => name)).toEqual(declarations);
  });

  it.each([
    ['broken code', 'a.ts', 'const a = ('],
    ['another language', 'a.py', 'import os'],
    ['brackets nested deeper than its parser bears', 'a.ts', '['.repeat(100_000)],
    ['a text of a megabyte', 'a.ts', 'a;\n'.repeat(400_000)],
  ])('has nothing to say of %s', async (_, path, text) => {
    expect(await readScope(path, text)).toBeUndefined();
  });

  it('is cut to the lines of a unit', async () => {
    const text = 'export function a() {\n  const one = 1;\n}\n\nexport function b() {\n  const two = 2;\n}\n';
    const source = readSource('a.ts', text, { scope: await readScope('a.ts', text) })!;
    expect(source.units.map((unit) => unit.scope)).toMatchObject([
      { unusedDeclarations: [{ name: 'one', line: 2 }], declarations: 2 },
      { unusedDeclarations: [{ name: 'two', line: 6 }], declarations: 2 },
    ]);
    expect(source.whole.scope?.declarations).toBe(4);
  });
});
