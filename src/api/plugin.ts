import type { Agent } from './agent.ts';
import type { Formatter } from './formatter.ts';
import type { Heuristic } from './heuristic.ts';

/** What a package named `handiwork-plugin-*` exports by default. Heuristic ids become `namespace/id`. */
export interface Plugin {
  meta: { name: string; version: string; namespace: string };
  heuristics?: readonly Heuristic[];
  agents?: readonly Agent[];
  formatters?: Readonly<Record<string, Formatter>>;
}

export const definePlugin = (plugin: Plugin): Plugin => plugin;
