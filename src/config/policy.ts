import { UNNAMED_AGENT } from '../api/agent.ts';
import type { Attribution } from '../api/attribution.ts';
import type { PolicyResult, Verdict } from '../api/report.ts';
import type { Disclosure } from './disclosure.ts';

/** The weakest evidence that breaches. `never`: the policy reports and fails nothing. */
export type FailOn = 'recorded' | 'declared' | 'resembles' | 'never';

/** One agent, when and where. An absent end is open; without `where` it is everywhere. */
export interface PolicyRule {
  /** An agent id; `*` stands for every agent that is not allowed. */
  agent: string;
  from?: string;
  until?: string;
  reason?: string;
  where?: (path: string) => boolean;
}

export interface PolicyException {
  agents?: readonly string[];
  commits?: readonly string[];
  reason: string;
  expires?: string;
  where?: (path: string) => boolean;
}

/** Which agents may not have written here, from when, with which exceptions, and what has to be disclosed. */
export interface Policy {
  banned: readonly PolicyRule[];
  /** Ids that are allowed always and everywhere. */
  allowed: readonly string[];
  /** Allowed at times or in places only. */
  permits?: readonly PolicyRule[];
  /** `declared` when absent. */
  failOn?: FailOn;
  disclose?: Disclosure;
  exceptions?: readonly PolicyException[];
  deadline?: string;
  /** The day that expiry dates are compared with; the day of the commit under audit when absent. */
  today?: string;
}

/** All agents of an attribution, the strongest first. */
export const agentsOf = ({ agent, alsoAgents }: Pick<Attribution, 'agent' | 'alsoAgents'>): string[] => [agent, ...(alsoAgents ?? [])];

/**
 * The agent whose part in some lines breaches the policy, or undefined. An agent that is allowed by name is never a
 * breach, not even under `*`; a banned agent is one even where an allowed agent took part as well.
 *
 * @param date The day of the commit (committer date, UTC) as `YYYY-MM-DD`; unknown counts as inside every window.
 * @param path Where; a rule for some paths only does not reach what has no path.
 */
export function bannedAgent(policy: Policy, agents: readonly string[], date: string | undefined, path?: string): string | undefined {
  const holds = ({ from, until, where }: PolicyRule): boolean =>
    (date === undefined || ((from === undefined || date >= from) && (until === undefined || date <= until))) &&
    (where === undefined || (path !== undefined && where(path)));
  const isAllowed = (agent: string): boolean =>
    policy.allowed.includes(agent) || (policy.permits ?? []).some((permit) => permit.agent === agent && holds(permit));
  return agents.find((agent) => !isAllowed(agent) && policy.banned.some((ban) => (ban.agent === agent || ban.agent === '*') && holds(ban)));
}

/** Something that the policy judges: lines of a file, or (without a path) a commit as a whole. */
export interface Judged {
  agents: readonly string[];
  class: string;
  date: string | undefined;
  path?: string;
  commit?: string;
  /** A disclosure that the policy asks for is missing. */
  undisclosed?: boolean;
}

export type Judgement = { rule: 'banned' | 'undisclosed' | 'resembles'; agent: string };

/** What the policy says about something, exceptions aside. */
export function judge(policy: Policy, { agents, class: evidenceClass, date, path, undisclosed = false }: Judged): Judgement | undefined {
  const { failOn = 'declared', disclose } = policy;
  if (failOn === 'never') return undefined;
  if (evidenceClass === 'stylistic') return failOn === 'resembles' ? { rule: 'resembles', agent: UNNAMED_AGENT } : undefined;
  if (failOn === 'recorded' && evidenceClass !== 'recorded') return undefined;
  const banned = bannedAgent(policy, agents, date, path);
  if (banned !== undefined) return { rule: 'banned', agent: banned };
  const due = undisclosed && disclose !== undefined && (disclose.from === undefined || date === undefined || date >= disclose.from);
  return due ? { rule: 'undisclosed', agent: agents[0] ?? UNNAMED_AGENT } : undefined;
}

const hasExpired = ({ expires }: PolicyException, today: string | undefined): boolean => expires !== undefined && today !== undefined && today > expires;

/** The exception that covers a breach, if one holds on that day. */
export function exceptionFor(policy: Policy, breach: { agent: string; path?: string; commit?: string }, today: string | undefined): PolicyException | undefined {
  return (policy.exceptions ?? []).find((exception) => {
    if (hasExpired(exception, today)) return false;
    const { agents, commits, where } = exception;
    return (agents === undefined || agents.includes(breach.agent) || agents.includes('*'))
      && (commits === undefined || commits.some((id) => breach.commit?.startsWith(id)))
      && (where === undefined || (breach.path !== undefined && where(breach.path)));
  });
}

export interface JudgedFile {
  path: string;
  attributions: readonly Attribution[];
  verdict?: Verdict;
  lines?: number;
}

export interface Circumstances {
  /** The day of a commit, `YYYY-MM-DD`. */
  dateOf: (commit: string | undefined) => string | undefined;
  /** The day of the commit under audit: expiry dates are compared with it unless the policy names a day. */
  auditDay?: string | undefined;
  /** Does the commit say what the policy wants disclosed? */
  isDisclosed?: ((commit: string) => boolean) | undefined;
}

/** Does anything in the policy hold in some places only? */
export const asksWhere = ({ banned, permits = [], exceptions = [] }: Policy): boolean => [...banned, ...permits, ...exceptions].some(({ where }) => where !== undefined);

/** The policy applied: every line range that breaches it, in the order of the files given. */
export function applyPolicy(policy: Policy, files: readonly JudgedFile[], circumstances: Circumstances | Circumstances['dateOf']): PolicyResult {
  const { dateOf, auditDay, isDisclosed } = typeof circumstances === 'function' ? { dateOf: circumstances } as Circumstances : circumstances;
  const today = policy.today ?? auditDay;
  const breaches: PolicyResult['breaches'] = [];
  const excused: NonNullable<PolicyResult['excused']> = [];
  const take = (judged: Judged, range: { path: string; startLine: number; endLine: number }): void => {
    const judgement = judge(policy, judged);
    if (judgement === undefined) return;
    const { agent, rule } = judgement;
    const breach = {
      ...range, agent, class: judged.class, ...(judged.commit === undefined ? {} : { commit: judged.commit }), ...(rule === 'banned' ? {} : { rule }),
    };
    const exception = exceptionFor(policy, breach, today);
    if (exception === undefined) breaches.push(breach);
    else excused.push({ ...breach, reason: exception.reason, ...(exception.expires === undefined ? {} : { expires: exception.expires }) });
  };
  for (const { path, attributions, verdict, lines = 0 } of files) {
    for (const range of attributions) {
      const { startLine, endLine, commit } = range;
      const undisclosed = commit !== undefined && isDisclosed !== undefined && !isDisclosed(commit);
      take({ agents: agentsOf(range), class: range.class, date: dateOf(commit), path, undisclosed, ...(commit === undefined ? {} : { commit }) }, { path, startLine, endLine });
    }
    if (verdict === 'resembles') take({ agents: [], class: 'stylistic', date: undefined, path }, { path, startLine: 1, endLine: lines });
  }
  return { ...describePolicy(policy, today), breaches, ...(excused.length > 0 ? { excused } : {}) };
}

/** The policy as a report repeats it. */
function describePolicy(policy: Policy, today: string | undefined): Omit<PolicyResult, 'breaches'> {
  const { banned, allowed, failOn, deadline, exceptions = [] } = policy;
  const expired = exceptions.filter((exception) => hasExpired(exception, today)).map(({ reason, expires = '' }) => ({ reason, expires }));
  return {
    banned: banned.map(({ agent, from, until }) => ({ agent, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) })),
    allowed: [...allowed],
    ...(failOn === undefined ? {} : { failOn }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(expired.length > 0 ? { expired } : {}),
  };
}
