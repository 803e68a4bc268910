import type { Commit } from '../../api/commit.ts';
import type { Evidence } from '../../api/evidence.ts';
import type { ReportChange, ReportFile } from '../../api/report.ts';
import type { Review, ReviewCommit } from '../../api/review.ts';
import type { DeclarationMatcher, DeclaredSignal } from '../../attribution/declared.ts';
import { lineCount, type LineOrigins } from '../../attribution/lines.ts';
import type { Rules } from '../../builtins.ts';
import { wantedTrailer } from '../../config/disclosure.ts';
import { exceptionFor, judge, type Judgement, type Policy } from '../../config/policy.ts';
import { isoDate } from '../changes/changes.ts';
import type { Disclosures } from '../lines/disclosures.ts';
import type { Past } from '../lines/past.ts';
import { asMessage, contextOf, declarationsOf, type PullRequest } from './pull-request.ts';
import type { Pooled } from '../style/style.ts';
import { defined } from '../../shared/objects.ts';

/** Everything that was read of a change. */
export interface ChangeRead {
  base: string;
  /** Newest first, as git lists them. */
  commits: readonly Commit[];
  past: Past;
  matcher: DeclarationMatcher;
  lines: ReadonlyMap<string, LineOrigins>;
  files: readonly ReportFile[];
  changes: readonly ReportChange[];
  pooled: Pooled;
  rules: Rules;
  policy?: Policy | undefined;
  disclosures?: Disclosures | undefined;
  pullRequest?: PullRequest | undefined;
  /** The day that exceptions are compared with. */
  today: string | undefined;
}

type Range = { startLine: number; endLine: number };

/** Puts together what a reviewer sees of the commits; the files are in the report already. */
export function describeReview(read: ChangeRead): Review {
  const { base, commits, files, lines, pooled, pullRequest, matcher } = read;
  const described = commits.toReversed().map((commit) => describeCommit(commit, read));
  const date = commits[0]?.committerDate ?? 0;
  const declared = pullRequest === undefined ? [] : declarationsOf(pullRequest, matcher, date);
  return {
    base,
    commits: described,
    changed: files.flatMap(({ path }) => {
      const ranges = changedRanges(lines.get(path));
      return ranges.length === 0 ? [] : [{ path, ranges }];
    }),
    ...pooled,
    ...(pullRequest === undefined ? {} : { pullRequest: [...once(declared.map(asEvidence)), ...contextOf(pullRequest, read.rules)] }),
    squash: squashLines(read),
    breaches: breachesOf(described, declared, read),
  };
}

/** Lines that came with the change, neighbours joined. */
function changedRanges(origins: LineOrigins | undefined): Range[] {
  if (origins === undefined) return [];
  const { attributions, undetermined, byPerson = [] } = origins;
  const joined: Range[] = [];
  for (const { startLine, endLine } of [...attributions, ...undetermined, ...byPerson].toSorted((a, b) => a.startLine - b.startLine)) {
    const last = joined.at(-1);
    if (last !== undefined && last.endLine + 1 >= startLine) last.endLine = Math.max(last.endLine, endLine);
    else joined.push({ startLine, endLine });
  }
  return joined;
}

function describeCommit(commit: Commit, read: ChangeRead): ReviewCommit {
  const { id, message, committerDate } = commit;
  const origin = read.past.declared.get(id);
  const brought = [...read.lines.values()].flatMap((one) => [...one.attributions, ...one.undetermined, ...(one.byPerson ?? [])]).filter((range) => range.commit === id);
  const recorded = [...read.lines.values()].flatMap(({ attributions }) => attributions).find((range) => range.commit === id && range.class === 'recorded');
  const known = recorded ?? origin;
  const change = read.changes.find((one) => one.commit === id);
  const style: Pooled = change === undefined
    ? { resemblance: null, resemblanceReason: known === undefined ? 'no-code' : 'known-origin' }
    : { resemblance: change.resemblance, ...defined({ resemblanceReason: change.resemblanceReason }) };
  return {
    commit: id,
    date: isoDate(committerDate),
    subject: message.split('\n', 1)[0]?.slice(0, 300) ?? '',
    lines: lineCount(brought),
    ...(known === undefined ? {} : { agent: known.agent, class: known.class }),
    ...defined({ alsoAgents: known?.alsoAgents, model: known?.model }),
    says: [...new Set(read.matcher.signalsOf(commit).filter(({ reviewOnly }) => reviewOnly === undefined).map(({ text }) => text.slice(0, 300)))],
    ...(read.disclosures === undefined ? {} : { disclosure: read.disclosures.read(message).state }),
    ...style,
  };
}

const asEvidence = ({ signal, text, line }: DeclaredSignal): Evidence => ({
  heuristic: 'pull-request-body', class: 'declared', message: `The description declares ${signal.split('/')[0] ?? ''}: "${text.slice(0, 300)}" (line ${Math.max(1, line - 2)}).`,
});

/** Several signals can see the same in one line. */
const once = (evidence: readonly Evidence[]): Evidence[] => [...new Map(evidence.map((one) => [one.message, one])).values()];

/** What declares an agent in the messages: a squash merge writes one of its own. */
function squashLines({ commits, past, matcher }: ChangeRead): string[] {
  const declaring = commits.toReversed().filter(({ id }) => past.declared.has(id));
  const said = declaring.flatMap((commit) => matcher.signalsOf(commit).filter(({ line, reviewOnly }) => line > 1 && reviewOnly === undefined));
  return [...new Map(said.map(({ text }) => [text.toLowerCase(), text.slice(0, 300)])).values()].slice(0, 50);
}

type Breach = Review['breaches'][number];

function breachesOf(commits: readonly ReviewCommit[], declared: readonly DeclaredSignal[], read: ChangeRead): Breach[] {
  const { policy, pullRequest, disclosures, today } = read;
  if (policy === undefined) return [];
  const saidInDescription = pullRequest !== undefined && disclosures?.read(asMessage(pullRequest)).state === 'disclosed';
  const found = commits.flatMap((commit): Breach[] => {
    const judgement = saidInDescription ? judgeCommit({ ...commit, disclosure: 'disclosed' }, policy) : judgeCommit(commit, policy);
    if (judgement === undefined || isExcepted(commit.commit, judgement.agent, read)) return [];
    const { agent, rule } = judgement;
    const evidenceClass = commit.class ?? 'contextual';
    const message = rule === 'banned'
      ? `Commit ${commit.commit.slice(0, 12)} is ${evidenceClass} to be made with ${agent}, which is banned.`
      : undisclosedMessage(commit, policy);
    return [{ rule: rule === 'banned' ? 'banned' : 'undisclosed', agent, class: evidenceClass, commit: commit.commit, message }];
  });
  const day = commits.at(-1)?.date.slice(0, 10);
  const inDescription = declared.flatMap(({ agent }): Breach[] => {
    const judgement = judge(policy, { agents: [agent], class: 'declared', date: day });
    if (judgement === undefined || exceptionFor(policy, { agent }, today)) return [];
    return [{ rule: 'banned', agent, class: 'declared', message: `The description of the pull request declares ${agent}, which is banned.` }];
  });
  return [...found, ...new Map(inDescription.map((breach) => [breach.agent, breach])).values()];
}

/** By an exception for the whole commit, or by exceptions for every path that it brought lines to. */
function isExcepted(commit: string, agent: string, { policy, lines, today }: ChangeRead): boolean {
  if (policy === undefined) return false;
  if (exceptionFor(policy, { agent, commit }, today) !== undefined) return true;
  const paths = [...lines].filter(([, { attributions, undetermined }]) => [...attributions, ...undetermined].some((range) => range.commit === commit)).map(([path]) => path);
  return paths.length > 0 && paths.every((path) => exceptionFor(policy, { agent, commit, path }, today) !== undefined);
}

function judgeCommit(commit: ReviewCommit, policy: Policy): Judgement | undefined {
  const { agent, alsoAgents = [], class: evidenceClass, disclosure } = commit;
  const { disclose } = policy;
  const isEvident = agent !== undefined;
  const missing = disclosure === 'malformed' || disclosure === 'absent' || (disclosure === 'denied' && isEvident);
  const undisclosed = missing && (isEvident || disclosure === 'malformed' || disclose?.required === 'always');
  return judge(policy, { agents: agent === undefined ? [] : [agent, ...alsoAgents], class: evidenceClass ?? 'declared', date: commit.date.slice(0, 10), undisclosed, commit: commit.commit });
}

function undisclosedMessage({ commit, agent, disclosure }: ReviewCommit, { disclose }: Policy): string {
  const wanted = `"${wantedTrailer(disclose ?? { trailers: [] }, agent)}"`;
  const short = commit.slice(0, 12);
  if (disclosure === 'malformed') return `The trailer of commit ${short} names no agent that is known; ${wanted} is asked for.`;
  if (disclosure === 'denied') return `Commit ${short} says that no agent took part, and shows that one did.`;
  return `Commit ${short} needs a trailer ${wanted}.`;
}
