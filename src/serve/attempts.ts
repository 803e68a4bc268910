import { Refusal } from './problem.ts';

const WINDOW_MS = 60_000;
const MOST_OF_ONE = 10;
const MOST_OF_ALL = 100;

/**
 * Limits failed sign-ins of the last minute, by address and together. An attempt counts from its beginning, so that many at
 * once are no way around it.
 *
 * @returns Begins an attempt; what it returns says that it succeeded. @throws {Refusal} When there were too many.
 */
export function limitAttempts(clock: () => Date): (address: string) => () => void {
  let attempts: { address: string; at: number }[] = [];
  return (address) => {
    const now = clock().getTime();
    attempts = attempts.filter(({ at }) => at > now - WINDOW_MS);
    if (attempts.length >= MOST_OF_ALL || attempts.filter((one) => one.address === address).length >= MOST_OF_ONE) {
      throw new Refusal('too-many', 'Too many tokens were wrong.', { hint: 'Wait a minute.', headers: { 'Retry-After': '60' } });
    }
    const attempt = { address, at: now };
    attempts.push(attempt);
    return () => void (attempts = attempts.filter((one) => one !== attempt));
  };
}
