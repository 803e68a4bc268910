import type { IncomingMessage } from 'node:http';

import { Refusal } from './problem.ts';

/** Addresses under which the server may be asked. Anything else is another name for it, as in a DNS rebinding attack. */
export interface Origins {
  hosts: ReadonlySet<string>;
  origins: ReadonlySet<string>;
}

/** @param publicUrl Where people reach it, when that is not where it listens. */
export function originsOf({ host, port, publicUrl }: { host: string; port: number; publicUrl?: URL | undefined }): Origins {
  const names = isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : isWildcard(host) ? [] : [host.includes(':') ? `[${host}]` : host];
  const urls = names.map((name) => new URL(`http://${name}:${port}`));
  if (publicUrl !== undefined) urls.push(publicUrl);
  return { hosts: new Set(urls.map((url) => url.host)), origins: new Set(urls.map(({ origin }) => origin)) };
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
export const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::';

/**
 * Only the server's own pages may ask. Browsers say where a request comes from, and no page can lie about it; what says
 * nothing (`curl`) may read with a cookie of its own, and has to name the origin to change something. Others may link to the
 * first page, and a sign-in elsewhere may lead back to it: it is the same for everybody and says nothing.
 *
 * @throws {Refusal}
 */
export function checkOrigin(request: IncomingMessage, { hosts, origins }: Origins): void {
  const { method = '', headers } = request;
  if (headers.host === undefined || !hosts.has(headers.host.toLowerCase())) {
    throw new Refusal('wrong-origin', 'This server is not known by that name.', { hint: 'Use the address that it printed; name others with --public-url.' });
  }
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || (site === 'none' && method === 'GET') || isVisit(request);
  const origin = headers.origin;
  const isKnown = origin === undefined ? method === 'GET' : origins.has(origin);
  if (!isOwn || !isKnown) throw new Refusal('wrong-origin', 'Another page sent this request, or nobody said which one.');
}

/** Somebody followed a link: the first page opens in a tab of its own, not in a frame. */
const isVisit = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' && /^\/(?:\?|$)/.test(url) && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
