import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAP, type ImportingFile, isLocal, isPackageName, isTopical, packageModule, packageTable } from '../../../corpus/measure/packages.ts';

/** `owners` owners of one side, each with one file. */
const files = (side: ImportingFile['side'], owners: number, ...packages: string[]): ImportingFile[] =>
  Array.from({ length: owners }, (_, i) => ({ language: 'python', group: `${side}${i}`, side, packages }));

describe('the table of packages', () => {
  const table = packageTable([
    ...files('agent', 40, 'taken', 'shared'), ...files('human', 40, 'avoided', 'shared'), ...files('agent', 4, 'rare'),
  ]).python!;

  it('holds what agents choose above zero and what people choose below', () => {
    expect(table.taken).toBeGreaterThan(1);
    expect(table.avoided).toBeLessThan(-1);
    expect(Math.abs(table.shared!)).toBeLessThan(0.1);
  });

  it('says nothing of a package of fewer than five owners', () => expect(table).not.toHaveProperty('rare'));

  it('counts an owner once, however many files import the package', () => {
    const many = Array.from({ length: 50 }, () => files('agent', 1, 'one-fan')).flat();
    expect(packageTable([...many, ...files('human', 9, 'other')]).python).not.toHaveProperty('one-fan');
  });

  it('is empty for a language of which one side is unknown', () => expect(packageTable(files('agent', 9, 'a'))).toEqual({ python: {} }));

  it('never leaves its caps', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (agent, human) => {
      const odds = packageTable([...files('agent', agent, 'x'), ...files('human', human, 'x'), ...files('agent', 30, 'y'), ...files('human', 30, 'z')]).python!.x ?? 0;
      expect(Math.abs(odds)).toBeLessThanOrEqual(Number(CAP.toFixed(2)));
    }));
  });
});

describe('an import', () => {
  const known = { paths: new Set(['tools/report.py', 'tools/made.py']), folders: new Set(['tests', 'tools']) };

  it.each([
    ['tests', 'tools/report.py', true],
    ['made', 'tools/report.py', true],
    ['made', 'other/report.py', false],
    ['requests', 'tools/report.py', false],
  ])('of %s from %s is local: %s', (name, from, expected) => expect(isLocal(name, from, known)).toBe(expected));

  it.each([['@scope/name', true], ['lodash.merge', true], ['__proto__', false], ["a'b", false], ['', false], ['virtual:x', false]])('named %s can be a package: %s', (name, expected) =>
    expect(isPackageName(name)).toBe(expected));
});

it.each([['@anthropic-ai/sdk', true], ['mcp', true], ['@modelcontextprotocol/sdk', true], ['openai', true], ['httpx', false], ['@tanstack/react-query', false]])('%s tells what a project is about: %s', (name, expected) =>
  expect(isTopical(name)).toBe(expected));

it('writes a module whose every line fits and whose names are quoted where they must be', () => {
  const text = packageModule({ typescript: { '@a/b': 0.5, zod: -1.2, 'x.y': 0 } }, { agent: 3, human: 4 });
  expect(text).toContain("    '@a/b': 0.5, zod: -1.2, 'x.y': 0,\n");
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(150);
});
