import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { classify } from '../src/classify.ts';

const method = '    def area(self, width: int, height: int) -> int:\n        """Return the area."""\n        if width < 0:\n            raise ValueError("width")\n        return width * height\n';
const file = `import os\n\n\ndef first(a):\n    b = a + 1\n    c = b * 2\n    return c\n\n\ndef second(path):\n    for name in os.listdir(path):\n        print(name)\n    return path\n`;

describe('classify, asked for a unit', () => {
  it.each([
    { name: 'a function', text: 'def f(a):\n    b = a\n    c = b\n    return c\n', kinds: ['function'] },
    { name: 'a method without its class', text: method, kinds: ['method'] },
    { name: 'a whole file', text: file, kinds: ['chunk', 'function', 'function'] },
    { name: 'one line', text: 'x = 1\n', kinds: ['chunk'] },
  ])('gives $name a number', ({ text, kinds }) => {
    const { resemblance, units } = classify({ path: 'a.py', text }, { unit: true });
    expect(resemblance).toBeTypeOf('number');
    expect(units.map(({ kind }) => kind).toSorted()).toEqual(kinds);
  });

  it.each(['', '\n', ')))', '# only a comment\n', '\0', '\ufeff', `x = ${'('.repeat(5000)}`, 'x'.repeat(60_000)])('gives %j a number, and the reason for which it would abstain', (text) => {
    const { resemblance, resemblanceReason } = classify({ path: 'a.py', text }, { unit: true });
    expect(resemblance).toBeTypeOf('number');
    expect(resemblanceReason).toBeDefined();
  });

  it('gives any text whatever the same number twice, between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const one = classify({ path: 'a.py', text }, { unit: true });
        expect(one).toEqual(classify({ path: 'a.py', text }, { unit: true }));
        expect(one.resemblance).toBeGreaterThanOrEqual(0);
        expect(one.resemblance).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('classify', () => {
  it('abstains on what is too short', () => {
    expect(classify({ path: 'a.py', text: 'x = 1\n' })).toMatchObject({ resemblance: null, resemblanceReason: 'too-short' });
  });

  it('has nothing to say of a language that it does not know', () => {
    for (const unit of [true, false]) expect(classify({ path: 'a.cobol', text: 'x' }, { unit })).toEqual({ resemblance: null, resemblanceReason: 'unsupported-language', units: [] });
  });

  it('asks how a text was written, not how it was saved', () => {
    for (const unit of [true, false]) expect(classify({ path: 'a.py', text: `\ufeff${file}` }, { unit })).toEqual(classify({ path: 'a.py', text: file }, { unit }));
  });

  it('pools the units of a file', () => {
    const { resemblance, units } = classify({ path: 'a.py', text: file });
    expect(resemblance).toBeTypeOf('number');
    expect(units.map(({ name }) => name)).toContain('second');
  });
});
