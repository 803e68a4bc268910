import type { Agent } from '../../api/agent.ts';
import type { Policy } from '../../config/policy.ts';
import { hasPolicy, policyFor, readConfiguration, todayOf, type Configuration } from '../configuration.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';

/** The policy that a hook holds a commit against; undefined when there is none. Expiry is compared with the commit's own date. */
export async function hookPolicy(options: Options, io: Io, agents: readonly Agent[]): Promise<{ policy: Policy | undefined; configuration: Configuration }> {
  const configuration = await readConfiguration(options, io.cwd);
  return { configuration, policy: hasPolicy(configuration) ? policyFor(configuration.config, { agents }, todayOf(options)) : undefined };
}
