import type { CodeExample, CommitExample, Heuristic, RepositoryExample } from '../api/heuristic.ts';

/** A heuristic with the place of its file. */
export interface Entry {
  folder: string;
  /** File name without extension; equals the id. */
  name: string;
  heuristic: Heuristic;
}

const START = '<!-- catalogue: written by `npm run registry` -->';
const END = '<!-- end of catalogue -->';

const cell = (text: string): string => text.replace(/\|/g, '\\|');

/** The README with its catalogue table renewed between the two marks. */
export function cataloguePage(page: string, entries: readonly Entry[]): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new TypeError('the catalogue marks are missing');
  const rows = entries.map(({ folder, name, heuristic: { meta, subject } }) =>
    `| [${name}](${folder}/README.md#${name}) | ${cell(meta.summary)} | ${subject} | ${meta.languages.join(', ')} | ${meta.stability} |`);
  const table = ['| id | trait | subject | languages | stability |', '|---|---|---|---|---|', ...rows].join('\n');
  return `${page.slice(0, start)}${START}\n${entries.length} heuristics.\n\n${table}\n${page.slice(end)}`;
}

const FENCES: Readonly<Record<string, string>> = { typescript: 'ts', tsx: 'tsx', javascript: 'js', python: 'python', markdown: 'markdown' };

function exampleText(example: CodeExample | CommitExample | RepositoryExample): string {
  const [fence, text] = 'code' in example ? [FENCES[example.language] ?? '', visible(example.code)] : ['json', JSON.stringify(example, undefined, 2)];
  const marks = text.includes('```') ? '````' : '```';
  return `${marks}${fence}\n${text}\n${marks}`;
}

/** Line ends and white space at line ends are part of some examples; a page shows them as signs. */
const visible = (code: string): string => code.replace(/\r/g, '␍').replace(/[ \t]+$/gm, (space) => '·'.repeat(space.length));

function section({ name, heuristic: { meta, class: evidenceClass, subject } }: Entry): string {
  const [low, high] = meta.measure.range;
  return [
    `## ${name}`,
    `${meta.summary}.`,
    meta.rationale,
    `- **May be wrong when:** ${meta.confounders.join('; ')}`,
    `- **Measures:** ${meta.measure.unit}, ${low} to ${high}`,
    `- **Reads:** ${meta.needs.join(', ')} of one ${subject}; languages: ${meta.languages.join(', ')}`,
    `- **Does not move with:** ${meta.invariantTo?.join(', ') ?? 'nothing declared'}`,
    `- **Evidence class:** ${evidenceClass}; ${meta.stability} since ${meta.since}`,
    ...(meta.references ?? []).map((reference) => `- **Source:** ${reference}`),
    '', 'High:', '', ...meta.examples.high.slice(0, 1).map(exampleText), '', 'Low:', '', ...meta.examples.low.slice(0, 1).map(exampleText), '',
  ].join('\n').replace(/^(## .*)\n(.*)\n(.*)\n/, '$1\n\n$2\n\n$3\n\n');
}

/** The rule page of one folder. */
export const folderPage = (folder: string, entries: readonly Entry[]): string =>
  `<!-- Written by \`npm run registry\` from the metadata of the heuristics. Do not edit. -->\n# Heuristics: ${folder}\n\n${entries.map(section).join('\n')}`;
