import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenKind, type Unit } from '../../src/api/unit.ts';
import { readSource } from '../../src/languages/source.ts';

/** As it is defined: lines that are not blank and that a token of the unit reaches, comments aside. */
function defined({ tokens, from, to, file }: Unit): number {
  const starts = [0, ...[...file.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lines = file.split('\n');
  const reached = new Set<number>();
  for (let i = from; i < to; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.comment || kind === TokenKind.doc) continue;
    lines.forEach((line, at) => {
      const isReached = starts[at]! < tokens.ends[i]! && starts[at]! + line.length >= tokens.starts[i]!;
      if (isReached && /[^\0-\x20\xa0\ufeff]/.test(line)) reached.add(at);
    });
  }
  return reached.size;
}

function expectDefined(path: string, text: string): void {
  const source = readSource(path, text)!;
  for (const unit of [...source.units, source.whole]) expect(unit.sloc).toBe(defined(unit));
}

const PIECES = ['f(1);', 'const a = `x', '`;', '// note', '/* one', 'two */', '"""', 'x = 1', 'def f():', '  return 1', '', '  ', '\r', 'function g() {', '}'];

describe('lines of code', () => {
  it('are those that a token reaches, also where a long text is cut', () => {
    const lines = Array.from({ length: 90 }, (_, at) => (at % 7 === 3 ? '' : `  line ${at}`));
    expectDefined('a.ts', `start();\n\nconst text = \`\n${lines.join('\n')}\n\`;\nend();\n`);
    expectDefined('a.py', `start()\n\ntext = """\n${lines.join('\n')}\n"""\nend()\n`);
  });

  it('are so for any lines', () => {
    fc.assert(fc.property(fc.constantFrom('a.ts', 'a.py'), fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }), (path, lines) => expectDefined(path, lines.join('\n'))));
  });

  it('are so for any text', () => {
    fc.assert(fc.property(fc.constantFrom('a.ts', 'a.py'), fc.string({ unit: 'binary', maxLength: 200 }), (path, text) => expectDefined(path, text)));
  });
});
