import { resolve } from 'node:path';

import type { Actor } from '../../api/audit.ts';
import { HandiworkError } from '../../shared/errors.ts';
import type { Door } from '../../serve/door.ts';
import { linkDoor } from '../../serve/link-door.ts';
import { isLoopback, isWildcard } from '../../serve/origin.ts';
import { proxyDoor } from '../../serve/proxy-door.ts';
import { tokenDoor } from '../../serve/token-door.ts';
import { text, texts, type Options } from '../options.ts';

export interface Entrance {
  door: Door;
  listen: { host: string; port: number };
  publicUrl: URL | undefined;
  /** Addresses of proxies. */
  trusted: readonly string[];
  /** The secret of the next link, where links are how people come in. */
  token?: () => string;
}

const MANY = 'Give people tokens (handiwork serve token add <name> --role reviewer, then --tokens <file>), or put a proxy before it (--proxy-header). Without --host only this machine reaches the server.';

/**
 * Where the server listens and how people come in.
 *
 * @param renewed Called when a link was used.
 * @throws {HandiworkError} When others could reach it without having to say who they are, or flags contradict each other.
 */
export async function entrance(options: Options, { cwd, actor, renewed }: { cwd: string; actor: () => Promise<Actor>; renewed: () => void }): Promise<Entrance> {
  const listen = { host: text(options, 'host') ?? '127.0.0.1', port: portOf(text(options, 'port')) };
  const publicUrl = urlOf(text(options, 'publicUrl'));
  const tokens = text(options, 'tokens');
  const header = text(options, 'proxyHeader');
  if (tokens !== undefined && header !== undefined) throw new HandiworkError('--tokens and --proxy-header are two ways to sign in.', { hint: 'Choose one.' });
  if (!isLoopback(listen.host)) {
    if (tokens === undefined && header === undefined) throw new HandiworkError(`Others can reach "${listen.host}", and nobody would have to say who they are.`, { hint: MANY });
    if (isWildcard(listen.host) && publicUrl === undefined) throw new HandiworkError(`"${listen.host}" is every address of this machine, and none that people can open.`, { hint: 'Say where they reach it: --public-url https://audit.example.org' });
  }
  const trusted = texts(options, 'trustProxy');
  const place = { listen, publicUrl, trusted };
  if (header !== undefined) return { door: behindProxy(options, header, cwd), ...place };
  if (options['roles'] !== undefined) throw new HandiworkError('--roles belongs to --proxy-header.', { hint: 'For instance --proxy-header X-Forwarded-User.' });
  if (tokens !== undefined) return { door: tokenDoor(resolve(cwd, tokens)), ...place };
  if (trusted.length > 0) throw new HandiworkError('--trust-proxy belongs to --tokens or --proxy-header.', { hint: 'Without them only you come in, and no proxy is between.' });
  const door = linkDoor(await actor(), renewed);
  return { door, ...place, token: door.token };
}

function behindProxy(options: Options, header: string, cwd: string): Door {
  const trusted = texts(options, 'trustProxy');
  const roles = text(options, 'roles');
  if (trusted.length === 0) throw new HandiworkError('Anybody can send a header: whose counts?', { hint: 'Name the address of the proxy: --trust-proxy 127.0.0.1' });
  if (roles === undefined) throw new HandiworkError('The proxy says who asks, not what they may do.', { hint: 'Name a file with lines such as "ada reviewer": --roles <file>' });
  return proxyDoor({ header, trusted, rolesFile: resolve(cwd, roles) });
}

function portOf(given: string | undefined): number {
  const port = Number(given ?? 0);
  if (!/^\d{1,5}$/.test(given ?? '0') || port > 65_535) throw new HandiworkError(`"${given}" is no port.`, { hint: 'A number up to 65535; without --port one that is free is taken.' });
  return port;
}

function urlOf(given: string | undefined): URL | undefined {
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new HandiworkError(`"${given}" is no address of a server.`, { hint: 'For instance --public-url https://audit.example.org (a host of its own, no folder).' });
  }
  return url;
}

/** True when secrets would cross a network as plain text. */
export const isInTheClear = ({ listen, publicUrl }: Pick<Entrance, 'listen' | 'publicUrl'>): boolean =>
  publicUrl === undefined ? !isLoopback(listen.host) : publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname);
