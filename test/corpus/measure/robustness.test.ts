import { describe, expect, it } from 'vitest';
import { emptyFigures } from '../../../corpus/measure/figures.ts';
import { type Probe, rewrittenAreas, UNCHANGED } from '../../../corpus/measure/robustness.ts';
import { recipeOf } from '../../../corpus/learn/options.ts';
import { robustnessTable, robustnessText } from '../../../corpus/measure/robustness-table.ts';
import { goals, reached } from '../../../corpus/measure/targets.ts';

const probe = (id: string, rewrite: string, label: 0 | 1, score: number): Probe => ({ id, rewrite, label, score });
const UNITS = [probe('agent', UNCHANGED, 1, 3), probe('other agent', UNCHANGED, 1, 0), probe('person', UNCHANGED, 0, 1), probe('other person', UNCHANGED, 0, 2)];

describe('what a rewrite does', () => {
  it('is told on the units that it can read, before and after', () => {
    const [found] = rewrittenAreas([...UNITS, probe('agent', 'formatted', 1, 0), probe('person', 'formatted', 0, 1)]);
    expect(found).toEqual({ rewrite: 'formatted', units: 2, unchanged: 1, all: 0, agentsAlone: 0 });
  });

  it("is told apart from what it does to agents' code alone", () => {
    const [found] = rewrittenAreas([...UNITS, ...UNITS.map((one) => ({ ...one, rewrite: 'lowered', score: one.score - 4 }))]);
    expect(found).toMatchObject({ unchanged: 0.5, all: 0.5, agentsAlone: 0 });
  });

  it.each([
    [0.9, 0.85, true],
    [0.9, 0.8499, false],
    [0.9, 0.95, true],
  ])('to an AUC of %d that becomes %d is within the goal: %s', (unchanged, all, met) => {
    const rewrites = [{ rewrite: 'comments stripped', units: 9, unchanged, all, agentsAlone: 0.5 }];
    const goal = goals({ ...emptyFigures(), robustness: { python: { family: 'python', learned: 9, rewrites } } }).find(({ what }) => what === 'Python function, lost when comments stripped');
    expect(reached({ ...goal!, measured: Number(goal!.measured!.toFixed(6)) })).toBe(met);
    expect(robustnessTable([{ family: 'python', learned: 9, rewrites }]).at(-1)).toContain(`| .900 | ${all.toFixed(3).slice(1)} (`);
  });

  it.each([
    ['nothing of models of the present recipe', { recipe: recipeOf('python') }, false],
    ['that they are of an earlier one', { recipe: recipeOf('jsts') + '0' }, true],
    ['that of figures that do not say how they were learned', {}, true],
  ])('says %s', (_, recipe, isSaid) => {
    const robustness = { python: { family: 'python' as const, learned: 9, rewrites: [], ...recipe } };
    expect(robustnessText({ robustness }).some((line) => line.includes('Python: by models of an earlier recipe'))).toBe(isSaid);
  });

  it('that nobody measured is not called reached', () => {
    expect(goals(emptyFigures()).filter(({ what }) => what.includes('lost when')).map(reached)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
