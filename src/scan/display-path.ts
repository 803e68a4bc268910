import { isAbsolute, normalize, posix, sep } from 'node:path';

/**
 * How reports name repositories. A relative path stays as it was given, normalised; of an absolute one only the last
 * parts are kept, as many as tell it from the others, so that a report says the same on every machine. A folder inside
 * a repository is named by its repository.
 *
 * @param given Paths as given, with the depth of each below the top of its repository (0 at the top).
 */
export function displayPaths(given: readonly { path: string; depth: number }[]): string[] {
  const full = given.map(({ path, depth }) => posix.normalize(`${normalize(path).split(sep).join('/')}${'/..'.repeat(depth)}`));
  return full.map((path, at) => {
    const clean = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    if (!isAbsolute(clean)) return clean;
    const parts = clean.split('/').filter((part) => part !== '');
    const others = full.filter((other, index) => index !== at && other !== path && isAbsolute(other));
    for (let kept = 1; kept < parts.length; kept += 1) {
      const tail = parts.slice(-kept).join('/');
      if (!others.some((other) => other.endsWith(`/${tail}`) || other.endsWith(`/${tail}/`))) return tail;
    }
    return parts.join('/') || '/';
  });
}
