import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../corpus/measure/cells.ts';
import { emptyFigures } from '../../../corpus/measure/figures.ts';
import { page } from '../../../corpus/measure/page.ts';
import { report } from '../../../corpus/measure/report.ts';
import { goals, reached } from '../../../corpus/measure/targets.ts';
import { madeRows } from './made-rows.ts';

const figures = () => ({ ...emptyFigures(), cells: cellsOf({ family: 'python', level: 'function' }, madeRows(30, 0.5), new Map()) });

describe('the page', () => {
  it('is the same for equal figures', () => expect(page(figures())).toBe(page(figures())));

  it('says for every goal whether it is reached', () => {
    const text = page(figures());
    expect(text).toContain('| Python function, core | ≥ .980 | 1.000 | reached |');
    expect(text).toContain('| Python file, core | ≥ .995 | – | not measured |');
  });

  it('holds the gain over the reference beside the gain that was asked for', () => {
    const firstList = figures().cells;
    expect(page({ ...figures(), firstList })).toContain('| Python function | .9385 / .9107 | 1.0000 / 1.0000 | +.016 / +.019 | +.061 / +.089 |');
    expect(page({ ...figures(), firstList })).toContain('| TypeScript file | .9714 / .9622 | – / – | +.027 / – | – / – |');
  });

  it('leaves the reference out where its list was not measured', () => expect(page(figures())).not.toContain('Beside the reference'));
});

describe('a goal', () => {
  it.each([
    [{ goal: 0.9, measured: 0.9 }, true],
    [{ goal: 0.9, measured: 0.8999 }, false],
    [{ goal: 0.02, atMost: true, measured: 0.02 }, true],
    [{ goal: 0.02, atMost: true, measured: 0.021 }, false],
    [{ goal: 0.9, measured: undefined }, undefined],
    [{ goal: 0.9, measured: NaN }, undefined],
  ])('%j is reached: %s', (goal, met) => expect(reached({ what: '', ...goal })).toBe(met));

  it('is listed even when nothing was measured', () => expect(goals(emptyFigures()).length).toBeGreaterThan(15));
});

it('prints the figures of a run', () => expect(report(figures())).toContain('| python | function | all | core | 30 | 30 | 4 | 1.0000'));
