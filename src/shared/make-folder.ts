import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those that it lies in, each for its owner alone. `mkdirSync` with `recursive` never comes back where the
 * system says that a folder is not there although the one it lies in is, as in `/proc` (Node 20).
 *
 * @throws The system's error when one of them cannot be made.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error; // somebody else made it meanwhile
  }
}
