import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import { suggest } from './suggest.ts';
import type { Disclosure } from './disclosure.ts';
import type { Policy, PolicyException, PolicyRule } from './policy.ts';
import { mergeConfigs } from './load.ts';
import type { Config, ConfigException, ConfigRule } from './schema.ts';

/** What each preset stands for; anything that the configuration says itself goes before it. */
export const PRESETS: Readonly<Record<NonNullable<Config['preset']>, Config>> = {
  ban: { failOn: 'declared' },
  disclose: { failOn: 'declared', disclose: { trailers: ['Assisted-by'], required: 'when-evident' } },
  inventory: { failOn: 'never' },
};

/** A configuration with its preset filled in. `ban` without agents bans every agent that is not allowed. */
export function withPreset(config: Config): Config {
  if (config.preset === undefined) return config;
  const filled = { ...PRESETS[config.preset], ...config };
  return config.preset === 'ban' && (config.ban ?? []).length === 0 ? { ...filled, ban: ['*'] } : filled;
}

export interface ResolveOptions {
  /** Every agent id there is. */
  known: readonly string[];
  /** Makes a test of patterns as in `.gitignore`. */
  pathFilter: (patterns: readonly string[]) => (path: string) => boolean;
  today?: string | undefined;
}

/** @throws {HandiworkError} When it names an agent that does not exist, or bans and allows the same one. */
export function policyOf(config: Config, options: ResolveOptions): Policy {
  const { ban = [], allow = [], disclose, failOn, exceptions = [], deadline } = withPreset(config);
  const [banned, permitted] = [ban.map(asRule), allow.map(asRule)];
  for (const { agent } of [...banned, ...permitted]) checkAgent(agent, options.known);
  for (const agent of exceptions.flatMap(({ agents }) => agents ?? [])) checkAgent(agent, options.known);
  const allowed = [...new Set(permitted.filter(isPlain).map(({ agent }) => agent))];
  const both = banned.find((rule) => isPlain(rule) && allowed.includes(rule.agent));
  if (both !== undefined) throw new HandiworkError(`The policy bans and allows "${both.agent}".`, { hint: 'Give one of the two rules dates or paths.' });
  const permits = permitted.filter((rule) => !isPlain(rule));
  return {
    banned: banned.map((rule) => toRule(rule, options)),
    allowed,
    ...(permits.length > 0 ? { permits: permits.map((rule) => toRule(rule, options)) } : {}),
    ...defined({ failOn }),
    ...(disclose === undefined ? {} : { disclose: toDisclosure(disclose) }),
    ...(exceptions.length > 0 ? { exceptions: exceptions.map((one) => toException(one, options)) } : {}),
    ...defined({ deadline, today: options.today }),
  };
}

/** Holds always and everywhere. */
const isPlain = ({ from, until, paths }: ConfigRule): boolean => from === undefined && until === undefined && paths === undefined;

const asRule = (rule: string | ConfigRule): ConfigRule => (typeof rule === 'string' ? { agent: rule } : rule);

function toRule({ agent, from, until, paths, reason }: ConfigRule, { pathFilter }: ResolveOptions): PolicyRule {
  return {
    agent,
    ...defined({ from, until, reason }),
    ...(paths === undefined ? {} : { where: pathFilter(paths) }),
  };
}

function toException({ paths, agents, commits, reason, expires }: ConfigException, { pathFilter }: ResolveOptions): PolicyException {
  return {
    reason,
    ...defined({ agents, commits, expires }),
    ...(paths === undefined ? {} : { where: pathFilter(paths) }),
  };
}

function toDisclosure({ trailers = ['Assisted-by'], required = 'when-evident', from }: NonNullable<Config['disclose']>): Disclosure {
  return { trailers: trailers.map((key) => key.toLowerCase()), required, ...defined({ from }) };
}

/** @throws {HandiworkError} When there is no such agent. */
export function checkAgent(agent: string, known: readonly string[]): void {
  if (agent === '*' || known.includes(agent)) return;
  const near = suggest(agent, known);
  throw new HandiworkError(`There is no agent "${agent.slice(0, 60)}".`, { hint: `${near === undefined ? '' : `Did you mean "${near}"? `}See handiwork list agents.` });
}

const STRICTNESS = ['never', 'recorded', 'declared', 'resembles'] as const;

/**
 * What a scanned repository's own configuration may add to a policy from outside it: bans, a duty to disclose, stricter
 * failing. It cannot allow, except, leave out paths, or fail on less.
 *
 * @returns The narrowed configuration, and the keys that were not followed.
 */
export function narrow(outer: Config, own: Config): { config: Config; ignored: string[] } {
  const { ban, disclose, failOn, deadline } = withPreset(own);
  const filled = withPreset(outer);
  const strict = (value: Config['failOn']): number => STRICTNESS.indexOf(value ?? 'declared');
  const isStricter = failOn !== undefined && strict(failOn) > strict(filled.failOn);
  // What is allowed at times or in places only may be banned for the rest.
  const allowed = new Set((filled.allow ?? []).map(asRule).filter(isPlain).map(({ agent }) => agent));
  const bans = (ban ?? []).filter((rule) => !allowed.has(asRule(rule).agent));
  const config = mergeConfigs(filled, {
    ...(bans.length > 0 ? { ban: bans } : {}),
    ...(disclose !== undefined && filled.disclose === undefined ? { disclose } : {}),
    ...(isStricter ? { failOn } : {}),
    ...(deadline !== undefined && (filled.deadline === undefined || deadline < filled.deadline) ? { deadline } : {}),
  });
  const ignored = (['allow', 'exceptions', 'include', 'exclude', 'minEvidence'] as const).filter((key) => own[key] !== undefined);
  const isBanIgnored = bans.length < (ban ?? []).length;
  return { config, ignored: [...ignored, ...(isBanIgnored ? ['ban'] : []), ...(failOn !== undefined && strict(failOn) < strict(filled.failOn) ? ['failOn'] : [])] };
}
