import type { Review } from '../../api/review.ts';
import type { LineOrigins } from '../../attribution/lines.ts';
import type { Rules } from '../../builtins.ts';
import type { History } from '../../history/history.ts';
import type { Repository } from '../../history/object-view.ts';
import type { Found } from '../files.ts';
import { attributeFiles } from '../lines/lines.ts';
import type { ScanOptions } from '../options.ts';
import { readPast } from '../lines/past.ts';
import { defined } from '../../shared/objects.ts';

/** What is known of the lines of changed files that the change did not touch. Needs the whole history. */
export async function readContext(
  repository: Repository,
  rules: Rules,
  { found, scope, changed }: { found: Found; scope: ScanOptions; changed: History },
): Promise<NonNullable<Review['context']>> {
  const past = await readPast(repository, rules, {});
  const lines = new Map<string, LineOrigins>();
  await attributeFiles(repository, { past, found, options: scope, onFile: () => undefined }, lines);
  return found.files.flatMap(({ path }) =>
    (lines.get(path)?.attributions ?? []).flatMap(({ startLine, endLine, class: evidenceClass, agent, commit }) =>
      commit !== undefined && changed.has(commit) ? [] : [{ path, startLine, endLine, class: evidenceClass, agent, ...defined({ commit }) }]));
}
