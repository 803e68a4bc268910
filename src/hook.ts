import type { Agent, SignalKind } from './api/agent.ts';
import type { Commit } from './api/commit.ts';
import type { EvidenceClass } from './api/evidence.ts';
import { dayOf, plainName, toolNames } from './attribution/catalogue.ts';
import { createDeclarationMatcher, type DeclaredSignal } from './attribution/declared.ts';
import { readDisclosure, wantedTrailer } from './config/disclosure.ts';
import { exceptionFor, judge, type Judged, type Judgement, type Policy } from './config/policy.ts';
import type { Identities } from './history/own-git.ts';
import type { StagedFile } from './history/staged.ts';
import { defined } from './shared/objects.ts';

/** One thing that a hook has to say about the commit that is being made. */
export interface HookFinding {
  class: EvidenceClass;
  agent?: string;
  /** A sentence. May quote the message or a file: escape before rendering. */
  message: string;
  path?: string;
  /** From 1, in the message or the file. */
  line?: number;
  breach: boolean;
}

interface Judging {
  agents: readonly Agent[];
  policy: Policy | undefined;
  identities: Identities;
  /** Paths that the commit brings lines to, for rules and exceptions that hold in some places only. */
  paths?: readonly string[];
}

const SCISSORS = /^. -{8,} >8 -{8,}$/m;
const MOST_FINDINGS = 200;

/** A message as git will record it, near enough: without comments and what stands below the scissors; lines keep their numbers. */
export function recordedMessage(text: string): string {
  const cut = SCISSORS.exec(text)?.index ?? text.length;
  return text.slice(0, cut).replaceAll('\r\n', '\n').split('\n').map((line) => (line.startsWith('#') ? '' : line)).join('\n');
}

/** What a commit message and the identities of the commit declare, and whether the policy allows it. */
export function judgeMessage(text: string, judging: Judging): HookFinding[] {
  const { agents, policy, identities } = judging;
  const message = recordedMessage(text);
  const signals = declaring(commitOf(message, identities), agents);
  const findings = once(signals.map((signal) => describe(signal, judging)));
  const { disclose } = policy ?? {};
  const isBanned = findings.some(({ breach }) => breach); // a trailer would not make it right
  if (policy === undefined || disclose === undefined || policy.failOn === 'never' || isBanned || message.trim() === '') return findings;
  const names = toolNames(agents);
  const state = readDisclosure(message, disclose, (name) => names.get(plainName(name.slice(0, 100))));
  const agent = signals[0]?.agent;
  const wanted = wantedTrailer(disclose, agent);
  const isDue = breachOf({ agents: agent === undefined ? [] : [agent], undisclosed: true }, judging) !== undefined;
  const missing = (why: string): HookFinding[] => (isDue ? [...findings, { class: 'declared', ...defined({ agent }), message: why, breach: true }] : findings);
  if (state.state === 'malformed') return missing(`The trailer "${state.line}" names no agent that is known (see handiwork list agents). Write for example "${wanted}".`);
  if (agent !== undefined && state.state === 'denied') return missing(`The message says that no agent took part, and shows ${agent}. Write "${wanted}" instead.`);
  if (agent !== undefined && state.state === 'absent') return missing(`${agent} took part, so the message needs the trailer "${wanted}" in its last paragraph.`);
  if (disclose.required === 'always' && state.state === 'absent') return missing(`The message needs the trailer "${wanted}" in its last paragraph, or "${wantedTrailer(disclose, 'none')}".`);
  return findings;
}

/** What the identities and the staged lines and paths show. Markers and paths are context: they never breach by themselves. */
export function judgeStaged(files: readonly StagedFile[], judging: Judging): HookFinding[] {
  const placed = { ...judging, paths: files.map(({ path }) => path) };
  const identities = once(declaring(commitOf('', judging.identities), judging.agents).map((signal) => describe(signal, placed)));
  const paths = signalsOfKind(judging.agents, 'path');
  const markers = signalsOfKind(judging.agents, 'in-file');
  const found: HookFinding[] = [];
  for (const { path, added } of files) {
    const set = paths.find(({ pattern }) => pattern.test(path));
    if (set !== undefined) found.push({ class: 'contextual', agent: set.agent.id, message: `${path} sets up ${set.agent.name}.`, path, breach: false });
    for (const { line, text } of added) {
      const marker = markers.find(({ pattern }) => pattern.test(text));
      if (marker !== undefined) found.push({ class: 'contextual', agent: marker.agent.id, message: `The line says that ${marker.agent.name} wrote here.`, path, line, breach: false });
      if (found.length >= MOST_FINDINGS) return [...identities, ...found];
    }
  }
  return [...identities, ...found];
}

/** Several signals can see the same in one line. */
const once = (findings: readonly HookFinding[]): HookFinding[] => [...new Map(findings.map((finding) => [`${finding.line ?? ''} ${finding.message}`, finding])).values()];

const signalsOfKind = (agents: readonly Agent[], kind: SignalKind) =>
  agents.filter(({ role }) => role !== 'review-bot').flatMap((agent) => agent.signals.filter((signal) => signal.kind === kind).map(({ pattern }) => ({ agent, pattern })));

function commitOf(message: string, { author, committer, date }: Identities): Commit {
  return { id: '', parents: [], author, authorDate: date, committer, committerDate: date, message };
}

const declaring = (commit: Commit, agents: readonly Agent[]): DeclaredSignal[] =>
  createDeclarationMatcher(agents).declaredBy(commit)?.signals.filter(({ misStamped, outsideWindow, reviewOnly }) => misStamped === undefined && outsideWindow === undefined && reviewOnly === undefined) ?? [];

/**
 * What the policy holds against the commit, in the first of its paths that no exception covers. An exception for a commit
 * cannot cover one that has no id yet.
 */
function breachOf(declared: Pick<Judged, 'agents' | 'undisclosed'>, { policy, identities, paths = [] }: Judging): Judgement | undefined {
  if (policy === undefined) return undefined;
  const date = dayOf(identities.date);
  const places: readonly { path?: string }[] = paths.length > 0 ? paths.map((path) => ({ path })) : [{}];
  for (const place of places) {
    const judgement = judge(policy, { ...declared, ...place, class: 'declared', date });
    if (judgement !== undefined && exceptionFor(policy, { agent: judgement.agent, ...place }, policy.today ?? date) === undefined) return judgement;
  }
  return undefined;
}

function describe({ agent, text, line, kind }: DeclaredSignal, judging: Judging): HookFinding {
  const { policy } = judging;
  const breach = breachOf({ agents: [agent] }, judging)?.rule === 'banned';
  const ban = policy?.banned.find((rule) => rule.agent === agent || rule.agent === '*');
  const why = breach ? `, which is banned${ban?.from === undefined ? '' : ` from ${ban.from}`}${ban?.reason === undefined ? '' : ` (${ban.reason})`}` : '';
  const what = line > 0 ? `"${text.slice(0, 200)}"` : kind === 'committer' ? 'The committer' : 'The author';
  return { class: 'declared', agent, message: `${what} declares ${agent}${why}.`, ...(line > 0 ? { line } : {}), breach };
}
