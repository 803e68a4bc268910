import { describe, expect, it } from 'vitest';

import { progressLine } from '../../src/commands/progress.ts';
import type { Progress } from '../../src/shared/bus.ts';

const draw = (events: readonly (Progress & { at: number })[]): string[] => {
  const told: string[] = [];
  let now = 0;
  const listener = progressLine((text) => told.push(text.replace('\r\u001b[2K', '')), () => now);
  for (const { at, ...progress } of events) {
    now = at;
    listener(progress);
  }
  return told;
};
const step = (at: number, done: number, more: Partial<Progress> = {}): Progress & { at: number } => ({ at, repository: 'web', stage: 'blame', done, total: 10_000, ...more });

describe('progress', () => {
  it.each([
    { name: 'shows stage and count at once', events: [step(0, 1)], last: 'web: Asking who wrote which line: 1 of 10,000 files' },
    { name: 'shows rate and remaining time after a second', events: [step(0, 1), step(2000, 1000)], last: 'web: Asking who wrote which line: 1,000 of 10,000 files, 500/s, 18 s left' },
    { name: 'counts minutes and hours', events: [step(0, 1), step(10_000, 50)], last: 'web: Asking who wrote which line: 50 of 10,000 files, 5/s, 33 min 10 s left' },
    { name: 'says nothing of the time when there is no total', events: [{ at: 0, repository: 'web', stage: 'history', done: 1 } as const, { at: 2000, repository: 'web', stage: 'history', done: 9000 } as const], last: 'web: Reading history: 9,000 commits, 4,500/s' },
    { name: 'clears the line at the end', events: [step(0, 1), step(50, 2, { stage: 'done' })], last: '' },
    { name: 'shows a hostile name harmlessly', events: [step(0, 1, { repository: 'a\u001b[2J\nb' })], last: String.raw`a\x1b[2J\nb: Asking who wrote which line: 1 of 10,000 files` },
  ])('$name', ({ events, last }) => {
    expect(draw(events).at(-1)).toBe(last);
  });

  it('is drawn ten times a second at most', () => {
    const events = Array.from({ length: 1000 }, (_, at) => step(at, at + 1));
    expect(draw(events).length).toBeLessThanOrEqual(10);
  });

  it('begins anew with each stage', () => {
    expect(draw([step(0, 1), step(1, 1, { stage: 'style' })]).at(-1)).toContain('Reading files');
  });
});
