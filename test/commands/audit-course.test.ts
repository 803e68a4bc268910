import { describe, expect, it } from 'vitest';

import { courseInWords } from '../../src/commands/audit/course.ts';
import type { Outlook } from '../../src/worklist/outlook.ts';

describe('what stays unjudged when nobody goes on', () => {
  const none = { open: 0, confirmed: 0, removed: 0, refuted: 0, accepted: 0 };
  const forecast = { review: { remaining: 0, perDay: 0, days: 0 }, settle: { remaining: 0, perDay: 0, days: 0 } };
  const last = (outlook: Pick<Outlook, 'unseenShare' | 'unseenKnownShare'>): string | undefined =>
    courseInWords({ burnDown: [{ day: '2026-08-01', items: none, lines: none }], forecast, outlook: { expected: 1, reviewed: 0, standing: 0, removed: 0, ...outlook } }).at(-1);
  it.each([
    [{ unseenShare: 0, unseenKnownShare: 0 }, '0 % of the expected lines stay unjudged.'],
    [{ unseenShare: 0.4, unseenKnownShare: 0.4 }, '40 % of the expected lines stay unjudged, all recorded or declared.'],
    [{ unseenShare: 0.4, unseenKnownShare: 0 }, '40 % of the expected lines stay unjudged, all by style alone.'],
    [{ unseenShare: 0.398, unseenKnownShare: 0.374 }, '40 % of the expected lines stay unjudged: 37 % recorded or declared, the rest by style alone.'],
  ])('%j: %s', (outlook, words) => expect(last(outlook)).toBe(`If nobody reviews any further, ${words}`));
});
