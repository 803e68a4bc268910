import type { Agent, SignalKind } from '../api/agent.ts';

/** What of each agent was seen: agent id → the things seen, in the order they were met. */
export type Sightings = Map<string, string[]>;

const MOST_SHOWN = 3;
const LONGEST_SHOWN = 80;

/** Adds a sighting once. */
export function addSighting(sightings: Sightings, agent: string, thing: string): void {
  const things = sightings.get(agent);
  if (things === undefined) sightings.set(agent, [thing]);
  else if (!things.includes(thing)) things.push(thing);
}

/** Tests texts against every signal of one kind: one combined expression first, so that most texts cost one test. */
export class SignalMatcher {
  readonly #signals: readonly { agent: string; pattern: RegExp }[];
  readonly #any: RegExp;

  /** @param agents review bots are left out: what they leave says nothing about authorship */
  constructor(agents: readonly Agent[], kind: SignalKind) {
    this.#signals = agents
      .filter(({ role }) => role !== 'review-bot')
      .flatMap(({ id, signals }) => signals.filter((signal) => signal.kind === kind).map(({ pattern }) => ({ agent: id, pattern })));
    // A pattern that is read in another way than by case cannot be one of many.
    const canJoin = this.#signals.every(({ pattern }) => /^i?$/.test(pattern.flags));
    this.#any = canJoin ? new RegExp(this.#signals.map(({ pattern }) => `(?:${pattern.source})`).join('|') || '$.', 'i') : /(?:)/;
  }

  /** Ids of the agents one of whose signals matches; each once. */
  agentsOf(text: string): string[] {
    if (!this.#any.test(text)) return [];
    return [...new Set(this.#signals.filter(({ pattern }) => pattern.test(text)).map(({ agent }) => agent))];
  }
}

/** `claude-code (CLAUDE.md, .claude/settings.json), cursor (.cursorrules)`: most seen first, long lists cut. */
export function listSightings(sightings: Sightings): string {
  return [...sightings]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([agent, things]) => {
      const shown = things.slice(0, MOST_SHOWN).map((thing) => (thing.length > LONGEST_SHOWN ? `${thing.slice(0, LONGEST_SHOWN)}…` : thing));
      const rest = things.length - shown.length;
      return `${agent} (${shown.join(', ')}${rest > 0 ? `, ${rest} more` : ''})`;
    })
    .join(', ');
}
