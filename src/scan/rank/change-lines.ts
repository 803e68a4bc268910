import type { Evidence } from '../../api/evidence.ts';
import { lineCount, type LineRange, type LineOrigins } from '../../attribution/lines.ts';
import { decimal } from '../../shared/decimal.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { KnownChange } from '../changes/change-table.ts';
import type { PooledChanges } from '../changes/changes.ts';

/** Its code and its message, apart. */
export const partsOf = ({ codeResemblance: code, messageResemblance: message }: KnownChange): string =>
  code === undefined || message === undefined ? '' : ` (its code ${code}, its message ${message})`;

/** Further ranges of a change that are named. */
const NAMED = 5;

/**
 * What is to be said of a file none of whose units is worth a finding, though changes that resemble brought some of its lines: a
 * few in an older function, or outside of any. One observation of each such change, at its longest range.
 *
 * @param bar the resemblance from which a change resembles
 */
export function linesOfChanges(undetermined: LineOrigins['undetermined'], changes: Pick<PooledChanges, 'get'>, bar: number): Evidence[] {
  return Array.from(groupBy(undetermined, ({ commit }) => commit), ([commit, ranges]) => ({ ranges, change: changes.get(commit) }))
    .flatMap(({ ranges, change }) => (change === undefined || change.resemblance === null || change.resemblance < bar ? [] : [ofChange(ranges, { ...change, resemblance: change.resemblance })]));
}

function ofChange(ranges: readonly LineRange[], change: KnownChange & { resemblance: number }): Evidence {
  const { commit, resemblance } = change;
  const longest = ranges.reduce((most, range) => (lineCount([range]) > lineCount([most]) ? range : most));
  const others = ranges.filter((range) => range !== longest);
  const named = others.slice(0, NAMED).map(span).join(', ');
  const more = others.length === 0 ? '' : `, and ${named}${others.length > NAMED ? `, and ${others.length - NAMED} more` : ''}`;
  return {
    heuristic: 'change-resemblance', class: 'stylistic', startLine: longest.startLine, endLine: longest.endLine, commit, measure: resemblance,
    message: `${longest.startLine === longest.endLine ? 'Line' : 'Lines'} ${span(longest)}${more}: part of the change ${commit.slice(0, 12)}, which resembles the work of agents: ${decimal(resemblance)}${partsOf(change)}. By themselves these lines were not judged; style alone proves nothing.`,
  };
}

const span = ({ startLine, endLine }: LineRange): string => (startLine === endLine ? `${startLine}` : `${startLine} to ${endLine}`);
