import { computed, signal } from '@preact/signals';

/** Where the reader stands, in the address: a link to it, or the back button, restores view and filter. */
export interface Route {
  /** Parts of the path: `['file', 'src/a.py']`. */
  path: readonly string[];
  params: ReadonlyMap<string, string>;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // an address that somebody cut off
  }
};

function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const pairs = query.split('&').filter((pair) => pair !== '').map((pair): [string, string] => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [decode(name), decode(value)];
  });
  return { path: path.split('/').filter((part) => part !== '').map(decode), params: new Map(pairs) };
}

export function printRoute(path: readonly string[], params: Iterable<readonly [string, string]> = []): string {
  const query = [...params].filter(([, value]) => value !== '').map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `#/${path.map(encodeURIComponent).join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

const hash = signal(location.hash);
addEventListener('hashchange', () => { hash.value = location.hash; });

export const route = computed(() => parseRoute(hash.value));
export const view = computed(() => route.value.path[0] ?? 'overview');

/** @param replace Leaves no step for the back button: a filter while it is typed. */
export function go(to: string, { replace = false } = {}): void {
  if (to === location.hash) return;
  if (replace) history.replaceState(null, '', to);
  else location.hash = to;
  hash.value = location.hash; // the event comes later, and the next key may come before it
}

/** Sets or (with an empty value) removes parameters of where the reader stands. */
export function setParams(changes: Readonly<Record<string, string>>): void {
  const params = new Map([...route.value.params, ...Object.entries(changes)]);
  go(printRoute(route.value.path.length === 0 ? ['overview'] : route.value.path, params), { replace: true });
}
