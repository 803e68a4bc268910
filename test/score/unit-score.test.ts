import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/builtins.ts';
import { readSource } from '../../src/languages/source.ts';
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
