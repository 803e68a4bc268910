import { expect } from 'vitest';

import type { Merged } from '../../src/init/merged.ts';

/** @returns The text with what was added. */
export function added(merged: Merged): string {
  if (merged.kind !== 'added') throw new Error(JSON.stringify(merged));
  return merged.text;
}

/** Nothing was taken away, changed or moved: what was there is what is left without some of the characters. */
export function holdsEveryByteOf(before: string, after: string): void {
  let at = 0;
  for (const character of after) if (character === before[at]) at++;
  expect(before.slice(at)).toBe('');
}
