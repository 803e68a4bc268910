import type { Agent } from '../api/agent.ts';
import { namesOf, plainName, type Catalogue, type CatalogueEntry } from './catalogue.ts';
import { isNegativeValue, isPersonValue } from './guards.ts';

/** A tool goes before a role that names none. */
export const ROLE_RANK: Readonly<Record<Agent['role'], number>> = {
  'coding-agent': 0, 'app-builder': 0, editor: 0, model: 1, recorder: 2, kit: 2, unnamed: 3, 'review-bot': 4,
};

/** The tool a value speaks of: what stands before the address, the model, the version. */
const toolNameOf = (value: string): string =>
  plainName(value.split(/[<(:/[]/, 1)[0]?.replace(/ (?:agent|cli|ai|bot)[ \t]*$/i, '').trim() ?? '');

/** Which tool a line speaks of, where several signals match it or none names one. */
export class Naming {
  private readonly catalogue: Catalogue;
  private readonly agents: ReadonlyMap<string, Agent>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly aliases: ReadonlyMap<string, string>;

  constructor(agents: readonly Agent[], catalogue: Catalogue) {
    this.catalogue = catalogue;
    this.agents = new Map(agents.map((agent) => [agent.id, agent]));
    this.names = namesOf(agents, (agent) => [agent.id, agent.name]);
    this.aliases = namesOf(agents, (agent) => [agent.id, agent.name, ...(agent.aliases ?? [])]);
  }

  /** Whether it is the id of something that writes, not of a role that names none. */
  isTool(id: string): boolean {
    const role = this.agents.get(id)?.role;
    return role !== 'unnamed' && role !== 'recorder' && role !== 'kit';
  }

  /**
   * One line, one tool where possible: a tool's name goes before the vendor's address behind it, a tool before its
   * model, anything before `unnamed`; an unnamed match whose value names a tool of the catalogue becomes that tool's.
   */
  resolve(matched: readonly CatalogueEntry[], value: string): CatalogueEntry[] {
    const named = matched.filter(({ agent }) => ROLE_RANK[agent.role] <= 1 || agent.role === 'review-bot');
    const spoken = this.agents.get(this.names.get(toolNameOf(value)) ?? '');
    if (named.length === 0) return this.resolveUnnamed(matched, value);
    const tools = named.filter(({ agent }) => agent.role !== 'model');
    const kept = tools.length > 0 ? tools : named;
    if (spoken === undefined || kept.some(({ agent }) => agent.id === spoken.id)) {
      return [...kept].sort((a, b) => Number(b.agent.id === spoken?.id) - Number(a.agent.id === spoken?.id));
    }
    const first = kept[0];
    const isTool = ROLE_RANK[spoken.role] === 0;
    return first === undefined || !isTool ? kept : [{ ...first, agent: spoken }, ...kept];
  }

  private resolveUnnamed(matched: readonly CatalogueEntry[], value: string): CatalogueEntry[] {
    const tool = this.toolAt(value) ?? this.agents.get(this.aliases.get(toolNameOf(value)) ?? '');
    const isDoubtful = tool === undefined && (isNegativeValue(value) || isPersonValue(value));
    return matched
      .filter(({ agent }) => agent.role !== 'unnamed' || !isDoubtful)
      .map((entry) => (tool === undefined ? entry : { ...entry, agent: tool }));
  }

  /** The agent whose own co-author line this value would be. */
  private toolAt(value: string): Agent | undefined {
    if (!value.includes('<')) return undefined;
    const own = this.catalogue.byKey.get('co-authored-by') ?? [];
    return own.find(({ agent, signal }) => ROLE_RANK[agent.role] <= 1 && signal.pattern.test(value))?.agent;
  }

  /** The first tool a disclosure names. */
  toolIn(text: string): Agent | undefined {
    const words = text.split(/[^A-Za-z0-9-]/).filter((word) => word !== '').slice(0, 60);
    for (const [at, word] of words.entries()) {
      const id = this.aliases.get(plainName(`${word}${words[at + 1] ?? ''}`)) ?? this.aliases.get(plainName(word));
      if (id !== undefined && /^[A-Z]/.test(word)) return this.agents.get(id);
    }
    return undefined;
  }
}
