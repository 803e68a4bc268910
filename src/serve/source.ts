import { stateOn } from '../audit/decide.ts';
import type { Source, SourceRange } from './contract.ts';
import type { Standing } from './mirror.ts';
import { Refusal } from './problem.ts';
import type { SourceReader } from './source-reader.ts';

type Place = Pick<Source, 'repository' | 'path' | 'commit'>;

/** A file with the items in it. @throws {Refusal} When it cannot be shown. */
export async function sourceOf(reader: SourceReader, standing: Standing, { query, day }: { query: URLSearchParams; day: string }): Promise<Source> {
  const place = placeOf(standing, query);
  const ranges = rangesOf(standing, place, day);
  return { ...place, ...(await reader.read(place)), ranges };
}

/** Only commits that the ledger names can be looked into. */
function placeOf({ items, heads, places }: Standing, query: URLSearchParams): Place {
  const id = query.get('item');
  const item = id === null ? undefined : items.get(id);
  if (id !== null && item === undefined) throw new Refusal('not-found', 'There is no finding with this id.');
  const repository = item?.repository ?? query.get('repository') ?? '';
  const path = item?.path ?? query.get('path') ?? '';
  const commit = query.get('commit') ?? (id === null ? undefined : places.get(id)) ?? heads.get(repository);
  const head = heads.get(repository);
  if (head === undefined) throw new Refusal('not-found', 'No repository of this name was imported.');
  if (path === '') throw new Refusal('no-source', 'It speaks of the repository as a whole, not of a file.');
  const isNamed = commit === head || [...items.values()].some((one) => one.repository === repository && places.get(one.id) === commit);
  if (commit === undefined || !isNamed) throw new Refusal('no-source', 'The audit knows nothing of this commit.');
  return { repository, path, commit };
}

function rangesOf({ items, places }: Standing, { repository, path, commit }: Place, day: string): SourceRange[] {
  const ranges: SourceRange[] = [];
  for (const item of items.values()) {
    const { id, startLine, endLine, class: evidence, agent, model, resemblance, message } = item;
    if (item.path !== path || item.repository !== repository || startLine === undefined || endLine === undefined || places.get(id) !== commit) continue;
    ranges.push({
      id, startLine, endLine, state: stateOn(item, day), class: evidence, message,
      ...(agent === undefined ? {} : { agent }), ...(model === undefined ? {} : { model }),
      ...(item.commit === undefined ? {} : { commit: item.commit }), ...(resemblance === undefined ? {} : { resemblance }),
    });
  }
  return ranges.toSorted((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
}
