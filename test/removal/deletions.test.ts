import { describe, expect, it } from 'vitest';
import { planDeletion, withoutLines } from '../../src/removal/deletions.ts';
import { linesIn } from '../../src/removal/line-ranges.ts';

const TWO = `import { a } from './a.js';

/** Adds. */
export function add(x: number): number {
  return a + x;
}

export function keep(): number {
  return 1;
}
`;

const CLASS = `class Shop:
    """Sells."""

    def buy(self):
        return 1

    def sell(self):
        return 2


def later():
    return Shop()
`;

const after = (path: string, text: string, ranges: [number, number][]) => {
  const plan = planDeletion(path, text, ranges.map(([startLine, endLine]) => ({ startLine, endLine })));
  return { ...plan, text: withoutLines(text, linesIn(plan.deleted)) };
};

describe('what can be deleted', () => {
  it('is a function with its comment, and the blank lines that are left over', () => {
    const plan = after('a.ts', TWO, [[3, 6]]);
    expect(plan.units).toEqual([{ name: 'add', kind: 'function', startLine: 3, endLine: 6 }]);
    expect(plan.text).toBe("import { a } from './a.js';\n\nexport function keep(): number {\n  return 1;\n}\n");
    expect(plan.byHand).toEqual([]);
  });

  it('is the whole file where every filled line goes', () => {
    expect(after('a.ts', TWO, [[1, 1], [3, 6], [8, 10]])).toMatchObject({ whole: true, deleted: [{ startLine: 1, endLine: 10 }], byHand: [] });
  });

  it('is never a part of a function: what remained would be nobody\'s code', () => {
    expect(after('a.ts', TWO, [[5, 5]])).toMatchObject({ whole: false, units: [], deleted: [], byHand: [{ startLine: 5, endLine: 5, why: 'part-of-a-unit' }] });
  });

  it('is a method of a Python class', () => {
    expect(after('a.py', CLASS, [[7, 8]]).text).toBe(CLASS.replace('    def sell(self):\n        return 2\n\n\n', ''));
  });

  it('is all but the last method of a class, and every function around it, in a file of thousands', () => {
    const many = (from: number): string => Array.from({ length: 1_000 }, (_, at) => `def f${from + at}():\n    return ${at}\n\n\n`).join('');
    const text = `KEPT = 1\n\n\n${many(0)}class Shop:\n    def buy(self):\n        return 1\n\n    def sell(self):\n        return 2\n\n\n${many(1_000)}`;
    const line = text.split('\n').indexOf('class Shop:') + 1;
    const plan = after('a.py', text, [[4, line - 1], [line + 1, text.split('\n').length - 1]]);
    expect(plan.text).toBe('KEPT = 1\n\n\nclass Shop:\n\n    def sell(self):\n        return 2\n\n\n');
    expect(plan.byHand).toEqual([{ startLine: line + 4, endLine: line + 5, why: 'breaks-syntax' }]);
  });

  it.each([
    { what: 'a language without a grammar', path: 'a.rb', text: 'x = 1\ny = 2\n', ranges: [[1, 1]], byHand: [{ startLine: 1, endLine: 1, why: 'no-grammar' }] },
    { what: 'lines beyond the end of the file', path: 'a.rb', text: 'x = 1\n', ranges: [[1, 1], [4, 5]], byHand: [{ startLine: 4, endLine: 5, why: 'not-there' }] },
  ])('leaves $what to a person', ({ path, text, ranges, byHand }) => {
    expect(after(path, text, ranges as [number, number][]).byHand).toEqual(byHand);
  });

  it('costs nothing when a range has a made-up end', () => {
    expect(after('a.rb', 'x = 1\n', [[1, 2 ** 40]])).toMatchObject({ whole: true, deleted: [{ startLine: 1, endLine: 1 }], byHand: [{ startLine: 2, endLine: 2 ** 40, why: 'not-there' }] });
  });

  it('leaves the end of the file as it was', () => {
    expect(after('a.ts', `${TWO.trimEnd()}`, [[3, 6]]).text).toBe("import { a } from './a.js';\n\nexport function keep(): number {\n  return 1;\n}");
    expect(after('a.ts', TWO.replaceAll('\n', '\r\n'), [[3, 6]]).text).toBe("import { a } from './a.js';\r\n\r\nexport function keep(): number {\r\n  return 1;\r\n}\r\n");
  });

  it('leaves to a person what would break the syntax', () => {
    const text = 'class A:\n    def only(self):\n        return 1\n\n\nB = 1\n';
    expect(after('a.py', text, [[2, 3]])).toMatchObject({ units: [], deleted: [], byHand: [{ startLine: 2, endLine: 3, why: 'breaks-syntax' }] });
  });
});
