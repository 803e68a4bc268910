import type { CommitHeuristic, Heuristic, Need, RepositoryHeuristic, UnitHeuristic } from '../api/heuristic.ts';
import type { Plugin } from '../api/plugin.ts';
import type { LanguageId } from '../api/unit.ts';
import { HandiworkError } from '../shared/errors.ts';

/** The heuristics of a run, by what they look at, each list sorted by id. */
export interface Registry {
  all: readonly Heuristic[];
  units: readonly UnitHeuristic[];
  commits: readonly CommitHeuristic[];
  repositories: readonly RepositoryHeuristic[];
  /** Undefined when no heuristic has this id. */
  find(id: string): Heuristic | undefined;
}

const byId = (left: Heuristic, right: Heuristic): number => (left.meta.id < right.meta.id ? -1 : left.meta.id > right.meta.id ? 1 : 0);

function namespaced(plugin: Plugin): Heuristic[] {
  const { namespace } = plugin.meta;
  return (plugin.heuristics ?? []).map((heuristic) => ({ ...heuristic, meta: { ...heuristic.meta, id: `${namespace}/${heuristic.meta.id}` } }) as Heuristic);
}

/**
 * Joins built-in heuristics with those of plugins, whose ids become `namespace/id`.
 * @throws HandiworkError when two heuristics share an id
 */
export function createRegistry(builtins: readonly Heuristic[], plugins: readonly Plugin[] = []): Registry {
  const all = [...builtins, ...plugins.flatMap(namespaced)].sort(byId);
  const index = new Map<string, Heuristic>();
  for (const heuristic of all) {
    if (index.has(heuristic.meta.id)) {
      throw new HandiworkError(`Two heuristics are called "${heuristic.meta.id}".`, { hint: 'Give one plugin another namespace.' });
    }
    index.set(heuristic.meta.id, heuristic);
  }
  return {
    all,
    units: all.filter((heuristic) => heuristic.subject === 'unit'),
    commits: all.filter((heuristic) => heuristic.subject === 'commit'),
    repositories: all.filter((heuristic) => heuristic.subject === 'repository'),
    find: (id) => index.get(id),
  };
}

/** Why a heuristic is not run on a language, or undefined when it is. */
export function skipReason(heuristic: UnitHeuristic, language: LanguageId, missing: readonly Need[] = []): string | undefined {
  const { languages, needs } = heuristic.meta;
  const speaks = (languages as readonly string[]).includes('*') ? !needs.includes('prose') || language === 'markdown' : languages.includes(language as never);
  if (!speaks) return `not for ${language}`;
  const absent = needs.find((need) => missing.includes(need));
  return absent === undefined ? undefined : `needs ${absent}`;
}

/**
 * The unit heuristics to run on a language, in the order of the registry.
 * @param missing what this run does not compute, `['scope']` unless the exact parser is at hand
 */
export function unitHeuristics(registry: Registry, language: LanguageId, missing: readonly Need[] = ['scope']): UnitHeuristic[] {
  return registry.units.filter((heuristic) => skipReason(heuristic, language, missing) === undefined);
}
