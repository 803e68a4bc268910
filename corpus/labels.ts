import type { Agent } from '../src/api/agent.ts';
import type { Commit } from '../src/api/commit.ts';
import { dayOf } from '../src/attribution/catalogue.ts';
import { createDeclarationMatcher, type Declaration, type DeclarationMatcher } from '../src/attribution/declared.ts';
import type { ManifestRow } from './manifest.ts';

/** What a commit's history says about who wrote it; `evaluation` in the data card says what each slice may be used for. */
export type Slice = 'ai' | 'pre2022' | 'eramatched' | 'preagent' | 'unmarked';

export interface Label {
  slice: Slice;
  /** The agent that is declared; only in `ai`. */
  agent?: string;
  /** `authored`: the agent is the author of record; `assisted`: it took part. Only in `ai`. */
  tier?: 'authored' | 'assisted';
}

export interface LabelledCommit {
  commit: Commit;
  label: Label;
}

/** Raise when a commit can get another label although the catalogue is the same: shards then look at their labels again. */
export const LABELS_VERSION = 2;

const AUTOMATION = /\[bot\]|dependabot|renovate|pre-commit-ci|github-actions|greenkeeper|snyk|weblate|crowdin|lingohub/i;
/** Words that make a message too doubtful for a human slice although it declares nothing. */
const MENTIONS_AI = /chatgpt|\bgpt-?[345o]|\bclaude\b|copilot|\bcodex\b|cursor|gemini|\baider\b|\bdevin\b|windsurf|\bllm\b|ai[- ]generated|🤖/i;
const PRE_2022 = { start: '2014-01-01', end: '2022-05-31' } as const;
const FIRST_AGENT_COMMIT = '2023-06-01';

/** Left when a person takes over a suggestion of a review: the commit is that person's but for a line or two. */
const SUGGESTIONS = new Set(['github-copilot/trailer/suggestion-coauthor']);

/** Whether a commit can stand for what its agent writes. */
export const isAgentsWork = ({ alsoAgents, signals }: Declaration): boolean => alsoAgents.length === 0 && !signals.every(({ signal }) => SUGGESTIONS.has(signal));

/** Reads labels from commits by the rules of a manifest row. */
export class Labeller {
  readonly #matcher: DeclarationMatcher;

  constructor(agents: readonly Agent[]) {
    this.#matcher = createDeclarationMatcher(agents);
  }

  /** Labels for the commits of one repository; merges and doubtful commits get none. */
  label(commits: readonly Commit[], row: ManifestRow): LabelledCommit[] {
    const labelled: LabelledCommit[] = [];
    const silent: Commit[] = [];
    for (const commit of commits) {
      if (commit.parents.length > 1) continue;
      const declaration = this.#matcher.declaredBy(commit);
      if (declaration !== undefined) {
        if (row.ai && isAgentsWork(declaration) && dayOf(commit.authorDate) >= FIRST_AGENT_COMMIT) {
          labelled.push({ commit, label: { slice: 'ai', agent: declaration.agent, tier: declaration.tier } });
        }
      } else if (!this.#isDoubtful(commit)) silent.push(commit);
    }
    const agentSpan = row.unmarked ? spanOf(labelled.map(({ commit }) => commit.authorDate)) : undefined;
    for (const commit of silent) labelled.push(...silentLabels(commit, row, agentSpan).map((slice) => ({ commit, label: { slice } })));
    return labelled;
  }

  /** Automation, or a signal that does not declare (a review bot, a stamp outside its window). */
  #isDoubtful(commit: Commit): boolean {
    const { name, email } = commit.author;
    return AUTOMATION.test(`${name} <${email}>`) || this.#matcher.signalsOf(commit).length > 0;
  }
}

function silentLabels(commit: Commit, row: ManifestRow, agentSpan: Span | undefined): Slice[] {
  const authored = dayOf(commit.authorDate);
  const committed = dayOf(commit.committerDate);
  // What was amended later, with whatever help, keeps its author date.
  const within = ({ start, end }: { start: string; end: string }): boolean => authored >= start && authored <= end && committed <= end;
  if (row.pre2022 && within(PRE_2022)) return ['pre2022'];
  if (MENTIONS_AI.test(commit.message)) return [];
  const slices: Slice[] = [];
  if (row.era !== undefined && within(row.era)) slices.push(row.ai && row.agentsCameLater !== true ? 'preagent' : 'eramatched');
  if (agentSpan !== undefined && commit.authorDate >= agentSpan.first && commit.authorDate <= agentSpan.last) slices.push('unmarked');
  return slices;
}

interface Span {
  first: number;
  last: number;
}

function spanOf(dates: readonly number[]): Span | undefined {
  if (dates.length === 0) return undefined;
  return { first: dates.reduce((a, b) => Math.min(a, b)), last: dates.reduce((a, b) => Math.max(a, b)) };
}
