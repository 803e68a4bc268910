import { resolve } from 'node:path';

import { isObjectId } from '../history/object-id.ts';
import { readSmallFile } from '../history/small-file.ts';
import type { LineOptions } from '../scan/options.ts';
import { HandiworkError } from '../shared/errors.ts';
import { flag, text, type Options } from './options.ts';

/** A hundred thousand commits. */
const MOST_BYTES = 8 << 20;

/** `-w`, `-M`, `-C` and `--ignore-revs-file` as one value. @throws {HandiworkError} When the file holds no commit ids. */
export function lineOptions(options: Options, cwd: string): LineOptions {
  const file = text(options, 'ignoreRevsFile');
  return {
    ...(flag(options, 'blameWhitespace') ? { ignoreWhitespace: true } : {}),
    ...(flag(options, 'blameMoves') ? { detectMoves: true } : {}),
    ...(flag(options, 'blameCopies') ? { detectCopies: true } : {}),
    ...(file === undefined ? {} : { ignoreRevs: readIgnoredRevs(resolve(cwd, file), file) }),
  };
}

function readIgnoredRevs(path: string, shown: string): string[] {
  const content = readSmallFile(path, MOST_BYTES);
  if (content === undefined) throw new HandiworkError(`The file "${shown}" of --ignore-revs-file cannot be read: no regular file of at most ${MOST_BYTES} bytes.`, { hint: 'It holds a full commit id on each line, and is looked for where you run this.' });
  const lines = content.split('\n').map((line) => (line.split('#')[0] ?? '').trim().toLowerCase()).filter((line) => line !== '');
  const odd = lines.find((line) => !isObjectId(line));
  if (odd !== undefined) throw new HandiworkError(`"${odd.slice(0, 60)}" in "${shown}" is not a full commit id.`, { hint: 'One id per line; # begins a comment, as in git blame --ignore-revs-file.' });
  return lines;
}
