import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes `.handiwork`. Git lists nothing of a folder that ignores itself: what is in it names people, and nobody should commit it by accident. */
export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, '.gitignore'), '*\n');
}
