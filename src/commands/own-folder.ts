import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../shared/make-folder.ts';

/** Makes `.handiwork`. Git lists nothing of a folder that ignores itself: what is in it names people, and nobody should commit it by accident. */
export function makeOwnFolder(folder: string): void {
  makeFolder(folder);
  writeFileSync(join(folder, '.gitignore'), '*\n');
}
