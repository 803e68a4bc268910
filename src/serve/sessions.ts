import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import type { Door } from './door.ts';
import { Refusal } from './problem.ts';
import type { Identity } from './route.ts';
import { digest, isSame, sealed } from './secrets.ts';

const HOURS = 12;
const LIFETIME_MS = HOURS * 3_600_000;
const MOST = 1_000;

interface Kept {
  key: string;
  csrf: string;
  ends: number;
}

export interface Sessions {
  /** @throws {Refusal} When nobody is signed in. */
  identify(request: IncomingMessage): Identity;
  /** Signs the holder of a key in. @returns the cookie to set */
  begin(key: string): { cookie: string; identity: Identity };
  /** @returns the cookie that takes the old one away */
  end(request: IncomingMessage): string;
}

/**
 * Who is signed in, in memory: a restart signs everybody out. Of a cookie only the digest is kept.
 *
 * @param secure Cookies go over TLS only.
 * @param name Browsers send the cookies of a host to all its ports: each server needs a name of its own.
 */
export function openSessions(door: Door, { name, secure, clock }: { name: string; secure: boolean; clock: () => Date }): Sessions {
  const kept = new Map<string, Kept>();
  const proxyKey = randomBytes(32);
  const cookieName = secure ? `__Host-${name}` : name;
  const attributes = `HttpOnly; SameSite=Strict; Path=/${secure ? '; Secure' : ''}`;
  const find = (request: IncomingMessage): Kept | undefined => {
    const value = cookieOf(request, cookieName);
    const session = value === undefined ? undefined : kept.get(digest(value).toString('hex'));
    return session !== undefined && session.ends > clock().getTime() ? session : undefined;
  };
  const identityOf = (session: Kept): Identity | undefined => {
    const actor = door.holderOf(session.key);
    return actor && { actor: { name: actor.name, role: actor.role }, csrf: session.csrf, holds: () => session.ends > clock().getTime() && door.holderOf(session.key) !== undefined };
  };
  return {
    identify(request) {
      if (door.recognise !== undefined) {
        const { name, role } = door.recognise(request);
        return { actor: { name, role }, csrf: sealed(proxyKey, name), holds: () => door.holderOf(name) !== undefined };
      }
      const session = find(request);
      const identity = session && identityOf(session);
      if (identity === undefined) throw notSignedIn(door);
      return identity;
    },
    begin(key) {
      const value = randomBytes(32).toString('base64url');
      const session: Kept = { key, csrf: randomBytes(32).toString('base64url'), ends: clock().getTime() + LIFETIME_MS };
      const identity = identityOf(session);
      if (identity === undefined) throw notSignedIn(door);
      const [oldest] = kept.keys();
      if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
      kept.set(digest(value).toString('hex'), session);
      return { cookie: `${cookieName}=${value}; ${attributes}; Max-Age=${HOURS * 3600}`, identity };
    },
    end(request) {
      const session = find(request);
      if (session !== undefined) session.ends = 0;
      const value = cookieOf(request, cookieName);
      if (value !== undefined) kept.delete(digest(value).toString('hex'));
      return `${cookieName}=; ${attributes}; Max-Age=0`;
    },
  };
}

const HINTS = {
  link: 'Open the link that handiwork serve printed; each works once.',
  token: 'Sign in with your token.',
  proxy: 'Open the address of the proxy.',
} as const;

const notSignedIn = ({ kind }: Door): Refusal => new Refusal('not-signed-in', 'Nobody is signed in here.', { hint: HINTS[kind], signIn: kind });

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** @throws {Refusal} When a changing request does not bring the session's own token along. */
export function checkCsrf({ csrf }: Identity, given: string | string[] | undefined): void {
  if (typeof given !== 'string' || !isSame(given, csrf)) throw new Refusal('wrong-origin', 'The request lacks the token of the session.', { hint: 'Load the page again.' });
}
