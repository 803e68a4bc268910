import { dirname, relative, sep } from 'node:path';

import { findRepository, locateRepository } from '../history/locate.ts';

/**
 * The path of a file from the top of a repository, or undefined when it lies outside. Every folder above is asked: a
 * change can make one of them look like a repository of its own, or like a link to elsewhere.
 *
 * @param file Absolute; need not exist.
 * @throws {HandiworkError} When there is no repository.
 */
export function pathInside(file: string, repository: string): string | undefined {
  const { commonDir } = locateRepository(repository);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const around = findRepository(folder);
    if (around?.commonDir === commonDir) return around.subfolder + relative(folder, file).split(sep).join('/');
    if (dirname(folder) === folder) return undefined;
  }
}
