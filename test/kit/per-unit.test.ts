import { perUnit } from 'handiwork/kit';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/languages/source.ts';

const TEXT = 'function a() {\n  return 1;\n}\n\nfunction b() {\n  return 2;\n}\n';

describe('perUnit', () => {
  it('computes once for each unit of a file, also when they take turns', () => {
    const asked: string[] = [];
    const nameOf = perUnit((unit) => (asked.push(unit.name), unit.name));
    const { units } = readSource('a.ts', TEXT)!;
    const answers = [...units, ...units, ...units.toReversed()].map(nameOf);
    expect(answers).toEqual(['a', 'b', 'a', 'b', 'b', 'a']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('does not take a unit of another file for one that it knows', () => {
    const textOf = perUnit((unit) => unit.text);
    const [one] = readSource('a.ts', TEXT)!.units;
    const [other] = readSource('a.ts', TEXT.replace('1', '7'))!.units;
    expect([one!, other!, one!].map(textOf)).toEqual([one!.text, other!.text, one!.text]);
  });
});
