import { describe, expect, it } from 'vitest';
import { asUnit } from '../../src/languages/source.ts';
import { builtinRules } from '../../src/builtins.ts';
import { explainGrams, scoreParts } from '../../src/score/explain.ts';
import { FAMILIES, gramBuffers } from '../../src/score/grams.ts';
import { StyleModels } from '../../src/score/model.ts';
import { UnitScorer } from '../../src/score/unit-score.ts';
import { gramScores } from './vectors.ts';

const CODE = `def load_rows(path):
    """Load all rows from the file."""
    # Initialize the result
    result = []
    for line in open(path):
        result.append(line)
    return result
`;

describe('the explanation of a score', () => {
  const model = new StyleModels().for('python')!;
  const unit = asUnit('a.py', CODE)!;
  const { grams, families } = explainGrams(model, unit, 12);

  it('adds up to the score family by family', () => {
    const sums = new Float64Array(FAMILIES.length);
    gramScores(unit, gramBuffers(model.bits), model.grams, sums);
    FAMILIES.forEach((family, i) => expect(families[family]).toBeCloseTo(model.step[family] * sums[i]!, 8));
  });

  it('adds up to the score of the unit, with where all begin and what was observed', () => {
    const scorer = new UnitScorer(model, builtinRules().registry.units.filter(({ meta }) => !meta.needs.includes('scope')));
    const { start, text, observations } = scoreParts(scorer, unit, families);
    expect(start + observations + Object.values(text).reduce((sum, part) => sum + part, 0)).toBeCloseTo(scorer.score(unit).score, 6);
  });

  it('lists the strongest n-grams first, with their source and lines', () => {
    const sizes = grams.map((gram) => Math.abs(gram.weight));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const gram of grams) {
      expect(gram.startLine).toBeGreaterThanOrEqual(1);
      expect(gram.endLine).toBeLessThanOrEqual(7);
      expect(CODE.replaceAll(/\s+/g, ' ')).toContain(gram.text.replace('…', ''));
    }
  });

  it('shows a declared name where it stands first', () => {
    const every = explainGrams(model, unit, 10_000).grams.filter(({ family }) => family === 'names');
    const lineOf: Record<string, number> = { load_rows: 1, path: 1, result: 4, line: 5 };
    expect(every.length).toBeGreaterThan(0);
    for (const { text, startLine, endLine } of every) expect([text, startLine, endLine]).toEqual([text, lineOf[text], lineOf[text]]);
  });

  it('finds each of thousands of names', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `only_here_${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}${at}`);
    const many = asUnit('a.py', names.map((name) => `${name} = 1`).join('\n'))!;
    const found = explainGrams(model, many, 100_000).grams.filter(({ family }) => family === 'names');
    expect(found.length).toBeGreaterThan(0);
    for (const { text, startLine } of found) expect(names[startLine - 1]).toBe(text);
  });

  it('does not list overlapping n-grams of a family twice', () => {
    expect(new Set(grams.map((gram) => `${gram.family} ${gram.startLine} ${gram.text}`)).size).toBe(grams.length);
  });
});
