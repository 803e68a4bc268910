import type { Attribution } from '../api/attribution.ts';
import type { Report, ReportFile } from '../api/report.ts';
import { joinRanges, span } from './places.ts';
import { safeText } from './safe-text.ts';
import { decimal, plural, table, thousands, type Paint } from './style.ts';

const FILES_SHOWN = 10;
const RANGES_SHOWN = 3;
/** Of an undetermined file's lines. */
const LEAST_SHARE = 0.1;

/** The head of the ranking, with the share of all expected lines that has been seen after each file. */
export function prettyFiles(report: Report, paint: Paint, width: number): string[] {
  const total = report.files.reduce((sum, file) => sum + file.expectedLines, 0);
  if (report.files.length === 0) return [];
  const title = paint('heading', 'Where to look first');
  // Down to the last one that tells something: a rank left out in between would read as a file that was dropped.
  const top = report.files.slice(0, report.files.slice(0, FILES_SHOWN).findLastIndex(isTelling) + 1);
  if (top.length === 0) return [title, `  Nothing in the ${plural(report.files.length, 'scanned file')} points to an agent. That is not proof that none was used.`];
  let seen = 0;
  const rows = top.map((file) => {
    seen += file.expectedLines;
    return [
      String(file.rank).padStart(4), file.verdict, thousands(Math.max(1, file.expectedLines)), thousands(file.lines),
      file.resemblance === null ? '' : decimal(file.resemblance), `${Math.floor((seen / total) * 100)} %`, safeText(file.path, Math.max(80, width - 54)),
    ];
  });
  const right = { align: 'right' } as const;
  const columns = [
    { title: 'rank' }, { title: 'verdict' }, { title: 'expected', ...right }, { title: 'lines', ...right },
    { title: 'style', ...right }, { title: 'seen', ...right }, { title: 'file' },
  ];
  const [head = '', ...lines] = table(columns, rows, paint);
  const detailed = top.flatMap((file, at) => [lines[at] ?? '', ...details(file, paint)]);
  return [title, head, ...detailed, ...gain(report.files, total).map((line) => paint('dim', line))];
}

/** Every text resembles what agents write a little; such traces, added up over a large file, say nothing of it. */
export const isTelling = ({ verdict, expectedLines, lines }: ReportFile): boolean =>
  verdict === 'undetermined' ? expectedLines >= Math.max(1, lines * LEAST_SHARE) : expectedLines > 0;

function details(file: ReportFile, paint: Paint): string[] {
  if (file.attributions.length === 0) return [];
  const agents = [...new Set(file.attributions.map((range) => range.agent))].map((agent) => safeText(agent, 40));
  return [paint('dim', `      ${agents.join(', ')}: ${linesOf(file.attributions)}`)];
}

/** Neighbouring attributions as one range: `lines 12-48, 60-99, 104 and 3 ranges more`, or `line 12`. */
function linesOf(attributions: readonly Attribution[]): string {
  const joined = joinRanges(attributions);
  const [first] = joined;
  if (joined.length === 1 && first?.startLine === first?.endLine) return `line ${first?.startLine}`;
  const left = joined.length - RANGES_SHOWN;
  const shown = joined.slice(0, RANGES_SHOWN).map(span).join(', ');
  return `lines ${shown}${left > 0 ? ` and ${plural(left, 'range')} more` : ''}`;
}

/** After how many files half and nine tenths of the expected lines have been seen. */
function gain(files: readonly ReportFile[], total: number): string[] {
  const after = (share: number): number => {
    let seen = 0;
    return files.findIndex((file) => (seen += file.expectedLines) >= share * total) + 1 || files.length;
  };
  const firstOnes = (count: number): string => (count === 1 ? 'the first' : `the first ${thousands(count)}`);
  return [
    ...(files.length === 1 ? [] : [`  Half of the expected lines are in ${firstOnes(after(0.5))} of ${plural(files.length, 'file')}, nine tenths in ${firstOnes(after(0.9))}.`]),
    '  expected: attributed lines, plus the undetermined ones weighted by style. seen: share of them up to this file.',
  ];
}
