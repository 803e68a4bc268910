import type { Cell } from './cells.ts';
import { type Figures, findCell, markdownTable, percent, share } from './figures.ts';
import { MINIMUM_SLOC } from '../../src/score/unit-score.ts';
import type { LeftOpen } from './left-open.ts';

/** One number to reach; `measured` is undefined where this run cannot know it. */
export interface Goal {
  what: string;
  goal: number;
  /** The goal is a ceiling. */
  atMost?: boolean;
  measured: number | undefined;
  shown?: 'percent';
}

const FAMILY_NAMES = { python: 'Python', jsts: 'JS/TS' } as const;

/** The numbers this project set out to reach, beside what was measured. */
export function goals(figures: Figures): Goal[] {
  const cell = (family: string, level: string, rows: string, against: Cell['against']) => findCell(figures.cells, { family, level, rows, against });
  const area = (what: string, goal: number, found: Cell | undefined): Goal => ({ what, goal, measured: found?.auc });
  return [
    area('Python function, core', 0.98, cell('python', 'function', 'all', 'core')),
    area('Python function, era-matched', 0.965, cell('python', 'function', 'all', 'era-matched')),
    area('Python file, core', 0.995, cell('python', 'file', 'all', 'core')),
    area('Python file, era-matched', 0.988, cell('python', 'file', 'all', 'era-matched')),
    area('TypeScript function, core', 0.965, cell('jsts', 'function', 'typescript', 'core')),
    area('TypeScript file, core', 0.98, cell('jsts', 'file', 'typescript', 'core')),
    area('JS/TS function, era-matched', 0.96, cell('jsts', 'function', 'all', 'era-matched')),
    ...(['python', 'jsts'] as const).flatMap((family) => familyGoals(figures, family)),
    ...calibrationGoals(figures.cells),
  ];
}

function familyGoals(figures: Figures, family: 'python' | 'jsts'): Goal[] {
  const name = FAMILY_NAMES[family];
  const python = family === 'python';
  const alarms = figures.alarms[family]?.find(({ rate }) => rate === 0.005);
  const within = figures.within[family];
  const cell = (level: string, rows: string) => findCell(figures.cells, { family, level, rows, against: 'core' });
  return [
    { what: `${name} change of 4 units or more, agent changes found at 1 % false alarms`, goal: python ? 0.96 : 0.9, measured: cell('change', '4 units or more')?.tpr1 },
    { what: `${name} human changes above the threshold for 0.5 %`, goal: 0.005, atMost: true, measured: alarms?.share, shown: 'percent' },
    { what: `${name}, the same in the worst repository (20 changes or more)`, goal: 0.05, atMost: true, measured: alarms?.worst?.share, shown: 'percent' },
    { what: `${name} agent changes above that threshold`, goal: python ? 0.85 : 0.75, measured: alarms?.found },
    { what: `${name} units of 6 lines or more abstained`, goal: 0.1, atMost: true, measured: abstained(figures.leftOpen[family]), shown: 'percent' },
    { what: `${name} function within a repository, mean of ${within?.repositories ?? 0}`, goal: python ? 0.92 : 0.88, measured: within?.mean },
    { what: `${name} function without comment or docstring`, goal: 0.94, measured: cell('function', 'without comments')?.auc },
  ];
}

const abstained = (open: LeftOpen | undefined): number | undefined => open && open.short + open.flattened + open.unlike;

const calibrationGoals = (cells: readonly Cell[]): Goal[] =>
  cells
    .filter((c) => c.against === 'core' && c.level !== 'change' && (c.rows === 'typescript' || c.rows === 'javascript' || (c.rows === 'all' && c.family === 'python')))
    .map((c) => ({ what: `calibration error, ${c.rows === 'all' ? c.family : c.rows} ${c.level}`, goal: 0.02, atMost: true, measured: c.ece }));

export const reached = ({ goal, atMost, measured }: Goal): boolean | undefined =>
  measured === undefined || Number.isNaN(measured) ? undefined : atMost ? measured <= goal : measured >= goal;

export function goalsTable(figures: Figures): string[] {
  const show = ({ shown }: Goal, value: number | undefined) => (value === undefined ? '–' : shown === 'percent' ? percent(value) : share(value));
  const rows = goals(figures).map((goal) => {
    const met = reached(goal);
    return [goal.what, `${goal.atMost ? '≤' : '≥'} ${show(goal, goal.goal)}`, show(goal, goal.measured), met === undefined ? 'not measured' : met ? 'reached' : '**not reached**'];
  });
  return [
    ...markdownTable(['figure', 'to reach', 'here', ''], rows), '',
    'The goals are set for repositories outside the corpus; the figures here are out of fold on the corpus itself.',
    `Abstained counts units of fewer than ${MINIMUM_SLOC} source lines and those that bear too little on the question (below). How far scores`,
    'move when comments are removed or a formatter runs is measured by `bench/robustness.ts`, not here.',
  ];
}

/** Grouped out-of-fold AUC of the reference (regex traits, trees and n-grams, stacked) on the first list. */
const REFERENCE: readonly { what: string; family: string; level: string; rows: string; core: number; era: number }[] = [
  { what: 'Python function', family: 'python', level: 'function', rows: 'all', core: 0.9385, era: 0.9107 },
  { what: 'Python file', family: 'python', level: 'file', rows: 'all', core: 0.9821, era: 0.9714 },
  { what: 'JS/TS function', family: 'jsts', level: 'function', rows: 'all', core: 0.9356, era: 0.9169 },
  { what: 'TypeScript function', family: 'jsts', level: 'function', rows: 'typescript', core: 0.9301, era: 0.9193 },
  { what: 'TypeScript file', family: 'jsts', level: 'file', rows: 'typescript', core: 0.9714, era: 0.9622 },
];

export function referenceTable({ cells, firstList }: Figures): string[] {
  const of = (list: readonly Cell[], { family, level, rows }: (typeof REFERENCE)[number], against: Cell['against']) => share(findCell(list, { family, level, rows, against })?.auc, 4);
  const rows = REFERENCE.map((r) => [
    r.what, `${share(r.core, 4)} / ${share(r.era, 4)}`,
    `${of(firstList, r, 'core')} / ${of(firstList, r, 'era-matched')}`,
    `${of(cells, r, 'core')} / ${of(cells, r, 'era-matched')}`,
  ]);
  return markdownTable(['core / era-matched AUC', 'reference, first list', 'ours, first list', 'ours, every owner'], rows);
}
