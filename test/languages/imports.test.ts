import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/languages/source.ts';

const importsOf = (path: string, text: string) => readSource(path, text)!.whole.imports;

describe('imports', () => {
  it.each([
    ['a.ts', "import a from 'b'", { module: 'b', names: ['a'], origin: 'package', typeOnly: false, nested: false, line: 1 }],
    ['a.ts', "import a, { b as c, type D } from '@x/y'", { module: '@x/y', names: ['a', 'c', 'D'], origin: 'package' }],
    ['a.ts', "import * as fs from 'node:fs/promises'", { module: 'node:fs/promises', names: ['fs'], origin: 'builtin' }],
    ['a.ts', "import type { A } from './a.ts'", { module: './a.ts', names: ['A'], origin: 'relative', typeOnly: true }],
    ['a.ts', "import type from 'b'", { names: ['type'], typeOnly: false }],
    ['a.ts', "import { default as a } from '@/lib'", { names: ['a'], origin: 'relative' }],
    ['a.ts', "import 'side-effect'", { module: 'side-effect', names: [] }],
    ['a.ts', "import a = require('b')", { module: 'b', names: ['a'] }],
    ['a.js', "const { a, b: c } = require('path')", { module: 'path', names: ['a', 'c'], origin: 'builtin' }],
    ['a.js', "async function f() {\n  const a = await import('b');\n}", { module: 'b', names: ['a'], nested: true, line: 2 }],
    ['a.py', 'import os.path', { module: 'os.path', names: ['os'], origin: 'builtin' }],
    ['a.py', 'import numpy as np', { module: 'numpy', names: ['np'], origin: 'package' }],
    ['a.py', 'from . import a', { module: '.', names: ['a'], origin: 'relative' }],
    ['a.py', 'from ..a.b import (\n  c as d,\n  e,  # why\n)', { module: '..a.b', names: ['d', 'e'], origin: 'relative' }],
    ['a.py', 'from a import *', { module: 'a', names: ['*'] }],
    ['a.py', 'from __future__ import annotations', { module: '__future__', origin: 'builtin' }],
    ['a.py', 'def f():\n    import re', { module: 're', nested: true, line: 2 }],
  ])('in %s, %j', (path, text, expected) => {
    expect(importsOf(path, text)).toMatchObject([expected]);
  });

  it('are several in one Python statement', () => {
    expect(importsOf('a.py', 'import a, b.c as d')).toMatchObject([{ module: 'a', names: ['a'] }, { module: 'b.c', names: ['d'] }]);
  });

  it.each([
    ['a.ts', "export * from 'b'"], ['a.ts', "a.require('b')"], ['a.ts', 'import(b)'], ['a.ts', "// import a from 'b'"], ['a.md', "import a from 'b'"],
  ])('are none in %s, %j', (path, text) => {
    expect(importsOf(path, text)).toEqual([]);
  });
});
