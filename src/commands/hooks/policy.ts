import type { Agent } from '../../api/agent.ts';
import type { Policy } from '../../config/policy.ts';
import { hasPolicy, policyFor, printed, readConfiguration, todayOf } from '../configuration.ts';
import type { Io } from '../io.ts';
import { flag, type Options } from '../options.ts';

/** What a hook holds a commit against. */
export interface HookRules {
  agents: readonly Agent[];
  /** Undefined when there is none. Expiry is compared with the commit's own date. */
  policy: Policy | undefined;
}

/** Undefined when only the configuration was asked for, which is printed then. */
export async function hookRules(options: Options, io: Io): Promise<HookRules | undefined> {
  const { agents } = await import('../../../heuristics/commits/agents/index.ts');
  const configuration = await readConfiguration(options, io.cwd);
  const policy = hasPolicy(configuration) ? policyFor(configuration.config, { agents }, todayOf(options)) : undefined;
  if (!flag(options, 'printConfig')) return { agents, policy };
  await io.write(printed(configuration));
  return undefined;
}
