import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/api/unit.ts';
import { brokenLimit, DEFAULT_LIMITS } from '../../src/languages/limits.ts';
import { asUnit, readSource, type SourceFile } from '../../src/languages/source.ts';

const PATHS = ['a.ts', 'a.tsx', 'a.js', 'a.py', 'a.md'];

/** Asks for everything that is computed lazily. */
function exhaust(unit: Unit): void {
  for (const key of ['text', 'lines', 'sloc', 'comments', 'docs', 'words', 'declaredNames', 'imports'] as const) void unit[key];
  for (const role of ['function', 'call', 'import', 'parameter'] as const) unit.nodes(role);
}

function isPartition({ units, whole }: SourceFile): boolean {
  let last = 0;
  return units.every((unit) => {
    const follows = unit.startLine > last && unit.endLine >= unit.startLine && unit.endLine <= Math.max(1, whole.endLine);
    last = unit.endLine;
    return follows && unit.text === unit.file.slice(unit.start, unit.end) && unit.lines.length === unit.endLine - unit.startLine + 1;
  });
}

describe('readSource', () => {
  it('has nothing for a language it does not know', () => {
    expect(readSource('a.rs', 'fn main() {}')).toBeUndefined();
    expect(readSource('Makefile', '')).toBeUndefined();
    expect(readSource('a.constructor', '')).toBeUndefined();
  });

  it.each([
    ['nothing', ''], ['a byte order mark', '\uFEFF'], ['a zero character', 'a\0b'], ['half a character', '\uD800 = "\uDC00'],
    ['carriage returns', 'a\r\nb\r\n'], ['an open string', "'''"], ['an open template', '`${`'], ['an open comment', '/*'],
    ['open brackets', '['.repeat(1500)], ['nested templates', '`${'.repeat(1500)], ['half a class', 'class A {'],
    ['only closing brackets', '}'.repeat(5000)], ['a long chain', `a${'.b()'.repeat(8000)}`], ['a long sum', `a${' + 1'.repeat(9000)}`],
    ['nested fences', '```\n~~~\n````\n'],
  ])('reads %s', (_, text) => {
    for (const path of PATHS) {
      const source = readSource(path, text)!;
      expect(source.notes).toEqual([]);
      expect(isPartition(source)).toBe(true);
      for (const unit of [...source.units, source.whole, asUnit(path, text)!]) exhaust(unit);
    }
  });

  it.each([[DEFAULT_LIMITS.nesting, undefined], [DEFAULT_LIMITS.nesting + 1, 'deep-nesting']])('finds %i open brackets: %s', (count, code) => {
    expect(brokenLimit('['.repeat(count), DEFAULT_LIMITS)).toBe(code);
  });

  it.each([
    ['oversize', 'a;\n'.repeat(400_000)],
    ['oversize', 'x'.repeat(10_000_000)],
    ['long-line', 'x'.repeat(100_000)],
    ['deep-nesting', '[\n'.repeat(300_000)],
  ])('stops at %s before it parses, and says so', (code, text) => {
    for (const path of PATHS) {
      const source = readSource(path, text)!;
      expect(source).toMatchObject({ units: [], notes: [{ code }] });
      exhaust(source.whole);
      exhaust(asUnit(path, text)!);
    }
  });

  it.each([
    ['imports and functions', "require('a')\nfunction a() {\nb}\nimport 'c'\n"], ['classes', 'class A{\na(){\nb}}\n'],
    ['stars', `/*${'*'.repeat(9000)}x*/\n`], ['decorators', '@a()\n'],
  ])('answers a file of nothing but %s', (_, piece) => {
    const source = readSource('a.ts', piece.repeat(200_000 / piece.length))!;
    for (const unit of source.units) exhaust(unit);
    expect(isPartition(source)).toBe(true);
  });

  it('stops at the time limit', () => {
    const source = readSource('a.ts', 'let a = [1, 2];\n'.repeat(50_000), { limits: { milliseconds: 0.001 } })!;
    expect(source.notes).toMatchObject([{ code: 'time-limit' }]);
    expect(readSource('a.ts', 'let a = 1;')!.notes).toEqual([]);
  });

  it('counts offsets in UTF-16 units', () => {
    const [unit] = readSource('a.ts', 'const a = "😀😀";\nfunction b() {\n  go("😀");\n}\n')!.units.slice(-1);
    expect(unit!.nodes('call').map(({ start, end }) => unit!.file.slice(start, end))).toEqual(['go("😀")']);
  });

  const fragments = [
    'function a() {', '}', '\n', '\n\n', '  ', 'class A {', 'b = 1;', '// c\n', '/** d */', 'def e(self):\n', '    ', '"""', '`', "'", '${',
    '=> {', 'const f = ', '<p>', '</p>', '@g\n', '# h\n', '```\n', '(', ')', 'import i from "j"', 'return', '😀', '\r\n', '\t', 'export default ',
  ];
  it('puts no line in two units, whatever the text', () => {
    const texts = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.constantFrom(...PATHS), texts, (path, text) => {
      const source = readSource(path, text)!;
      for (const unit of [...source.units, source.whole, asUnit(path, text)!]) exhaust(unit);
      return isPartition(source);
    }), { numRuns: 400 });
  });
});

const signature = (unit: Unit) => {
  const tokens: string[] = [];
  for (let i = unit.from; i < unit.to; i++) tokens.push(unit.tokens.text.slice(unit.tokens.starts[i], unit.tokens.ends[i]));
  return { tokens, comments: unit.comments.map(({ text }) => text), docs: unit.docs.map(({ text }) => text), sloc: unit.sloc };
};

describe('asUnit', () => {
  it.each([
    ['a function', 'a.ts', 'export function a(b: B) {\n  return b;\n}', 'function', 'a'],
    ['an indented method', 'a.ts', '  /** Doc. */\n  private async a<T>(b: T): Promise<void> {\n    go();\n  }', 'method', 'a'],
    ['a member of an object', 'a.js', '  a() {\n    go();\n  },', 'method', 'a'],
    ['an accessor', 'a.ts', '  get a(): string {\n    return this.b;\n  }', 'method', 'a'],
    ['an indented Python method', 'a.py', '    @dec\n    def a(self):\n        """Doc."""\n        pass', 'method', 'a'],
    ['a Python method cut at its first word', 'a.py', '@dec\n    def a(self):\n        pass', 'method', 'a'],
    ['a file', 'a.ts', 'go();\n\nfunction a() {\n  go();\n}\n', 'chunk', 'a.ts'],
    ['a section', 'a.md', '# One\n\ntext', 'section', 'One'],
  ])('reads %s', (_, path, text, kind, name) => {
    const unit = asUnit(path, text)!;
    expect(unit).toMatchObject({ kind, name, text: text.replace(/\n$/, ''), startLine: 1 });
    if (kind === 'method') expect(unit.nodes(path === 'a.py' ? 'function' : 'method')).toHaveLength(1);
  });

  it('sees what the same unit shows inside its file', () => {
    const root = join(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /(?:languages|discover|api).*\.ts$/.test(path));
    let compared = 0;
    for (const path of files) {
      for (const unit of readSource(path, readFileSync(join(root, path), 'utf8'))!.units) {
        if (unit.kind !== 'function' && unit.kind !== 'method') continue;
        expect(signature(asUnit(path, unit.text)!), `${path}:${unit.startLine}`).toEqual(signature(unit));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(80);
  });

  it('does not depend on indentation', () => {
    const text = 'def a(self, b):\n    """Doc."""\n    # why\n    return b\n';
    const indented = text.replaceAll(/^(?=.)/gm, '        ');
    expect(signature(asUnit('a.py', indented)!)).toEqual(signature(asUnit('a.py', text)!));
  });
});
