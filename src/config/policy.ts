import type { Attribution } from '../api/attribution.ts';
import type { PolicyResult } from '../api/report.ts';

/** Which agents may not have written here, and from when. `*` stands for every agent that is not allowed. */
export interface Policy {
  banned: readonly { agent: string; from?: string; until?: string }[];
  allowed: readonly string[];
}

/** All agents of an attribution, the strongest first. */
export const agentsOf = ({ agent, alsoAgents }: Pick<Attribution, 'agent' | 'alsoAgents'>): string[] => [agent, ...(alsoAgents ?? [])];

/**
 * The agent whose part in some lines breaches the policy, or undefined. An agent that is allowed by name is never a
 * breach, not even under `*`; a banned agent is one even where an allowed agent took part as well.
 *
 * @param date The day of the commit (committer date, UTC) as `YYYY-MM-DD`; unknown counts as inside every window.
 */
export function bannedAgent(policy: Policy, agents: readonly string[], date: string | undefined): string | undefined {
  const inWindow = ({ from, until }: Policy['banned'][number]): boolean =>
    date === undefined || ((from === undefined || date >= from) && (until === undefined || date <= until));
  return agents.find(
    (agent) => !policy.allowed.includes(agent) && policy.banned.some((ban) => (ban.agent === agent || ban.agent === '*') && inWindow(ban)),
  );
}

/** The policy applied: every line range of a banned agent, in the order of the files given. */
export function applyPolicy(
  policy: Policy,
  files: readonly { path: string; attributions: readonly Attribution[] }[],
  dateOf: (commit: string | undefined) => string | undefined,
): PolicyResult {
  const breaches = files.flatMap(({ path, attributions }) =>
    attributions.flatMap((range) => {
      const agent = bannedAgent(policy, agentsOf(range), dateOf(range.commit));
      if (agent === undefined) return [];
      const { startLine, endLine, commit } = range;
      return [{ path, startLine, endLine, agent, class: range.class, ...(commit === undefined ? {} : { commit }) }];
    }),
  );
  return { banned: policy.banned.map((ban) => ({ ...ban })), allowed: [...policy.allowed], breaches };
}
