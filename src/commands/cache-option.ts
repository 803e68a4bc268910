import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import type { ScanOptions } from '../scan/options.ts';
import { HandiworkError } from '../shared/errors.ts';
import { flag, refused, text, type Options } from './options.ts';

/** Off unless asked for; `--cache-location` alone asks for it too, and `--no-cache` takes back what a script or an alias asked. */
export function cacheOf(options: Options, cwd: string): ScanOptions['cache'] {
  if (refused(options, 'cache')) return undefined;
  const location = text(options, 'cacheLocation');
  if (location === undefined) return flag(options, 'cache') ? {} : undefined;
  const folder = resolve(cwd, location);
  // What goes wrong with a cache later fails no scan; what can never work is said.
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new HandiworkError(`The cache location "${location}" is a file.`, { hint: 'Name a folder; it is made when it is not there.' });
  return { location: folder };
}
