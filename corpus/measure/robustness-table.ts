import { recipeOf } from '../learn/options.ts';
import { count, type Figures, markdownTable, share } from './figures.ts';
import { TITLES } from './page-text.ts';
import type { Robustness } from './robustness.ts';

/** One line a rewrite; in brackets what it moved, the same units before it being 0. */
export function robustnessTable(all: readonly Robustness[]): string[] {
  return markdownTable(['functions', 'rewrite', 'units', 'unchanged', 'all rewritten', "only agents' code rewritten"], all.flatMap(({ family, rewrites }) => rewrites.map((r) => [
    TITLES[family] ?? family, r.rewrite, count(r.units), share(r.unchanged), moved(r.unchanged, r.all), moved(r.unchanged, r.agentsAlone),
  ])));
}

const moved = (from: number, to: number): string => {
  const by = Math.round(1000 * (to - from)) / 1000;
  return `${share(to)} (${by < 0 ? '−' : by > 0 ? '+' : '±'}${share(Math.abs(by))})`;
};

export function robustnessText({ robustness }: Pick<Figures, 'robustness'>): string[] {
  const all = Object.values(robustness).map((one) => one!);
  const stale = all.filter(({ family, recipe }) => recipe !== recipeOf(family)).map(({ family }) => TITLES[family] ?? family);
  return [
    'Functions by themselves, core AUC, out of fold by models that learned as the shipped ones did, from unchanged units alone. A rewrite is applied to units that it',
    "can read; *unchanged* is the same units before it. The last column is somebody who hides: only agents' code went through it. *Half of the lines by a person*: every",
    'second run of four lines comes from some human function. A language without a model gets no number, whatever its text.', '',
    ...(stale.length > 0 ? [`**${stale.join(' and ')}: by models of an earlier recipe; not measured again since.**`, ''] : []),
    ...robustnessTable(all),
  ];
}
