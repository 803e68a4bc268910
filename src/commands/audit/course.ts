import { thousands } from '../../report/style.ts';
import { toSettle, type BurnDownDay } from '../../worklist/burn-down.ts';
import type { Forecast } from '../../worklist/forecast.ts';
import type { Outlook } from '../../worklist/outlook.ts';

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const DAYS_SHOWN = 60;

/** How an audit went so far, when it will be done, and what stays unseen if nobody goes on: lines for a terminal. */
export function courseInWords({ burnDown, forecast, outlook }: { burnDown: readonly BurnDownDay[]; forecast: { review: Forecast; settle: Forecast }; outlook: Outlook }): string[] {
  const first = burnDown.at(-DAYS_SHOWN)?.day ?? burnDown[0]?.day;
  if (first === undefined) return [];
  return [
    '',
    `Unsettled day by day since ${first}: ${bars(burnDown.slice(-DAYS_SHOWN).map(toSettle))}`,
    `To be judged: ${forecastInWords(forecast.review)}`,
    `To be settled: ${forecastInWords(forecast.settle)}`,
    `If nobody reviews any further, ${percent(outlook.unseenShare)} of the expected lines stay unjudged${unseenInWords(outlook)}.`,
  ];
}

function unseenInWords({ unseenShare, unseenKnownShare }: Outlook): string {
  if (unseenShare === 0) return '';
  if (unseenKnownShare === 0) return ', all by style alone';
  return unseenKnownShare === unseenShare ? ', all recorded or declared' : `: ${percent(unseenKnownShare)} recorded or declared, the rest by style alone`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function bars(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  return values.map((value) => (value === 0 ? '·' : BARS[Math.min(BARS.length - 1, Math.floor((value / most) * BARS.length))])).join('');
}

/** `12 left, 3.0 a day over 14 days: done 2026-09-01 to 2026-09-14, likely 2026-09-05; in time in 85 of 100 simulated courses`. */
function forecastInWords({ remaining, perDay, days, early, likely, late, byDeadline, needed }: Forecast): string {
  if (remaining === 0) return 'nothing is left';
  const need = needed === undefined ? '' : `; ${needed.toFixed(1)} a day would be needed`;
  const left = `${thousands(remaining)} left`;
  if (likely === undefined) return `${left}, ${days === 0 ? 'the first day' : `nothing done in the last ${days} days`}: no forecast yet${need}`;
  const chance = byDeadline === undefined ? '' : `; in time in ${Math.round(byDeadline * 100)} of 100 simulated courses`;
  return `${left}, ${perDay.toFixed(1)} a day over ${days} days: done between ${early ?? ''} and ${late ?? ''}, likely ${likely}${chance}${need}`;
}

/** The same in four cells: items a day, how many would be needed, the likely day, the chance to be in time. */
export function soonInWords(forecast: Forecast | undefined): string[] {
  if (forecast === undefined) return ['', '', 'not foretold for people', ''];
  const { remaining, perDay, needed, likely, byDeadline } = forecast;
  const when = remaining === 0 ? 'done' : (likely ?? 'no forecast yet');
  return [perDay.toFixed(1), needed === undefined ? '' : needed.toFixed(1), when, byDeadline === undefined ? '' : `${Math.round(byDeadline * 100)} of 100`];
}
