import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/builtins.ts';
import { asUnit, readSource } from '../../src/languages/source.ts';
import { Measures } from '../../src/score/measures.ts';
import { UnitScorer } from '../../src/score/unit-score.ts';
import { SAMPLES } from './samples.ts';

const { registry, models } = builtinRules();
const heuristics = registry.units.filter(({ meta }) => !meta.needs.includes('scope'));

describe('the scores of all units of a file', () => {
  it.each(SAMPLES)('are those of one after the other: $path', ({ path, text }) => {
    const { units, whole, language } = readSource(path, text)!;
    const scorer = new UnitScorer(models.for(language)!, heuristics);
    const shown = [...units, whole];
    const alone = shown.map((unit) => scorer.score(unit));
    expect(scorer.scoreAll(shown)).toEqual(alone);
    expect(scorer.scoreAll(shown.toReversed())).toEqual(alone.toReversed());
  });

  it('are none where there is no unit', () => {
    expect(new UnitScorer(models.for('python')!, heuristics).scoreAll([])).toEqual([]);
  });
});

describe('a unit whose n-grams bear too little on the question', () => {
  const bare = 'function add(a, b) {\n  const sum = a + b;\n  log(sum);\n  return sum;\n}\n';
  const least = { function: 1e6, file: 1e6 };
  const demanding = (language: 'typescript' | 'markdown'): UnitScorer => {
    const model = models.for(language)!;
    return new UnitScorer({ ...model, leastBearing: { typescript: least, javascript: least, markdown: least } }, heuristics);
  };

  it.each([
    ['bare code', 'a.ts', bare, 'formatter-flattened'],
    ['code with a comment', 'a.ts', bare.replace('log', '// tell\n  log'), 'out-of-distribution'],
    ['prose', 'a.md', '# Title\n\nOne line.\n\nAnother line.\n\nA third line.\n\nA fourth line.\n', 'out-of-distribution'],
    ['code that is too short anyway', 'a.ts', 'function one() {\n  return 1;\n}\n', 'too-short'],
  ])('is left open with a reason: %s', (_, path, text, reason) => {
    const unit = asUnit(path, text)!;
    expect(demanding(path.endsWith('.md') ? 'markdown' : 'typescript').score(unit).reason).toBe(reason);
  });

  it('keeps its best guess, and counts in its change as ever', () => {
    const unit = asUnit('a.ts', bare)!;
    const open = demanding('typescript').score(unit);
    const told = new UnitScorer({ ...models.for('typescript')!, leastBearing: {} }, heuristics).score(unit);
    expect(open).toEqual({ ...told, reason: 'formatter-flattened' });
    expect(demanding('typescript').pool([open, open], 'change')?.reason).toBeUndefined();
  });
});

describe('heuristics that throw', () => {
  it('are told in the order of the units, and leave no measure', () => {
    const [first, second] = heuristics.slice(0, 2).map((heuristic) => ({
      ...heuristic, observe: () => { throw new Error(heuristic.meta.id); },
    }));
    const ids = [first!, second!].map(({ meta }) => meta.id);
    const failed: string[] = [];
    const measures = new Measures(ids, [first!, second!], (id) => failed.push(id));
    const { units } = readSource('a.ts', 'function a() {\n  return 1;\n}\n\nfunction b() {\n  return 2;\n}\n')!;
    expect([...measures.ofAll(units)]).toEqual([NaN, NaN, NaN, NaN]);
    expect(failed).toEqual([...ids, ...ids]);
  });
});
