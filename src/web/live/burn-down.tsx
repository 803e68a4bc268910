import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line, stack } from 'd3-shape';

import type { AuditState } from '../../api/audit.ts';
import type { Overview } from '../../serve/contract.ts';
import { compact, count } from '../model/format.ts';
import { isNarrow } from '../parts/use-narrow.ts';
import { STATE_LABELS } from './states.tsx';

type Day = Overview['burnDown'][number];

/** Of the drawing, on a wide and on a narrow screen: its letters have to stay legible. */
const WIDTHS = [760, 380] as const;
const [HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [260, 48, 12, 12, 26];
/** From the bottom: what is open burns down to nothing; what is settled grows from above. */
const LAYERS: readonly AuditState[] = ['open', 'confirmed', 'accepted', 'refuted', 'removed'];

/** Findings by state and day, with the days still to come up to the deadline and the forecast. */
export function BurnDown({ overview }: { overview: Overview }) {
  const days = overview.burnDown;
  const last = days.at(-1);
  if (last === undefined) return <p class="quiet">Nothing was imported yet.</p>;
  const { review } = overview.forecast;
  const end = [overview.deadline, review.likely].filter((day) => day !== undefined).reduce((a, b) => (a > b ? a : b), last.day);
  const axis = [...days.map(({ day }) => day), ...daysAfter(last.day, end)];
  const most = Math.max(1, ...days.map(({ items }) => Object.values(items).reduce((sum, many) => sum + many, 0)));
  const width = WIDTHS[isNarrow.value ? 1 : 0];
  const x = scalePoint(axis, [LEFT, width - RIGHT]);
  const y = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]).nice(4);
  const at = (day: string): number => x(day) ?? LEFT;
  const layers = stack<Day, AuditState>().keys(LAYERS).value(({ items }, state) => items[state])(days);
  const course = courseOf(review, last.day, axis);
  return (
    <figure class="chart burn">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`Findings by state: ${LAYERS.map((state) => `${STATE_LABELS[state]} ${count(last.items[state])}`).join(', ')}.`}>
        {y.ticks(4).map((tick) => <g><line class="rule" x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} /><text class="tick end" x={LEFT - 6} y={y(tick) + 4}>{compact(tick)}</text></g>)}
        {layers.map((layer) => days.length === 1
          ? <rect class={`burn-area burn-${layer.key}`} x={at(last.day)} width={10} y={y(layer[0]?.[1] ?? 0)} height={Math.max(0, y(layer[0]?.[0] ?? 0) - y(layer[0]?.[1] ?? 0))} />
          : <path class={`burn-area burn-${layer.key}`} d={area<(typeof layer)[number]>((point) => at(point.data.day), (point) => y(point[0]), (point) => y(point[1]))(layer) ?? ''} />)}
        {course !== undefined && <path class="burn-course" d={line<readonly [string, number]>(([day]) => at(day), ([, many]) => y(many))(course) ?? ''} />}
        {overview.deadline !== undefined && axis.includes(overview.deadline) && <g class="burn-deadline"><line x1={at(overview.deadline)} x2={at(overview.deadline)} y1={TOP} y2={HEIGHT - BOTTOM} /><text class="tick end" x={at(overview.deadline) - 4} y={TOP + 10}>deadline</text></g>}
        <text class="tick" x={LEFT} y={HEIGHT - 8}>{axis[0]}</text>
        <text class="tick end" x={width - RIGHT} y={HEIGHT - 8}>{axis.at(-1)}</text>
      </svg>
      <ul class="legend">{LAYERS.map((state) => <li><span class={`swatch burn-${state}`} />{STATE_LABELS[state]} <span class="number">{count(last.items[state])}</span></li>)}</ul>
      {course !== undefined && <figcaption>Dashed: the likely course of what is still open, at the pace of the last {count(review.days)} days.</figcaption>}
    </figure>
  );
}

const DAY = 86_400_000;
/** Forecasts may be years away; the picture ends earlier. */
const MOST_AHEAD = 180;

function daysAfter(day: string, end: string): string[] {
  const ahead = Math.min(MOST_AHEAD, Math.round((Date.parse(end) - Date.parse(day)) / DAY));
  return Array.from({ length: Math.max(0, ahead) }, (_, at) => new Date(Date.parse(day) + (at + 1) * DAY).toISOString().slice(0, 10));
}

/** A straight line to nothing left on the likely day; cut off where the picture ends before that. */
function courseOf({ likely, remaining }: Overview['forecast']['review'], today: string, axis: readonly string[]): (readonly [string, number])[] | undefined {
  const end = axis.at(-1);
  if (likely === undefined || end === undefined || remaining === 0 || likely <= today) return undefined;
  const seen = Math.min(1, (Date.parse(end) - Date.parse(today)) / (Date.parse(likely) - Date.parse(today)));
  return [[today, remaining], [likely < end ? likely : end, likely < end ? 0 : remaining * (1 - seen)]];
}
