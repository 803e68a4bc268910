import { scaleLinear } from 'd3-scale';

import { compact, count, monthName, plural } from '../model/format.ts';
import type { Kind } from '../model/kinds.ts';
import type { ChangeRow } from '../model/report.ts';

export interface TimeRow {
  name: string;
  kind: Kind;
  /** Lines still in the tree, by month of their commit. */
  months: ReadonlyMap<string, number>;
  lines: number;
}

/** Rows that are shown one by one; the others become one. */
const MOST_ROWS = 7;
/** Longer histories show their last months. */
const MOST_MONTHS = 60;

/** Lines by agent and month; what declares nothing is the last row. */
function timeRows(changes: readonly ChangeRow[]): TimeRow[] {
  const rows = new Map<string, { name: string; kind: Kind; months: Map<string, number>; lines: number }>();
  for (const { agent, kind, date, lines } of changes) {
    const name = agent ?? 'undeclared';
    const row = rows.get(agent ?? '') ?? { name, kind, months: new Map(), lines: 0 };
    rows.set(agent ?? '', row);
    const month = date.slice(0, 7);
    row.months.set(month, (row.months.get(month) ?? 0) + lines);
    row.lines += lines;
    if (kind === 'recorded') row.kind = kind;
  }
  const agents = [...rows].filter(([agent]) => agent !== '').map(([, row]) => row).toSorted((a, b) => b.lines - a.lines);
  const silent = rows.get('');
  return [...folded(agents), ...(silent === undefined ? [] : [silent])];
}

function folded(rows: readonly TimeRow[]): TimeRow[] {
  if (rows.length <= MOST_ROWS) return [...rows];
  const rest = rows.slice(MOST_ROWS - 1);
  const months = new Map<string, number>();
  for (const row of rest) for (const [month, lines] of row.months) months.set(month, (months.get(month) ?? 0) + lines);
  return [...rows.slice(0, MOST_ROWS - 1), { name: `${rest.length} other agents`, kind: 'declared', months, lines: rest.reduce((sum, { lines }) => sum + lines, 0) }];
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year = 0, month = 1] = first.split('-').map(Number); `${year}-${String(month).padStart(2, '0')}` <= last; [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
  }
  return months.slice(-MOST_MONTHS);
}

const ROW = 34;

/** Small multiples: one row of bars for each agent, all of them on one scale of time. */
export function AgentsOverTime({ changes }: { changes: readonly ChangeRow[] }) {
  const rows = timeRows(changes);
  const agents = rows.filter(({ kind }) => kind !== 'undetermined');
  const dates = (agents.length > 0 ? agents : rows).flatMap(({ months }) => [...months.keys()]).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return <p class="quiet">No dated changes are left in the tree.</p>;
  const months = monthsBetween(first, last);
  return (
    <figure class="chart times">
      {rows.map((row) => <TimeBars row={row} months={months} />)}
      <div class="times-axis" aria-hidden="true"><span /><span class="times-ends"><span>{monthName(months[0] ?? '')}</span><span>{monthName(months.at(-1) ?? '')}</span></span><span /></div>
      <figcaption>Lines still in the tree, by the month of the commit that brought them. Each row has its own height.</figcaption>
    </figure>
  );
}

function TimeBars({ row, months }: { row: TimeRow; months: readonly string[] }) {
  const most = Math.max(1, ...months.map((month) => row.months.get(month) ?? 0));
  const height = scaleLinear([0, most], [0, ROW - 4]);
  const peak = months.reduce((best, month) => ((row.months.get(month) ?? 0) > (row.months.get(best) ?? 0) ? month : best), months[0] ?? '');
  const width = 100 / months.length;
  return (
    <div class={`times-row kind-${row.kind}`}>
      <span class="times-name" title={row.name}>{row.name}</span>
      <svg viewBox={`0 0 100 ${ROW}`} preserveAspectRatio="none" role="img" aria-label={`${row.name}: ${plural(row.lines, 'line')}, most in ${monthName(peak)} (${count(most)})`}>
        <line class="rule" x1="0" x2="100" y1={ROW - 0.5} y2={ROW - 0.5} />
        {months.map((month, at) => {
          const lines = row.months.get(month) ?? 0;
          const tall = lines === 0 ? 0 : Math.max(1.5, height(lines));
          return lines > 0 && <rect x={at * width + width * 0.1} y={ROW - tall} width={width * 0.8} height={tall}><title>{`${monthName(month)}: ${plural(lines, 'line')}`}</title></rect>;
        })}
      </svg>
      <span class="times-total number">{compact(row.lines)}</span>
    </div>
  );
}
