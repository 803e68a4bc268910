import { readFileSync, statSync } from 'node:fs';

/** A regular file of at most `limit` bytes as Latin-1 (bytes kept), or undefined: absent, larger, a pipe, a device. */
export function readSmallFile(path: string, limit: number): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size > limit) return undefined;
  return readFileSync(path, 'latin1');
}

export const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
