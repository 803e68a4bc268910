import { count, type Figures, fromTo, markdownTable, percent, share } from './figures.ts';
import type { Compared } from './house.ts';
import type { HouseChanges, JudgedChanges } from './house-changes.ts';
import { TITLES } from './page-text.ts';

/** What a scan's comparison with a repository's own earlier code changes, for units and for the changes that it shows. */
export const houseText = (figures: Pick<Figures, 'house' | 'houseChanges'>): string[] => [
  'Where a repository is older than any agent, `scan`, `diff` and `explain` compare each unit with a sample of its code of then: how like the',
  "ten nearest earlier units its measures are. Here the older half of a repository's human units stands for that code, and the rest is judged,",
  'without and with the comparison. Every other table on this page is without it, as `classify` is.', '',
  ...unitsTable(figures), '',
  'The same for whole changes as a scan shows them: units moved by the comparison, pooled, calibrated, with what the message says. Calibrations and',
  'thresholds are those of the other folds, fitted without any comparison, as they are shipped. *Found* is above what 1 % (0.5 %) of these human',
  'changes pass; *above* is above the shipped kind of threshold for 0.5 %. In brackets what the comparison moved it by, 95 % over owners: an interval that holds 0 says nothing.',
  '[What other weights would do](train.rationale.md#with-the-message-beside-it).', '',
  ...changesTable(figures),
];

/** What it changes for units. */
export const unitsTable = ({ house }: Pick<Figures, 'house'>): string[] => markdownTable(
  ['model', 'units / repositories', 'function, core', 'within a repository', 'changes of 4 units at 1 %', 'human changes above 0.5 %, 15 hardest repositories'],
  Object.entries(house).map(([family, h]) => [
    TITLES[family]!, `${count(h!.units)} / ${h!.repositories}`, both(h!.functions, share), `${both(h!.within, share)} (${h!.pairs})`,
    both(h!.changes, (v) => share(v, 2)), both(h!.hardest, (v) => percent(v, 1)),
  ]),
);

/** And for whole changes. */
export const changesTable = ({ houseChanges }: Pick<Figures, 'houseChanges'>): string[] => markdownTable(
  ['changes', 'agent / human / pre-agent', 'found at 1 %', 'at 0.5 %', 'human ones above', 'pre-agent ones above', "agents' above", 'worst repository without', 'with'],
  Object.entries(houseChanges).flatMap(([family, h]) => [changesRow(`${TITLES[family]!}, code alone`, h!.byCode), changesRow(`${TITLES[family]!}, with the message`, h!.byBoth)]),
);

function changesRow(title: string, { agent, human, preagent, without, with: after, moved }: HouseChanges): string[] {
  const pair = (figure: (judged: JudgedChanges) => number, print: (value: number) => string): string => fromTo(figure(without), figure(after), print);
  return [
    title, `${count(agent)} / ${count(human)} / ${count(preagent)}`,
    pair((j) => j.foundAt1, share), pair((j) => j.foundAtHalf, share),
    `${pair((j) => j.alarms.share, percent)} (${points(moved.human)})`, pair((j) => j.preagentAbove, percent), `${pair((j) => j.alarms.found, (v) => percent(v, 1))} (${points(moved.agent)})`,
    worst(without), worst(after),
  ];
}

const points = ([low, high]: readonly [number, number]): string => `${signed(low)} to ${signed(high)}`;
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`;
const worst = ({ alarms: { worst: one } }: JudgedChanges): string => (one ? `${one.repo}: ${one.hits} of ${one.all}` : '–');
const both = (figure: Compared, print: (value: number) => string): string => fromTo(figure.without, figure.with, print);
