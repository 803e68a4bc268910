import type { Report } from '../api/report.ts';
import { groupBy } from '../shared/group-by.ts';
import { placesOf } from './places.ts';

/** A file of a change that resembles agent code. */
export interface ResemblingFile {
  path: string;
  /** Where it does most; empty where that is not known. */
  places: string;
  /** The strongest of its places. Undefined where the change as a whole resembles and no place in the file does by itself. */
  resemblance: number | undefined;
}

/** Below even odds a number would deny what the list says. */
const EVEN = 0.5;

/** In rank order. The resemblance of a whole file is mostly that of lines which the change did not touch, so places go before it. */
export function resemblingFiles({ files, findings = [] }: Report): ResemblingFile[] {
  const byPath = groupBy(findings.filter(({ rule }) => rule === 'resembles'), ({ path }) => path ?? '');
  return files.filter(({ verdict }) => verdict === 'resembles').map(({ path, resemblance }) => {
    const places = (byPath.get(path) ?? []).flatMap(({ startLine, endLine, resemblance: of = 0 }) =>
      startLine !== undefined && of >= EVEN ? [{ startLine, endLine: endLine ?? startLine, of }] : []);
    const strongest = places.reduce<number | undefined>((most, { of }) => Math.max(most ?? 0, of), undefined);
    return { path, places: placesOf(places), resemblance: strongest ?? ((resemblance ?? 0) >= EVEN ? (resemblance ?? undefined) : undefined) };
  });
}
