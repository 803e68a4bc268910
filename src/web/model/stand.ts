import { computed, signal, type ReadonlySignal } from '@preact/signals';

import { rowOf, TOP } from './place.ts';

/** The row of a list on which a reader stands, kept while something else is shown. */
export interface Stand {
  row: ReadonlySignal<number>;
  standOn(row: number): void;
}

/**
 * @param ids What is listed, in order.
 * @param search How it was found: another search that does not find the same begins at the top.
 */
export function standIn(ids: ReadonlySignal<readonly string[]>, search: ReadonlySignal<string>): Stand {
  const place = signal(TOP);
  return {
    row: computed(() => rowOf(place.value, ids.value, search.value)),
    standOn(row) {
      place.value = { id: ids.value[row], row, search: search.value };
    },
  };
}
