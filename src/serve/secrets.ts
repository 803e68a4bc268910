import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares secrets in a time that does not depend on where they differ. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** A value that belongs to `text` and that nobody else can compute. */
export const sealed = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

/** N 2^15, r 8, p 1: 32 MiB, some 60 ms. Tokens are random, so this only has to make a stolen file tedious. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 << 20 } as const;
const LENGTH = 32;

/** `hw_SALT_SECRET`: the salt finds its line, so that one hash is computed whoever asks. */
export interface Token {
  salt: string;
  secret: string;
}

export const newToken = (): Token => ({ salt: randomBytes(9).toString('hex'), secret: randomBytes(32).toString('hex') });
export const printToken = ({ salt, secret }: Token): string => `hw_${salt}_${secret}`;
export function parseToken(text: string): Token | undefined {
  const [, salt, secret] = /^hw_([0-9a-f]{18})_([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return salt === undefined || secret === undefined ? undefined : { salt, secret };
}

/** @returns `scrypt:SALT:HASH`, hexadecimal: all that is kept of a token. */
export const hashToken = async (token: Token): Promise<string> => `scrypt:${token.salt}:${(await derive(token)).toString('hex')}`;

/** @param kept As {@link hashToken} wrote it; undefined when nobody has this salt: then as much is computed, for nothing. */
export async function provesToken(token: Token, kept: string | undefined): Promise<boolean> {
  const hash = await derive(token);
  const known = Buffer.from(kept?.split(':')[2] ?? '', 'hex');
  return timingSafeEqual(hash, known.length === LENGTH ? known : Buffer.alloc(LENGTH)) && kept !== undefined;
}

const derive = ({ salt, secret }: Token): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, LENGTH, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
