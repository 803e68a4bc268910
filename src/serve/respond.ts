import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { Refusal } from './problem.ts';
import type { Answer } from './route.ts';
import { defined } from '../shared/objects.ts';

/** Nothing is loaded but from here, nothing is inlined, nobody frames the pages, no address leaks. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
};

/** Below, shrinking costs more than it saves. */
const WORTH_SHRINKING = 2_048;
const shrink = promisify(gzip);

/** Sends an answer. @param asked Headers of the request that the answer depends on. */
export async function respond(response: ServerResponse, answer: Answer, asked: { ifNoneMatch?: string | undefined; acceptEncoding?: string | undefined }): Promise<void> {
  const { status = 200, json, headers = {}, etag, secret = false, page, stream } = answer;
  for (const [name, value] of Object.entries({ ...HEADERS, ...headers, ...defined({ ETag: etag }) })) response.setHeader(name, value);
  if (stream !== undefined) {
    response.writeHead(status);
    stream(response);
    return;
  }
  if (etag !== undefined && asked.ifNoneMatch?.split(',').some((one) => one.trim() === etag) === true) {
    response.writeHead(304).end();
    return;
  }
  const body = page?.text ?? (json === undefined ? undefined : JSON.stringify(json));
  if (body === undefined) {
    response.writeHead(status === 200 ? 204 : status).end();
    return;
  }
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', page?.type ?? 'application/json; charset=utf-8');
  const bytes = Buffer.from(body as string);
  const isShrunk = !secret && bytes.length >= WORTH_SHRINKING && /\bgzip\b/.test(asked.acceptEncoding ?? '');
  const sent = isShrunk ? await shrink(bytes, { level: 4 }) : bytes;
  response.setHeader('Vary', 'Accept-Encoding');
  if (isShrunk) response.setHeader('Content-Encoding', 'gzip');
  response.writeHead(status, { 'Content-Length': sent.length }).end(sent);
}

export const answerOf = ({ problem, headers }: Refusal): Answer => ({
  status: problem.status, json: problem, headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
});
