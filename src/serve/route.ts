import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Actor, AuditRole } from '../api/audit.ts';
import { Refusal } from './problem.ts';

/** Who sends a request. */
export interface Identity {
  actor: Actor;
  /** What every changing request has to bring along. */
  csrf: string;
  /** False once the person may no longer look: long answers have to end. */
  holds(): boolean;
}

/** One request, after all checks. */
export interface Call {
  request: IncomingMessage;
  /** What the `:names` of the route matched, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Parsed JSON; undefined without a body. */
  body: unknown;
  /** Absent only where the route needs nobody. */
  identity: Identity | undefined;
}

/** What a route gives back. */
export interface Answer {
  status?: number;
  json?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Says which state it shows; the body is left out where the asker has it. */
  etag?: string;
  /** Not shrunk: what holds a secret beside what others can influence must not be (BREACH). */
  secret?: boolean;
  /** A finished text instead of JSON. */
  page?: { type: string; text: string | Buffer };
  /** Takes over the response after its headers. */
  stream?: (response: ServerResponse) => void;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** `/api/items/:id`. */
  path: string;
  /** The least role that may ask; `nobody`: also who is not signed in. */
  needs: AuditRole | 'nobody';
  answer(call: Call): Answer | Promise<Answer>;
}

export interface Matched {
  route: Route;
  params: Record<string, string>;
}

/** @throws {Refusal} When nothing matches, or only other methods do. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Matched {
  const found = routes.flatMap((route): Matched[] => {
    const params = paramsOf(route.path, path);
    return params === undefined ? [] : [{ route, params }];
  });
  const matched = found.find(({ route }) => route.method === method);
  if (matched !== undefined) return matched;
  if (found.length === 0) throw new Refusal('not-found', 'There is nothing at this address.');
  throw new Refusal('wrong-method', 'This address knows other methods only.', { headers: { Allow: found.map(({ route }) => route.method).join(', ') } });
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const part = parts[at] ?? '';
    if (want.startsWith(':')) params[want.slice(1)] = decoded(part);
    else if (want !== part) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal('bad-request', 'The address is not valid.');
  }
}
