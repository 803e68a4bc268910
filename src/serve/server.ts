import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import type { Ledger } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';
import { auditRoutes } from './audit-routes.ts';
import type { Door } from './door.ts';
import { handle, type HandlerParts } from './handle.ts';
import { Mirror } from './mirror.ts';
import { News } from './news.ts';
import { originsOf } from './origin.ts';
import { pageRoutes, type Pages } from './pages.ts';
import { proxiesAt } from './proxies.ts';
import { sessionRoutes } from './session-routes.ts';
import { openSessions } from './sessions.ts';
import { SourceReader } from './source-reader.ts';

export interface ServeOptions {
  /** Stays open when the server ends. */
  ledger: Ledger;
  door: Door;
  /** `port` 0: any that is free. */
  listen: { host: string; port: number };
  /** Where people reach it, when that is not where it listens; over https cookies go over TLS only. */
  publicUrl?: URL | undefined;
  /** Proxies between people and the server: what they say of a sender's address counts. None when absent. */
  trusted?: readonly string[];
  /** Where the repositories are, by their names in the ledger. */
  sources: ReadonlyMap<string, string>;
  pages: Pages;
  version: string;
  clock?: () => Date;
  /** Hears of failures: where they happened, without any text of a repository and without names. */
  failed: (route: string, error: unknown) => void;
}

export interface Serving {
  /** Without a slash at the end. */
  url: string;
  /** Lets running requests end for a moment, then closes everything but the ledger. */
  close(): Promise<void>;
}

const GRACE_MS = 2_000;
const LIMITS = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 } as const;
/** Without a byte for so long, nobody reads any more; pages that wait for news get a heartbeat more often. */
const ANSWER_MS = 60_000;
const MOST_CONNECTIONS = 512;
const MOST_HEADERS = 64;

/** Serves an audit. @throws {HandiworkError} When the address is taken or cannot be used. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { ledger, door, listen, publicUrl, failed, clock = () => new Date() } = options;
  const mirror = new Mirror(ledger);
  await mirror.refresh();
  const sources = new SourceReader(options.sources);
  const news = new News(mirror, (error) => failed('looking for news', error));
  const server = createServer({ ...LIMITS, insecureHTTPParser: false, requireHostHeader: true });
  const { port } = await listening(server, listen);
  const sessions = openSessions(door, { name: `handiwork-${port}`, secure: publicUrl?.protocol === 'https:', clock });
  const routes = [
    ...pageRoutes(options.pages),
    ...sessionRoutes({ ledger, mirror, door, sessions, sources: sources.names, version: options.version, proxies: proxiesAt(options.trusted ?? []), clock }),
    ...auditRoutes({ ledger, mirror, news, sources, clock }),
  ];
  guard(server);
  answerWith(server, { routes, sessions, origins: originsOf({ ...listen, port, publicUrl }), failed });
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
  return {
    url: publicUrl?.origin ?? `http://${host}:${port}`,
    async close() {
      news.close();
      await closed(server);
      await sources.close();
    },
  };
}

function listening(server: Server, { host, port }: ServeOptions['listen']): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const problem = error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `The server cannot listen on ${host}:${port} (${error.code ?? error.message}).`;
      reject(new HandiworkError(problem, { hint: 'Choose another with --port, or leave it out for one that is free.', cause: error }));
    });
    server.listen({ host, port, exclusive: true }, () => resolve(server.address() as AddressInfo));
  });
}

/** What is no ordinary request ends the connection. */
function guard(server: Server): void {
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
  server.maxRequestsPerSocket = 1_000;
  server.on('upgrade', (_request, socket: Socket) => socket.destroy());
  server.on('connect', (_request, socket: Socket) => socket.destroy());
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Browsers open connections ahead of need: what is written to one that waits is taken for the answer to its first request.
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy();
    else if (socket.writable && socket.bytesWritten === 0) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
}

function answerWith(server: Server, parts: HandlerParts): void {
  server.on('request', (request, response: ServerResponse) => {
    response.setTimeout(ANSWER_MS, () => response.destroy());
    handle(request, response, parts).catch((error: unknown) => {
      parts.failed('while answering', error);
      response.destroy();
    });
  });
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await done;
  clearTimeout(late);
}
