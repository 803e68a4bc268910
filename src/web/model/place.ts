/** Where a reader stands in a list: on a row, which they found by a search. */
export interface Place {
  /** What is in the row; undefined before anything was there. */
  id: string | undefined;
  row: number;
  search: string;
}

export const TOP: Place = { id: undefined, row: 0, search: '' };

/**
 * The row of a place in the list as it is now. It goes with what is in it. When that has left the list the next one moves up; a new
 * search that does not find it begins at the top.
 *
 * @param ids What is listed, in order.
 */
export function rowOf({ id, row, search }: Place, ids: readonly string[], now: string): number {
  const at = id === undefined ? -1 : ids.indexOf(id);
  if (at >= 0) return at;
  return search === now ? Math.max(0, Math.min(row, ids.length - 1)) : 0;
}
