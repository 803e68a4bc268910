import type { Listener, Progress } from '../shared/bus.ts';
import { safeText } from '../report/safe-text.ts';
import { plural, thousands } from '../report/style.ts';

const REDRAW_EVERY = 100;
/** Rates from less than a second of work jump about; nobody is helped by them. */
const RATE_AFTER = 1000;
const CLEAR = '\r\u001b[2K';

const STAGES: Record<Progress['stage'], { verb: string; noun: string }> = {
  discover: { verb: 'Listing', noun: 'file' },
  history: { verb: 'Reading history', noun: 'commit' },
  blame: { verb: 'Asking who wrote which line', noun: 'file' },
  style: { verb: 'Reading files', noun: 'file' },
  done: { verb: '', noun: '' },
};

/** One line on a terminal that shows stage, rate and remaining time, redrawn at most ten times a second. */
export function progressLine(tell: (text: string) => void, clock: () => number = () => performance.now()): Listener {
  let repository = '';
  /** When each stage began; several may be under way at once. */
  const started = new Map<Progress['stage'], number>();
  let drawn = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = clock();
    if (progress.repository !== repository) started.clear();
    repository = progress.repository;
    if (!started.has(progress.stage)) {
      started.set(progress.stage, now);
      drawn = Number.NEGATIVE_INFINITY;
    }
    if (progress.stage === 'done') return tell(CLEAR);
    if (now - drawn < REDRAW_EVERY) return;
    drawn = now;
    tell(`${CLEAR}${describe(progress, now - (started.get(progress.stage) ?? now))}`);
  };
}

function describe({ repository, stage, done, total }: Progress, elapsed: number): string {
  const { verb, noun } = STAGES[stage];
  const count = total === undefined ? plural(done, noun) : `${thousands(done)} of ${plural(total, noun)}`;
  const perSecond = elapsed < RATE_AFTER ? 0 : (done / elapsed) * 1000;
  const rate = perSecond < 1 ? '' : `, ${thousands(perSecond)}/s`;
  const left = total === undefined || perSecond === 0 || done >= total ? '' : `, ${duration((total - done) / perSecond)} left`;
  return `${safeText(repository, 40)}: ${verb}: ${count}${rate}${left}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
