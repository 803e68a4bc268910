import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

import { agents as builtinAgents } from '../heuristics/commits/agents/index.ts';
import { heuristics as builtinHeuristics } from '../heuristics/index.ts';
import type { Agent } from './api/agent.ts';
import type { Plugin } from './api/plugin.ts';
import { createCatalogue } from './attribution/catalogue.ts';
import { createRegistry, type Registry } from './engine/registry.ts';
import { StyleModels } from './score/model.ts';

/** Everything a run judges by. Loaded once; the same for every repository of a run. */
export interface Rules {
  version: string;
  /** Changes whenever a heuristic, an agent or a model does: two reports with one rule set can be compared. */
  ruleSet: string;
  registry: Registry;
  agents: readonly Agent[];
  models: StyleModels;
}

/** Binds what is built in, and the plugins that the user named, into one set of rules. @throws {HandiworkError} On equal ids. */
export function loadRules(plugins: readonly Plugin[] = [], models = new StyleModels()): Rules {
  const { version } = createRequire(import.meta.url)('handiwork/package.json') as { version: string };
  const registry = createRegistry(builtinHeuristics, plugins);
  const agents = [...builtinAgents, ...plugins.flatMap((plugin) => plugin.agents ?? [])];
  if (agents.length > builtinAgents.length) createCatalogue(agents); // what is wrong with an agent is told before anything is read
  const rules = { version, registry, agents, models };
  let ruleSet: string | undefined;
  // When it is asked for: a process that only scores need not know it.
  return { ...rules, get ruleSet() { return (ruleSet ??= digestOfRules(rules, plugins)); } };
}

function digestOfRules({ registry, agents, models }: Omit<Rules, 'ruleSet'>, plugins: readonly Plugin[]): string {
  const parts = {
    heuristics: registry.all.map(({ meta, defaults }) => [meta.id, meta.needs, meta.languages, meta.measure, defaults]),
    agents,
    models: models.digest,
    plugins: plugins.map(({ meta }) => meta),
  };
  const text = JSON.stringify(parts, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value));
  return createHash('sha256').update(text).digest('hex');
}

let builtin: Rules | undefined;

/** The rules without plugins, made once per process. */
export const builtinRules = (): Rules => (builtin ??= loadRules());
