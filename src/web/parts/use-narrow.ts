import { signal } from '@preact/signals';

const query = matchMedia('(max-width: 720px)');

/** Is the window as narrow as a telephone's? */
export const isNarrow = signal(query.matches);
query.addEventListener('change', () => { isNarrow.value = query.matches; });
