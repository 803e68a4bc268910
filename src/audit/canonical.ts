import { isRecord } from '../shared/objects.ts';

/**
 * JSON with sorted keys, without white space and without undefined: equal values have equal text, whoever wrote them.
 * Lone surrogates and control characters are escaped, so that any database gives back what was put in.
 */
export const canonical = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (isRecord(one) ? sorted(one) : one));

const sorted = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
