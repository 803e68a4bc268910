import { UNNAMED_AGENT, type Agent, type Signal, type SignalKind, type Tier, type Window } from '../api/agent.ts';
import { HandiworkError } from '../shared/errors.ts';

/** A signal with its agent. */
export interface CatalogueEntry {
  agent: Agent;
  signal: Signal;
  /** `agent/signal`, unique. */
  id: string;
  /** Position in the catalogue: the last tie-breaker. */
  order: number;
}

/** Agents arranged for matching. */
export interface Catalogue {
  agents: readonly Agent[];
  byKind: ReadonlyMap<SignalKind, readonly CatalogueEntry[]>;
  /** Trailer signals by lower-case key. */
  byKey: ReadonlyMap<string, readonly CatalogueEntry[]>;
}

const DECLARED_KINDS: ReadonlySet<SignalKind> = new Set([
  'author-email', 'author-name', 'committer', 'trailer', 'footer', 'subject',
]);

/** Kinds in which a signal of this kind can be wrong, whatever the agent. */
export const KIND_CONFOUNDERS: Readonly<Partial<Record<SignalKind, string>>> = {
  'author-email': 'identity is free text; a squash merge gives the whole branch to the opener of the pull request',
  'author-name': 'free text; people and agents share first names',
  committer: 'says who ran git commit, not who wrote',
  trailer: 'copied by revert, cherry-pick, rebase and squash; forgeable; may name only one of several commits of a branch',
  footer: 'quoted or pasted; may describe the text of the pull request',
  subject: 'conventional scopes look alike',
  branch: 'typed by people too; lost when the branch is deleted and the merge is a squash',
  ref: 'absent in a plain clone; orphaned by rewrites',
  path: 'shows that an agent is set up, nothing more',
  'in-file': 'may be quoted text',
  'history-file': 'records edits that were refused, failed or overwritten too',
  'pr-label': 'may name the topic rather than the origin',
  'pr-body': 'lies outside git',
};

/** True for the signals that can declare a commit: they name authorship, not presence. */
export const isDeclared = (signal: { kind: SignalKind; tier: Tier }): boolean =>
  DECLARED_KINDS.has(signal.kind) && signal.tier !== 'present';

const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

/**
 * Arranges agents for matching.
 *
 * @throws {HandiworkError} When two agents or signals share an id, or a pattern remembers its last match.
 */
export function createCatalogue(agents: readonly Agent[]): Catalogue {
  const byKind = new Map<SignalKind, CatalogueEntry[]>();
  const byKey = new Map<string, CatalogueEntry[]>();
  const seen = new Set<string>();
  const claim = (id: string): void => {
    if (seen.has(id)) throw new HandiworkError(`Two entries of the agent catalogue are called "${id}".`, { hint: 'Give the agent or signal of the plugin another id.' });
    seen.add(id);
  };
  let order = 0;
  for (const agent of agents) {
    claim(agent.id);
    for (const signal of agent.signals) {
      const id = `${agent.id}/${signal.id}`;
      claim(id);
      if (signal.pattern.global || signal.pattern.sticky) throw new HandiworkError(`The pattern of "${id}" remembers its last match.`, { hint: 'Take its flags g and y away.' });
      const entry = { agent, signal, id, order: order++ };
      append(byKind, signal.kind, entry);
      for (const key of signal.keys ?? []) append(byKey, key, entry);
    }
  }
  return { agents, byKind, byKey };
}

/** `YYYY-MM-DD` in UTC of seconds since 1970; dates beyond what a calendar can hold are clipped to its ends. */
export function dayOf(seconds: number): string {
  const clipped = Math.min(Math.max(seconds, 0), 253_402_300_799);
  return new Date((Number.isFinite(clipped) ? clipped : 0) * 1000).toISOString().slice(0, 10);
}

/** True when the day lies inside the window, both ends included. */
export const isWithin = (window: Pick<Window, 'from' | 'until'>, day: string): boolean =>
  (window.from === undefined || day >= window.from) && (window.until === undefined || day <= window.until);

/** The earliest day on which any agent of the catalogue can have worked: older lines are `human-by-date`. */
export function firstAgentDay(agents: readonly Agent[]): string | undefined {
  const days = agents.flatMap((agent) => (agent.window.from === undefined ? [] : [agent.window.from]));
  return days.sort()[0];
}

/** A name as it is compared: lower case, without blanks, hyphens and underscores. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[ _-]/g, '');

const NAMED_ROLES: ReadonlySet<Agent['role']> = new Set(['coding-agent', 'app-builder', 'editor', 'model']);

/** Plain name → agent id; a name that two agents share means neither. */
export function namesOf(agents: readonly Agent[], say: (agent: Agent) => readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const agent of agents.filter(({ role }) => NAMED_ROLES.has(role))) {
    for (const name of new Set(say(agent).flatMap((said) => [said, said.replace(/\([^()]*\)/, '')]).map(plainName))) {
      if (names.has(name)) shared.add(name);
      names.set(name, agent.id);
    }
  }
  for (const name of shared) names.delete(name);
  return names;
}

/**
 * The catalogue's id for a tool as a recorder calls it (`claude`, `copilot-cli`, `Claude Code`), or `undefined` when the
 * catalogue knows none.
 */
export const toolNames = (agents: readonly Agent[]): ReadonlyMap<string, string> =>
  namesOf(agents, (agent) => [agent.id, agent.name, ...(agent.aliases ?? [])]);

export { UNNAMED_AGENT };

/** The catalogue's id for what a recorder calls its tool; `UNNAMED_AGENT` when it names none or one nobody knows. */
export const agentOfTool = (names: ReadonlyMap<string, string>, tool: string | undefined): string =>
  (tool === undefined ? undefined : names.get(plainName(tool.slice(0, 100)))) ?? UNNAMED_AGENT;
