import { describe, expect, it } from 'vitest';

import type { Rows } from '../../../corpus/learn/fit.ts';
import { groupFolds } from '../../../corpus/learn/folds.ts';
import { extract } from '../../../corpus/learn/matrix.ts';
import { FIT } from '../../../corpus/learn/options.ts';
import { outOfFold } from '../../../corpus/learn/out-of-fold.ts';
import { viewsOf } from '../../../corpus/learn/views.ts';
import { judgeOutOfFold } from '../../../corpus/measure/predict.ts';
import type { Unit } from '../../../src/api/unit.ts';
import { asUnit } from '../../../src/languages/source.ts';
import { madeRow } from '../measure/made-rows.ts';

const OWNERS = ['ada', 'bo', 'cleo', 'dan', 'eve', 'fay'];
/** Every owner has six units of agents and six of people, each with words of their own. */
const units = OWNERS.flatMap((owner) => [...Array(12).keys()].map((at) => ({
  owner, isAgent: at % 2 === 0,
  text: at % 2 === 0
    ? `def compute_${owner}_${at}(value: int) -> int:\n    """Compute the ${owner} value."""\n    result = value + ${at}\n    return result\n`
    : `def ${owner}${at}(x):\n    # ${owner}\n    y = x * ${at}\n    print(y)\n    return y\n`,
})));
const groups = units.map(({ owner }) => owner);
const folds = groupFolds(groups, 3);

describe('what judges an owner has seen nothing of them', () => {
  it.each(['python', 'jsts'] as const)('the model, learned as that of %s: with their labels turned round it says the same of them, and something else of others', async (family) => {
    const matrix = await extract(units.map(({ text }) => asUnit('a.py', text) as Unit), { bits: 10, denseColumns: 1, measure: ({ sloc }) => Float64Array.of(sloc) });
    const scoresWith = (labels: Uint8Array): Float64Array => {
      const rows: Rows = { matrix, groups, labels, trust: new Float64Array(units.length).fill(1), views: viewsOf(family, [{ needs: ['text'] }]) };
      return outOfFold(rows, folds, { ...FIT, bits: 10, minGroups: 1 }, () => undefined).scores;
    };
    const labels = Uint8Array.from(units, ({ isAgent }) => Number(isAgent));
    const before = scoresWith(labels);
    for (const fold of new Set(folds)) {
      const after = scoresWith(labels.map((label, at) => (folds[at] === fold ? 1 - label : label)));
      const moved = [...folds.keys()].filter((at) => before[at] !== after[at]);
      expect(moved.filter((at) => folds[at] === fold)).toEqual([]);
      expect(moved.length).toBe(folds.filter((one) => one !== fold).length);
    }
  });

  it('the calibration: the same', () => {
    const rows = units.map(({ owner, isAgent }, at) => madeRow({ id: `u${at}`, group: owner, fold: folds[at] ?? 0, label: isAgent ? 1 : 0, score: (isAgent ? 1 : -1) + Math.sin(at) * 2, sloc: 5 + (at % 7) }));
    const before = judgeOutOfFold(rows)(rows);
    for (const fold of new Set(folds)) {
      const turned = rows.map((one) => (one.fold === fold ? { ...one, label: one.label === 1 ? (0 as const) : (1 as const) } : one));
      const after = judgeOutOfFold(turned)(turned);
      const moved = [...folds.keys()].filter((at) => before[at]?.p !== after[at]?.p);
      expect(moved.filter((at) => folds[at] === fold)).toEqual([]);
      expect(moved.length).toBeGreaterThan(0);
    }
  });
});
