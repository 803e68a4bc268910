import type { Agent } from '../../api/agent.ts';
import type { Commit } from '../../api/commit.ts';
import type { CoverageNote } from '../../api/report.ts';
import { firstAgentDay } from '../../attribution/catalogue.ts';
import { createDeclarationMatcher } from '../../attribution/declared.ts';
import type { CommitOrigin } from '../../attribution/lines.ts';
import { foldLookalikes } from '../../attribution/lookalikes.ts';
import type { Rules } from '../../builtins.ts';
import { Column, FloatColumn, IdColumn } from '../../history/columns.ts';
import type { PackedCommits } from '../../history/history.ts';
import { readHistory, type History } from '../../history/log.ts';
import type { Repository } from '../../history/object-view.ts';
import { packTable, PackedTable } from '../kept/packed-table.ts';
import type { Warm } from '../kept/warm.ts';

/** What the commits say of themselves. */
export interface Past {
  history: History;
  /** The catalogue that the commits were read by. */
  agents: readonly Agent[];
  /** Commits that declare an agent, inside the window. */
  declared: ReadonlyMap<string, CommitOrigin>;
  /** Branch names that merge subjects mention. */
  mergedBranches: readonly string[];
  /** Why a line that is older than the window has no agent. */
  olderIs: 'human-by-date' | 'before-window';
}

/** Nothing was read. */
export const NO_PAST = (): Past => ({
  history: {
    count: 0, since: 0, frontier: [], has: () => false, dateOf: () => undefined, authorOf: () => undefined, parentsOf: () => [],
    isOlder: () => false, isBackdated: () => false, isBoundary: () => false, pack: () => ({ ids: new IdColumn(), dates: new FloatColumn(), parents: new Column() }),
    numbers: { size: 0, of: () => -1, id: () => '', parents: () => [], rank: () => 0, isInside: () => false },
  },
  agents: [],
  declared: new Map(),
  mergedBranches: [],
  olderIs: 'human-by-date',
});

const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;
const MOST_BRANCHES = 100_000;

interface PastOptions {
  since?: string;
  wholeHistory?: boolean;
  after?: readonly string[];
  see?: ((commit: Commit) => void) | undefined;
  warm?: Warm;
}

/**
 * One pass over the commits. The window opens when the first agent existed, or on the day that the user asked for.
 *
 * @param wholeHistory No window: the commit of every line is wanted, not only whether an agent can have brought it.
 * @param after Only what these commits do not hold; no dates then.
 * @param see Shown every commit.
 * @param warm What an earlier scan read: only the commits since then are read, unless every one is to be seen.
 */
export async function readPast(
  repository: Repository,
  rules: Rules,
  { since: from, wholeHistory = false, after, see, warm }: PastOptions,
  onCommit: (done: number) => void = () => undefined,
): Promise<Past> {
  const first = firstAgentDay(rules.agents) ?? '1970-01-01';
  const narrowed = from !== undefined && from > first;
  const since = wholeHistory || after !== undefined ? Number.NEGATIVE_INFINITY : seconds(narrowed ? from : first);
  const matcher = createDeclarationMatcher(rules.agents);
  const declared = new Map<string, CommitOrigin>();
  const branches = new Set<string>();
  const known = see === undefined ? recallPast(warm) : undefined;
  const disguised = [...(known?.disguised ?? [])];
  let done = known?.read ?? 0;
  const history = await readHistory(repository, {
    since,
    known,
    ...(after === undefined ? {} : { exclude: after }),
    onCommit(commit) {
      onCommit((done += 1));
      see?.(commit);
      const branch = commit.parents.length > 1 ? mergedBranch(commit) : undefined;
      if (branch !== undefined && branches.size < MOST_BRANCHES) branches.add(branch);
      if (commit.committerDate < since && narrowed) return;
      const declaration = matcher.declaredBy(commit);
      if (declaration === undefined) return;
      const { agent, alsoAgents, model, heuristic, signals } = declaration;
      if (signals.some(({ text }) => foldLookalikes(text) !== text)) disguised.push(commit.id);
      declared.set(commit.id, {
        class: 'declared', agent, ...(alsoAgents.length > 0 ? { alsoAgents } : {}), ...(model === undefined ? {} : { model }), heuristic,
      });
    },
  });
  if (disguised.length > 0) repository.notes.push(disguise(disguised.toSorted()));
  for (const [commit, origin] of known?.declared ?? []) declared.set(commit, origin);
  for (const branch of known?.branches ?? []) if (branches.size < MOST_BRANCHES) branches.add(branch);
  warm?.keepWhole('past', () => packPast(history, { head: repository.head, read: history.count, declared: [...declared], branches: [...branches], disguised }));
  return { history, agents: rules.agents, declared, mergedBranches: [...branches].toSorted(), olderIs: narrowed || after !== undefined ? 'before-window' : 'human-by-date' };
}

/** It counts as what it looks like. That somebody wrote it so that a search does not find it is a lead of its own. */
const disguise = (commits: readonly string[]): CoverageNote => ({
  code: 'lookalike-declaration',
  message: `${commits.length === 1 ? 'A commit declares' : `${commits.length} commits declare`} an agent in letters of another script that only look Latin (${commits.slice(0, 3).map((id) => id.slice(0, 12)).join(', ')}${commits.length > 3 ? ', …' : ''}): it was read as what it looks like. Ask how it came about.`,
});

/** What an earlier scan read of the commits up to `head`. */
interface KnownPast {
  head: string;
  /** How many they are. */
  read: number;
  declared: [string, CommitOrigin][];
  branches: string[];
  disguised: string[];
}

function packPast(history: History, known: KnownPast): Iterable<Buffer> {
  const { ids, dates, parents } = history.pack();
  return packTable({ ids, dates, parents }, { ...known, width: ids.width });
}

function recallPast(warm: Warm | undefined): (KnownPast & { commits: PackedCommits }) | undefined {
  const bytes = warm?.latest('past');
  if (bytes === undefined) return undefined;
  const table = new PackedTable<KnownPast & { width: number }>(bytes);
  const { width, ...known } = table.values;
  if (known.branches.length >= MOST_BRANCHES) return undefined;
  return { ...known, commits: { width, ids: table.column('ids'), dates: table.column('dates'), parents: table.column('parents') } };
}

const MERGES = [
  /^Merge (?:remote-tracking )?branch '([^']{1,200})'/,
  /^Merge pull request #\d{1,9} from [^\s/]{1,100}\/(\S{1,200})/,
  /^Merged in (\S{1,200}) \(pull request #\d{1,9}\)/,
];

function mergedBranch({ message }: Commit): string | undefined {
  const subject = message.slice(0, message.indexOf('\n') >>> 0).slice(0, 500);
  for (const pattern of MERGES) {
    const branch = pattern.exec(subject)?.[1];
    if (branch !== undefined) return branch;
  }
  return undefined;
}
