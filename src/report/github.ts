import type { Finding } from '../api/finding.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { CoverageNote, Report } from '../api/report.ts';
import { isOpen } from './rules.ts';
import { isSafeText, safeText } from './safe-text.ts';

/** GitHub shows ten of each kind per step. */
const SHOWN = 10;
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Workflow commands that become annotations: the first of each level by rank; how many more there are is said at the end.
 * What resembles is told once per file: a new file would use up the places of all others.
 */
export function* github(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  const open = reports.flatMap(({ findings = [] }) => oncePerFile(findings.filter(isOpen)));
  let shown = 0;
  for (const level of ['error', 'warning', 'note'] as const) {
    for (const finding of open.filter((one) => one.level === level).slice(0, SHOWN)) {
      yield annotation(finding);
      shown += 1;
    }
  }
  const unread = reports.flatMap(({ coverage }) => coverage.notes.filter(({ incomplete }) => incomplete));
  for (const note of unread.slice(0, SHOWN)) yield unreadAnnotation(note);
  if (unread.length > SHOWN) yield `${unread.length - SHOWN} more things that were not read are not shown here.\n`;
  if (open.length > shown) yield `${open.length - shown} more findings are not shown here.\n`;
}

function oncePerFile(findings: readonly Finding[]): Finding[] {
  const isStyle = ({ rule, level }: Finding): boolean => rule === 'resembles' && level === 'note';
  const places = new Map<string | undefined, number>();
  for (const finding of findings.filter(isStyle)) places.set(finding.path, (places.get(finding.path) ?? 0) + 1);
  return findings.flatMap((finding) => {
    const count = isStyle(finding) ? (places.get(finding.path) ?? 0) : 1;
    if (count === 0) return [];
    if (isStyle(finding)) places.set(finding.path, 0);
    return [count === 1 ? finding : { ...finding, message: `${finding.message} The same in ${count - 1} more ${count === 2 ? 'place' : 'places'} of the file.` }];
  });
}

function annotation({ level, rule, path, startLine, endLine, message }: Finding): string {
  const lines = startLine === undefined ? [] : [`line=${startLine}`, `endLine=${endLine ?? startLine}`];
  const properties = [...placeOf(path), ...lines, `title=${property(safeText(`Handiwork: ${rule}`, 200))}`];
  return `::${COMMANDS[level]} ${properties.join(',')}::${data(safeText(message, 1000))}\n`;
}

/** What could not be read is never silent: a green check over half a change is worse than none. */
const unreadAnnotation = ({ code, message, path }: CoverageNote): string =>
  `::warning ${[...placeOf(path), `title=${property(safeText(`Handiwork: not read (${code})`, 200))}`].join(',')}::${data(safeText(message, 1000))}\n`;

const placeOf = (path: string | undefined): string[] => (path === undefined ? [] : [`file=${property(isSafeText(path) ? path : safeText(path, 400))}`]);

/** As the toolkit of GitHub Actions escapes them (`actions/toolkit`, command.ts). */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
