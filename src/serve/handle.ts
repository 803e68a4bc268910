import type { IncomingMessage, ServerResponse } from 'node:http';

import { AUDIT_ROLES } from '../api/audit.ts';
import { Busy } from '../audit/busy.ts';
import { CSRF_HEADER } from './contract.ts';
import { checkOrigin, type Origins } from './origin.ts';
import { Refusal } from './problem.ts';
import { hasBody, readAddress, readJson } from './read-request.ts';
import { answerOf, respond } from './respond.ts';
import { matchRoute, type Answer, type Identity, type Route } from './route.ts';
import { checkCsrf, type Sessions } from './sessions.ts';

export interface HandlerParts {
  routes: readonly Route[];
  sessions: Sessions;
  origins: Origins;
  /** Hears of what nobody expected: the route, never the address, and where in the program it happened. */
  failed(route: string, error: unknown): void;
}

/** Answers one request: every check is here, in one order for all routes. */
export async function handle(request: IncomingMessage, response: ServerResponse, parts: HandlerParts): Promise<void> {
  let where = 'before any route';
  let answer: Answer;
  try {
    checkOrigin(request, parts.origins);
    const { path, query } = readAddress(request);
    const { route, params } = matchRoute(parts.routes, request.method ?? '', path);
    where = `${route.method} ${route.path}`;
    const identity = route.needs === 'nobody' ? undefined : identify(request, route, parts.sessions);
    const body = await readBody(request, route);
    answer = await route.answer({ request, params, query, body, identity });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) parts.failed(where, error);
    answer = answerOf(refusal ?? new Refusal('internal', 'The server could not answer. Its terminal says where.'));
    // What was not read of the request may be anything: nothing may follow it on the same connection.
    if (hasBody(request) && !request.complete) answer = { ...answer, headers: { ...answer.headers, Connection: 'close' } };
  }
  if (response.destroyed || response.headersSent) return;
  await respond(response, answer, { ifNoneMatch: request.headers['if-none-match'], acceptEncoding: request.headers['accept-encoding'] as string | undefined });
  if (!request.complete && answer.stream === undefined) response.once('finish', () => request.destroy());
}

/** What is nobody's fault but has an answer; undefined for what nobody expected. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  return error instanceof Busy ? new Refusal('busy', error.message, { hint: 'Nothing was written. Try again in a moment.', headers: { 'Retry-After': '5' } }) : undefined;
}

/** @throws {Refusal} When nobody is signed in, the role is too small, or the session's token is missing. */
function identify(request: IncomingMessage, { method, needs }: Route, sessions: Sessions): Identity {
  const identity = sessions.identify(request);
  if (method !== 'GET') checkCsrf(identity, request.headers[CSRF_HEADER.toLowerCase()]);
  const rank = (role: string): number => AUDIT_ROLES.findIndex((one) => one === role);
  if (rank(identity.actor.role) < rank(needs)) throw new Refusal('forbidden', `This needs the role ${needs}.`, { hint: 'Ask whoever runs this server for it.' });
  return identity;
}

async function readBody(request: IncomingMessage, { method }: Route): Promise<unknown> {
  if (method === 'POST') return readJson(request);
  if (hasBody(request)) throw new Refusal('bad-request', 'This kind of request has no body.');
  return undefined;
}
