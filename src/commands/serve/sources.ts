import { basename, resolve } from 'node:path';

import type { Ledger } from '../../api/audit.ts';
import { openRepository } from '../../history/object-view.ts';
import { displayPaths } from '../../scan/display-path.ts';
import { HandiworkError } from '../../shared/errors.ts';

/**
 * Where the repositories of an audit are. Only those that the user names: what a ledger calls a repository may be the path
 * of another one on this machine.
 *
 * @param given `PATH`, or `NAME=PATH` where the audit calls it otherwise.
 * @throws {HandiworkError} When the audit knows no such repository, or there is none at the path.
 */
export async function sourcesOf(given: readonly string[], ledger: Ledger, cwd: string): Promise<{ folders: Map<string, string>; without: string[] }> {
  const known = new Set<string>();
  for await (const entry of ledger.entries({ kinds: ['import'] })) if (entry.kind === 'import') known.add(entry.body.repository);
  const folders = new Map<string, string>();
  for (const one of given) {
    const { name, path } = split(one, known);
    const folder = resolve(cwd, path);
    (await openRepository(folder)).close();
    folders.set(name, folder);
  }
  return { folders, without: [...known].filter((name) => !folders.has(name)).toSorted() };
}

function split(given: string, known: ReadonlySet<string>): { name: string; path: string } {
  const at = given.indexOf('=');
  if (at > 0 && known.has(given.slice(0, at))) return { name: given.slice(0, at), path: given.slice(at + 1) };
  const [asReported = given] = displayPaths([{ path: given, depth: 0 }]);
  const sameEnd = [...known].filter((name) => basename(name) === basename(resolve(given)));
  const name = known.has(asReported) ? asReported : sameEnd.length === 1 ? sameEnd[0] : undefined;
  if (name === undefined) throw new HandiworkError(`The audit knows no repository "${given}".`, { hint: `Known: ${[...known].join(', ') || 'none yet; import one first'}. Say which one it is: --repository NAME=${given}` });
  return { name, path: given };
}
