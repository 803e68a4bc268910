import type { Finding } from '../api/finding.ts';
import { hashesOf } from '../findings/fingerprint.ts';
import type { TextLines } from '../findings/lines.ts';

/** A finding, with how many lines in it are its own: between joined ones there may be blank lines that are nobody's. */
export interface Joined {
  finding: Finding;
  lines: number;
}

interface Run extends Joined {
  /** No word in any of its lines: blank, or brackets. */
  isWordless: boolean;
}

type Place = Finding & { startLine: number; endLine: number };
const isPlace = ({ startLine, endLine }: Finding): boolean => startLine !== undefined && endLine !== undefined;
/** Style speaks of units, context of files: only what git says line by line is cut into crumbs. */
const isAttributed = ({ class: evidence }: Finding): boolean => evidence === 'recorded' || evidence === 'declared';

/**
 * Makes one finding of neighbours that are decided as one: of one commit with blank lines between them, and lines without a word (blank
 * ones, a closing bracket) that another commit of the same agent left beside them.
 *
 * @param findings Of one file, with the fingerprints of its text.
 * @returns In the order of their first lines; what was not joined is as it was.
 */
export function joinNeighbours(findings: readonly Finding[], text: TextLines): Joined[] {
  const isApart = (one: Finding): one is Place => isPlace(one) && isAttributed(one);
  const rest = findings.filter((one) => !isApart(one)).map((finding): Joined => ({ finding, lines: linesOf(finding) }));
  const runs: Run[] = [];
  for (const finding of findings.filter(isApart).toSorted((a, b) => a.startLine - b.startLine || a.endLine - b.endLine)) {
    const next: Run = { finding, lines: linesOf(finding), isWordless: !/[\p{L}\p{N}_]/u.test(text.slice(finding.startLine, finding.endLine)) };
    const last = runs.at(-1);
    if (last !== undefined && touch(last, next, text) && belong(last, next)) runs[runs.length - 1] = joined(last, next, text);
    else runs.push(next);
  }
  return [...rest, ...runs.map(({ finding, lines }) => ({ finding, lines }))].toSorted((a, b) => (a.finding.startLine ?? 0) - (b.finding.startLine ?? 0) || (a.finding.endLine ?? 0) - (b.finding.endLine ?? 0));
}

/** Its lines; 0 where it speaks of the whole. */
export const linesOf = ({ startLine, endLine }: Finding): number => (startLine === undefined || endLine === undefined ? 0 : endLine - startLine + 1);

/** One after the other, with nothing but blank lines between them. */
function touch({ finding: { endLine = 0 } }: Run, { finding: { startLine = 0 } }: Run, text: TextLines): boolean {
  return startLine > endLine && (startLine === endLine + 1 || text.slice(endLine + 1, startLine - 1).trim() === '');
}

function belong(a: Run, b: Run): boolean {
  const same = (keys: readonly (keyof Finding)[]): boolean => keys.every((key) => a.finding[key] === b.finding[key]);
  return same(['rule', 'class', 'level', 'agent']) && (a.isWordless || b.isWordless || same(['commit', 'model', 'heuristic']));
}

/** What has words says what it is; of two, the first. */
function joined(a: Run, b: Run, text: TextLines): Run {
  const main = a.isWordless && !b.isWordless ? b.finding : a.finding;
  const { startLine } = a.finding;
  const { endLine } = b.finding;
  const finding = { ...main, startLine, endLine, message: retold(main.message, startLine ?? 0, endLine ?? 0) } as Finding;
  return { finding: { ...finding, ...hashesOf(finding, text) }, lines: a.lines + b.lines, isWordless: a.isWordless && b.isWordless };
}

/** Findings begin with their lines. */
const retold = (message: string, startLine: number, endLine: number): string => message.replace(/^Lines? \d+(?: to \d+)?(?=:)/, `Lines ${startLine} to ${endLine}`);
