import { AS_JSON } from '../../src/api/report.ts';

/** The JSON of its entries, where a list knows it. One that is empty is an ordinary array. */
export const asJson = (list: readonly unknown[]): Iterable<string> => (list as { [AS_JSON]?: () => Iterable<string> })[AS_JSON]?.() ?? [];
