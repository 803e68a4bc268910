import type { ScoredExample } from '../learn/scores.ts';
import { count, findCell, type Figures, markdownTable, percent, share } from './figures.ts';
import { changesTable, unitsTable } from './house-text.ts';
import { alarmsTable, familyText, hardestText, levelName, openTable, ROW_NAMES } from './page.ts';
import { TITLES } from './page-text.ts';
import type { Predicted } from './predict.ts';
import type { ThresholdOf } from './repositories.ts';
import { goalsTable } from './targets.ts';

const INTRODUCTION = [
  '# How the shipped models do on repositories that nothing was learned from',
  '',
  'Written by `npx tsx -C handiwork-source corpus/evaluate.ts --unseen corpus/.unseen --markdown corpus/UNSEEN.md`. Do not edit.',
  '',
  '[ACCURACY.md](ACCURACY.md) is out of fold: no owner was judged by a model that saw it, but settings were chosen on the same owners, thresholds were',
  'set on them, and whoever looked for repositories looked for such ones. Here the models, calibrations and thresholds are those that are shipped, and',
  'the repositories are those of [`unseen.csv`](unseen.csv): none of their owners is in `manifest.csv`, and nothing may be chosen by what this page says',
  '([how the list came about](README.md#repositories-that-nothing-is-learned-from)). Slices, words and intervals are those of ACCURACY.md.',
];

/** What ACCURACY.md says of one row. */
export type OutOfFoldTable = ReadonlyMap<string, readonly string[]>;

/** Cells of the accuracy page by `title|row`: core, pre2022, era-matched, pre-agent, found at 1 %, at 0.1 %, calibration error. */
export function outOfFoldTable(page: string): OutOfFoldTable {
  const table = new Map<string, readonly string[]>();
  let title = '';
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) title = line.slice(3);
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
    if (cells.length === 9 && Object.values(TITLES).includes(title)) table.set(`${title}|${cells[0]!.replaceAll('**', '')}`, cells.slice(2));
  }
  return table;
}

/** Whose commits the units of one family come from. */
export interface Who {
  family: string;
  /** Agents' commits first by their agent, then people's by slice: what, owners, commits. */
  parts: { what: string; owners: number; commits: number }[];
}

export function whoIn(family: string, units: readonly Pick<ScoredExample, 'slice' | 'label' | 'group' | 'repo' | 'commit'>[]): Who {
  const parts = new Map<string, { owners: Set<string>; commits: Set<string> }>();
  for (const { slice, label, group, repo, commit } of units) {
    for (const what of slice === 'ai' ? ['any agent', label] : [slice]) {
      const part = parts.get(what) ?? { owners: new Set(), commits: new Set() };
      part.owners.add(group);
      part.commits.add(`${repo}@${commit}`);
      parts.set(what, part);
    }
  }
  const rank = (what: string): number => ['any agent', 'pre2022', 'eramatched', 'preagent'].indexOf(what);
  const sorted = [...parts].map(([what, { owners, commits }]) => ({ what, owners: owners.size, commits: commits.size })).sort((a, b) => b.owners - a.owners || (a.what < b.what ? -1 : 1));
  return { family, parts: sorted.sort((a, b) => (rank(a.what) < 0 ? 9 : rank(a.what)) - (rank(b.what) < 0 ? 9 : rank(b.what))) };
}

const whoTable = (who: readonly Who[]): string[] =>
  markdownTable(['units', 'owners', 'commits'], who.flatMap(({ family, parts }) => parts.map(({ what, owners, commits }) => [`${TITLES[family]}, ${what}`, String(owners), count(commits)])));

/** How many of the agents' changes of one family are flagged, in projects that people had written for years and in all others. */
export interface Found {
  family: string;
  longLived: boolean;
  changes: number;
  owners: number;
  above: number;
}

export function foundBy(family: string, commits: readonly Predicted[], { thresholdOf, longLived }: { thresholdOf: ThresholdOf; longLived: ReadonlySet<string> }): Found[] {
  return [true, false].map((isLongLived) => {
    const own = commits.filter(({ label, repo }) => label === 1 && longLived.has(repo) === isLongLived);
    return { family, longLived: isLongLived, changes: own.length, owners: new Set(own.map(({ group }) => group)).size, above: own.filter((row) => row.p > thresholdOf(row)).length };
  });
}

const foundTable = (found: readonly Found[]): string[] => markdownTable(
  ['changes', 'made in', 'agents\' changes', 'owners', 'found'],
  found.map(({ family, longLived, changes, owners, above }) => [TITLES[family]!, longLived ? 'projects of people' : 'projects made with agents', count(changes), String(owners), changes === 0 ? '–' : percent(above / changes, 1)]),
);

/** The whole page. Equal figures give equal text. */
export function unseenPage(figures: Figures, outOfFold: OutOfFoldTable, { who, found }: { who: readonly Who[]; found: readonly Found[] }): string {
  const families = [...new Set(figures.cells.map((c) => c.family))];
  return [
    ...INTRODUCTION, '',
    '## Beside the figures out of fold', '', ...besideText(figures, outOfFold), '',
    '## Who is in it', '',
    'Owners and their commits with units of each family, after the caps of the corpus: a few owners are a small sample, however many their commits.', '',
    ...whoTable(who), '',
    '## What was to be reached', '', 'The goals are set for repositories outside the corpus, such as these.', '', ...goalsTable(figures), '',
    '## At the shipped thresholds', '',
    'Changes judged by their code and their message, as a scan does, and by their code alone. A threshold is aimed at a share of human changes; what it',
    'lets pass here is measured on owners it has never met. The worst repository is the worst of those with 20 human changes or more.', '',
    ...alarmsTable(figures), '',
    'Agents\' changes above the threshold for 0.5 %, code and message together, by what kind of project they were made in:', '',
    ...foundTable(found), '',
    ...families.flatMap((family) => [`## ${TITLES[family]}`, '', ...familyText(figures, family), '']),
    ...(Object.keys(figures.house).length ? ['## Compared with the repository\'s own earlier code', '', 
      'What a scan compares with where a repository is older than any agent ([how](ACCURACY.md#compared-with-the-repositorys-own-earlier-code)): without → with.', '',
      ...unitsTable(figures), '', ...changesTable(figures), ''] : []),
    '## The hardest repositories', '', ...hardestText(figures), '',
    '## Left open', '', 'Units that the product gives no number for, and how they would have done.', '', ...openTable(figures), '',
  ].join('\n');
}

const ROWS = [['function', 'all'], ['function', 'typescript'], ['function', 'javascript'], ['file', 'all'], ['change', 'all'], ['commit', 'all'], ['commit', '4 units or more']] as const;
/** Where the accuracy page has them. */
const COLUMN = { core: 0, 'era-matched': 2, tpr1: 4, tpr01: 5, ece: 6 } as const;

function besideText({ cells }: Figures, outOfFold: OutOfFoldTable): string[] {
  const rows = Object.entries(TITLES).flatMap(([family, title]) => ROWS.flatMap(([level, rowsOf]) => {
    const at = (against: 'core' | 'era-matched') => findCell(cells, { family, level, rows: rowsOf, against });
    const core = at('core');
    if (core === undefined) return [];
    const name = rowsOf === 'all' ? levelName(family, level) : `${levelName(family, level)}, ${ROW_NAMES[rowsOf] ?? rowsOf}`;
    const before = outOfFold.get(`${title}|${name}`) ?? [];
    const pair = (now: string, column: keyof typeof COLUMN): string => `${now} / ${before[COLUMN[column]]?.replace(/ \(.*/, '') ?? '–'}`;
    const area = (against: 'core' | 'era-matched'): string => `${share(at(against)?.auc)} (${share(at(against)?.interval[0])}–${share(at(against)?.interval[1])})`;
    return [[`${title} ${name}`, pair(area('core'), 'core'), pair(area('era-matched'), 'era-matched'), pair(share(core.tpr1, 2), 'tpr1'), pair(share(core.tpr01, 2), 'tpr01'), pair(share(core.ece), 'ece')]];
  }));
  return [
    'Here / out of fold on the corpus.', '',
    ...markdownTable(['rows', 'core', 'era-matched', 'found at 1 %', 'at 0.1 %', 'calibration error'], rows),
  ];
}
