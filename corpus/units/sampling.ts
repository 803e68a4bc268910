import { createHash } from 'node:crypto';

/** A repeatable place of a thing in a shuffled list: equal input gives an equal order on every machine. */
export const shuffleKey = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex');

/** The items in a repeatable random order that does not depend on the order they came in, nor on what else is there. */
export function shuffled<T>(items: readonly T[], nameOf: (item: T) => string, seed: string): T[] {
  return items
    .map((item) => ({ item, key: shuffleKey(seed, nameOf(item)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

/** First 16 hex digits of a hash over what names a thing. */
export const stableId = (...parts: readonly (string | number)[]): string => shuffleKey(...parts.map(String)).slice(0, 16);
