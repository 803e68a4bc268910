import { signal } from '@preact/signals';

const query = matchMedia('(prefers-color-scheme: dark)');

/** For what is drawn once and not by a style sheet: a reader may change it while the page is open. */
export const isDark = signal(query.matches);
query.addEventListener('change', () => { isDark.value = query.matches; });
