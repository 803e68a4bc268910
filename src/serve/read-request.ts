import type { IncomingMessage } from 'node:http';

import { Refusal } from './problem.ts';

const LONGEST_ADDRESS = 8_192;
const MOST_BYTES = 512 * 1024;

/** @returns Path and query of a request. @throws {Refusal} On anything but a plain path. */
export function readAddress({ url = '' }: IncomingMessage): { path: string; query: URLSearchParams } {
  if (!url.startsWith('/') || url.startsWith('//') || url.length > LONGEST_ADDRESS) throw new Refusal('bad-request', 'The address is not valid.');
  const at = url.indexOf('?');
  return at === -1 ? { path: url, query: new URLSearchParams() } : { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
}

/** True when the request brings a body, whether or not its method has one. */
export const hasBody = ({ headers }: IncomingMessage): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** @throws {Refusal} When it is no JSON, not in UTF-8, or larger than half a mebibyte. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';').map((part) => part.trim());
  if (type !== 'application/json' || !parameters.every((one) => one === 'charset=utf-8')) throw new Refusal('wrong-type', 'Send Content-Type: application/json.');
  if (request.headers['content-encoding'] !== undefined) throw new Refusal('wrong-type', 'Send it uncompressed.');
  const bytes = await readBytes(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('bad-request', 'The body is not valid JSON.');
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = (): Refusal => new Refusal('too-large', `At most ${MOST_BYTES} bytes are read.`, { hint: 'Decide fewer items at once.' });
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
