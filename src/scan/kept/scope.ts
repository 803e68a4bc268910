import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { join } from 'node:path';
import type { Rules } from '../../builtins.ts';
import type { Repository } from '../../history/object-view.ts';
import { readSmallFile } from '../../history/small-file.ts';
import type { ScanOptions } from '../options.ts';

/** Which build wrote it: the bundler puts a digest of the program here. In the sources it stays as it is. */
const BUILD = '__HANDIWORK_BUILD__';

/** Everything but commits and blobs that facts depend on, as far as it is known before anything is read. */
export function scopeOf({ objectFormat, subfolder, view }: Repository, { options, rules }: { options: ScanOptions; rules: Rules }): string {
  const { since, include, exclude, paths, blame } = options;
  const boundary = readSmallFile(join(view, 'shallow'), Number.POSITIVE_INFINITY);
  // Not a part of the rule set: two reports can be compared although their words differ. Kept words would be the words of another day.
  const words = rules.registry.all.map(({ meta }) => [meta.id, meta.messages]);
  const parts = [BUILD, rules.version, rules.ruleSet, words, endianness(), objectFormat, subfolder, boundary, since, include, exclude, paths && [...paths].toSorted(), blame];
  return createHash('sha256').update(JSON.stringify(parts.map((part) => part ?? null))).digest('hex').slice(0, 32);
}
