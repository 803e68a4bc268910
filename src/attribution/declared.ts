import type { Agent, SignalKind } from '../api/agent.ts';
import type { Commit } from '../api/commit.ts';
import { createCatalogue, dayOf, isDeclared, isWithin, type Catalogue, type CatalogueEntry } from './catalogue.ts';
import { footersOf, prefilter, type Footer } from './footers.ts';
import { NEGATIVE_SENTENCE, isDependencyBot, isWholeLine } from './guards.ts';
import { capMessage, normaliseMessage, readMessage, subjectOf, type MessageLine } from './message.ts';
import { modelOf } from './model.ts';
import { Naming, ROLE_RANK } from './naming.ts';

/** One thing a commit says about who wrote it. */
export interface DeclaredSignal {
  agent: string;
  /** `agent/signal`. */
  signal: string;
  kind: SignalKind;
  tier: 'authored' | 'assisted';
  /** As written: the address, the name or the line. May hold anything: escape before rendering. */
  text: string;
  /** 1-based line of the message; 0 for an identity. */
  line: number;
  model?: string;
  /** Why the span was stamped on work the agent had no part in. Does not declare by itself. */
  misStamped?: string;
  /** The window it fell outside of. Does not declare by itself. */
  outsideWindow?: string;
  /** A review bot: never authorship. */
  reviewOnly?: true;
}

export type DeclarationHeuristic =
  | 'author-identity' | 'committer-identity' | 'commit-trailers' | 'commit-footers' | 'commit-subject';

/** What a commit declares: the agent of its strongest signal, the others, and everything that was seen. */
export interface Declaration {
  agent: string;
  model?: string;
  tier: 'authored' | 'assisted';
  /** Other agents the commit names, strongest first. */
  alsoAgents: string[];
  heuristic: DeclarationHeuristic;
  /** Declaring signals, strongest first, then those that do not declare by themselves. */
  signals: DeclaredSignal[];
}

export interface DeclarationMatcher {
  /** What the commit declares, or undefined when it declares nothing. */
  declaredBy(commit: Commit): Declaration | undefined;
  /** Everything seen, review bots, mis-stamped and out-of-window signals included, in no order of strength. */
  signalsOf(commit: Commit): DeclaredSignal[];
}

interface Sighting {
  entry: CatalogueEntry;
  text: string;
  line: number;
  model?: string;
}

const HEURISTIC_OF: Readonly<Partial<Record<SignalKind, [rank: number, heuristic: DeclarationHeuristic]>>> = {
  'author-email': [0, 'author-identity'],
  'author-name': [0, 'author-identity'],
  committer: [1, 'committer-identity'],
  trailer: [2, 'commit-trailers'],
  footer: [3, 'commit-footers'],
  subject: [4, 'commit-subject'],
};

const CACHE_CAP = 20_000;
const END_OF_BUMP = /^(?:updated-dependencies:$|signed-off-by: .{0,60}\[bot\])/i;

function cached<V>(cache: Map<string, V>, key: string, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_CAP) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}

/** Reads messages against one catalogue. Holds caches: identities and trailer values repeat across a history. */
class Matcher implements DeclarationMatcher {
  private readonly catalogue: Catalogue;
  private readonly naming: Naming;
  private readonly footers: readonly Footer[];
  private readonly mayDeclare: RegExp;
  private readonly identities = new Map<string, Sighting[]>();
  private readonly trailers = new Map<string, Sighting[]>();

  constructor(agents: readonly Agent[]) {
    this.catalogue = createCatalogue(agents);
    this.naming = new Naming(agents, this.catalogue);
    this.footers = footersOf(this.catalogue);
    this.mayDeclare = prefilter(this.catalogue, this.footers);
  }

  signalsOf(commit: Commit): DeclaredSignal[] {
    const day = dayOf(commit.committerDate);
    return this.sightings(commit).map((sighting) => signalOf(sighting, day));
  }

  declaredBy(commit: Commit): Declaration | undefined {
    const sightings = this.sightings(commit);
    if (sightings.length === 0) return undefined;
    const day = dayOf(commit.committerDate);
    const ordered = sightings.sort((a, b) => strengthOf(a) - strengthOf(b) || a.line - b.line || a.entry.order - b.entry.order);
    const signals = ordered.map((sighting) => signalOf(sighting, day));
    const declaring = signals.filter(declares);
    const first = declaring[0];
    if (first === undefined) return undefined;
    const own = declaring.filter((signal) => signal.agent === first.agent);
    const also = [...new Set(declaring.map((signal) => signal.agent))].filter((id) => id !== first.agent && this.naming.isTool(id));
    const model = own.find((signal) => signal.model !== undefined)?.model;
    return {
      agent: first.agent,
      ...(model === undefined ? {} : { model }),
      tier: own.some((signal) => signal.tier === 'authored') ? 'authored' : 'assisted',
      alsoAgents: also,
      heuristic: HEURISTIC_OF[first.kind]?.[1] ?? 'commit-trailers',
      signals: [...declaring, ...signals.filter((signal) => !declares(signal))],
    };
  }

  private sightings(commit: Commit): Sighting[] {
    const { author, committer } = commit;
    const key = `${author.email}\0${author.name}\0${committer.name}`;
    const identities = cached(this.identities, key, () => this.readIdentities(commit));
    const said = this.readSubject(commit);
    if (this.mayDeclare.test(normaliseMessage(capMessage(commit.message)))) said.push(...this.readLines(commit));
    return said.length === 0 ? [...identities] : [...identities, ...said];
  }

  private readIdentities({ author, committer }: Commit): Sighting[] {
    const texts: [SignalKind, string][] = [
      ['author-email', author.email], ['author-name', author.name], ['committer', committer.name],
    ];
    const found: Sighting[] = [];
    for (const [kind, raw] of texts) {
      const text = normaliseMessage(raw.slice(0, 320)).trim();
      for (const entry of this.catalogue.byKind.get(kind) ?? []) {
        if (isDeclared(entry.signal) && entry.signal.pattern.test(text)) found.push({ entry, text: raw.slice(0, 320), line: 0 });
      }
    }
    return found;
  }

  private readSubject(commit: Commit): Sighting[] {
    const entries = this.catalogue.byKind.get('subject') ?? [];
    const subject = entries.length === 0 ? '' : subjectOf(commit.message);
    return entries
      .filter(({ signal }) => isDeclared(signal) && signal.pattern.test(subject))
      .filter(({ signal }) => signal.authorEmail === undefined || signal.authorEmail.test(commit.author.email.slice(0, 320)))
      .map((entry) => ({ entry, text: subject, line: 1 }));
  }

  private readLines(commit: Commit): Sighting[] {
    const lines = readMessage(commit.message);
    const said = isDependencyBot(commit.author) ? ownLines(lines) : lines;
    return said.flatMap((line) => {
      if (line.key === undefined) return this.readFooter(line);
      const found = cached(this.trailers, `${line.key}\0${line.values.join('\0')}`, () => this.readTrailer(line));
      if (found.length === 0) return this.readFooter(line);
      return found.map((sighting) => ({ ...sighting, text: line.raw, line: line.number }));
    });
  }

  private readTrailer(line: MessageLine): Sighting[] {
    const entries = (this.catalogue.byKey.get(line.key ?? '') ?? []).filter(({ signal }) => isDeclared(signal));
    if (entries.length === 0) return [];
    const value = line.values[0] ?? '';
    const model = modelOf(value);
    const matched = entries.filter(({ signal }) => line.values.some((form) => signal.pattern.test(form)));
    const resolved = this.naming.resolve(matched, value);
    return resolved.map((entry) => ({ entry, text: line.raw, line: line.number, ...(model === undefined ? {} : { model }) }));
  }

  private readFooter(line: MessageLine): Sighting[] {
    if (NEGATIVE_SENTENCE.test(line.text)) return [];
    const lower = line.text.toLowerCase();
    const found = this.footers.filter(({ entry: { signal }, literals }) => {
      if (literals !== undefined && !literals.some((literal) => lower.includes(literal))) return false;
      const match = signal.pattern.exec(line.text);
      return match !== null && isWholeLine(line.text, match);
    }).map(({ entry }) => entry);
    const model = found.length === 0 ? undefined : modelOf(line.text);
    const named = found.length > 0 && found.every(({ agent }) => agent.role === 'unnamed') ? this.naming.toolIn(line.text) : undefined;
    return found.map((match) => (named === undefined ? match : { ...match, agent: named })).map((entry) => ({ entry, text: line.raw, line: line.number, ...(model === undefined ? {} : { model }) }));
  }

}

const declares = (signal: DeclaredSignal): boolean =>
  signal.misStamped === undefined && signal.outsideWindow === undefined && signal.reviewOnly === undefined;

/** What follows a dependency bot's own text, which quotes other projects: the commits squashed below it, the last lines. */
function ownLines(lines: readonly MessageLine[]): MessageLine[] {
  const end = lines.findIndex(({ text }) => END_OF_BUMP.test(text));
  return lines.filter((line, at) => line.isLastParagraph || (end >= 0 && at > end));
}

const strengthOf = ({ entry }: Sighting): number =>
  ROLE_RANK[entry.agent.role] * 10 + (HEURISTIC_OF[entry.signal.kind]?.[0] ?? 9);

function signalOf({ entry, text, line, model }: Sighting, day: string): DeclaredSignal {
  const { agent, signal, id } = entry;
  const windows = signal.window === undefined ? [agent.window] : [agent.window, signal.window];
  const missed = windows.find((window) => !isWithin(window, day));
  const stamped = signal.misStamped?.find((span) => isWithin(span, day));
  return {
    agent: agent.id,
    signal: id,
    kind: signal.kind,
    tier: signal.tier === 'authored' ? 'authored' : 'assisted',
    text,
    line,
    ...(model === undefined ? {} : { model }),
    ...(stamped === undefined ? {} : { misStamped: stamped.note }),
    ...(missed === undefined ? {} : { outsideWindow: `${missed.from ?? ''}..${missed.until ?? ''}` }),
    ...(agent.role === 'review-bot' ? { reviewOnly: true as const } : {}),
  };
}

/**
 * A matcher over these agents. It is fast enough for hundreds of thousands of commits: identities and trailer values
 * are remembered, and a message without a known key or footer word is passed over in one scan.
 *
 * @throws {HandiworkError} As `createCatalogue`.
 */
export function createDeclarationMatcher(agents: readonly Agent[]): DeclarationMatcher {
  return new Matcher(agents);
}
