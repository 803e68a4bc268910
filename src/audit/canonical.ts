/**
 * JSON with sorted keys, without white space and without undefined: equal values have equal text, whoever wrote them.
 * Lone surrogates and control characters are escaped, so that any database gives back what was put in.
 */
export const canonical = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (isRecord(one) ? sorted(one) : one));

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
