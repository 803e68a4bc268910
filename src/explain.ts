import type { Commit, CommitChanges } from './api/commit.ts';
import type { Evidence } from './api/evidence.ts';
import type { ReportUnit } from './api/report.ts';
import type { Unit } from './api/unit.ts';
import { createDeclarationMatcher, type DeclaredSignal } from './attribution/declared.ts';
import { KIND_CONFOUNDERS } from './attribution/catalogue.ts';
import type { LineOrigins } from './attribution/lines.ts';
import { messageText } from './attribution/message-text.ts';
import { builtinRules, type Rules } from './builtins.ts';
import { observeCommit } from './engine/observe.ts';
import { countLines, withBlobs } from './history/blobs.ts';
import { readChanges } from './history/changes.ts';
import { readHistory } from './history/log.ts';
import type { Repository } from './history/object-view.ts';
import { readSource } from './languages/source.ts';
import { isoDate } from './scan/changes/changes.ts';
import { agentNames, commitSubject } from './scan/style/commit-subject.ts';
import { earlierCommit, readEarlierCode } from './scan/style/earlier-code.ts';
import { attributeFile } from './scan/lines/lines.ts';
import { openAround, readLinesOf } from './scan/open-around.ts';
import type { LineOptions } from './scan/options.ts';
import { readPast, type Past } from './scan/lines/past.ts';
import { probability, rounded } from './scan/numbers.ts';
import { nameOf, type PeopleMode } from './scan/people.ts';
import { type Pooled, Stylist } from './scan/style/style.ts';
import { explainUnit, isScored, lineTable, type LineTable, place, type ScoredUnit, SeenUnit } from './scan/style/placed-unit.ts';
import { explainGrams, type GramContribution, type ScoreParts, scoreParts } from './score/explain.ts';
import { sigmoid } from './score/calibration.ts';
import { dialectOf } from './score/model.ts';
import { explainMessage, judgeMessage, type MessageParts, messageParts, type TraitContribution } from './score/message-score.ts';
import { HandiworkError } from './shared/errors.ts';
import { defined } from './shared/objects.ts';

const GRAMS_SHOWN = 12;
const TRAITS_SHOWN = 12;

/** One thing that a commit says, and whether it counts. */
export type ExplainedSignal = DeclaredSignal & { confounders: string[] };

export interface ExplainedCommit {
  commit: string;
  date: string;
  author?: string;
  subject: string;
  /** Lines of the explained part that it brought. */
  lines: number;
  signals: ExplainedSignal[];
  /** The shape of the commit and its message. Shown beside the rest; never part of a score. */
  evidence: ExplainedEvidence[];
  /** How its message is written, which counts in the resemblance of its change; only of a commit that declares nothing. */
  message?: ExplainedMessage;
  /** What it brought to this file, judged as a scan judges all of its change; only of a commit that declares nothing and brought whole units. */
  here?: ExplainedChange;
}

export interface ExplainedChange extends Pooled {
  /** Units of the file that it was judged by. */
  units: number;
  /** What 1 %, 0.5 % and 0.1 % of people's changes exceed, as far as the corpus tells. */
  people?: { one: number; half: number; tenth: number };
}

export interface ExplainedMessage extends MessageParts {
  /** Of the message alone, under equal prior odds. */
  resemblance: number;
  /** What moved it most, strongest first; weights are log-odds before calibration. */
  traits: TraitContribution[];
}

export type ExplainedEvidence = Evidence & { confounders: readonly string[] };
export interface ExplainedUnit extends ReportUnit {
  evidence: ExplainedEvidence[];
  /** The pieces of text that moved the score most, strongest first; weights are log-odds before calibration. */
  grams: GramContribution[];
  /** What its score adds up to, in log-odds before calibration; absent where its language has no model. */
  parts?: ScoreParts;
  /** What its likeness to the repository's own code from before any agent added to the score, in log-odds before calibration. */
  house?: number;
}

export interface Explanation {
  path: string;
  head: string;
  /** The explained lines, both ends included. */
  startLine: number;
  endLine: number;
  origins: (LineOrigins['attributions'][number] | { startLine: number; endLine: number; class: 'undetermined' | 'human-by-date' | 'recorded-person' | 'unknown'; commit?: string })[];
  commits: ExplainedCommit[];
  units: ExplainedUnit[];
  /** Why the style of the file was not asked, if it was not. */
  style?: string;
}

export interface ExplainOptions {
  rev?: string;
  blame?: LineOptions;
  /** Only this line; the whole file when absent. */
  line?: number;
  people?: PeopleMode;
  cwd?: string;
  signal?: AbortSignal;
}

/**
 * All evidence on a file or a line: which commit brought it, what that commit says of itself, how the code is written,
 * and for each piece when it may be wrong.
 *
 * @throws {HandiworkError} When the file or line is not in the commit.
 */
export async function explain(path: string, options: ExplainOptions = {}, rules: Rules = builtinRules()): Promise<Explanation> {
  const { repository, file } = await openAround(path, { cwd: options.cwd ?? process.cwd(), rev: options.rev, signal: options.signal });
  try {
    const text = await readLinesOf({ repository, file }, path);
    const count = countLines(text);
    const { line } = options;
    if (line !== undefined && (line < 1 || line > count)) throw new HandiworkError(`"${path}" has ${count} ${count === 1 ? 'line' : 'lines'}; there is no line ${line}.`, { hint: 'Lines count from 1, in the commit that is looked at: --rev names another.' });
    const [startLine, endLine] = line === undefined ? [1, count] : [line, line];
    const past = await readPast(repository, rules, {});
    const { origins } = await attributeFile(repository, { past, path: file.path, lines: count, blame: options.blame ?? {} });
    const part = flatten(origins, past)
      .filter((range) => range.startLine <= endLine && range.endLine >= startLine)
      .map((range) => ({ ...range, startLine: Math.max(range.startLine, startLine), endLine: Math.min(range.endLine, endLine) }));
    const stylist = new Stylist(rules);
    stylist.compareWith(await withBlobs(repository, async (blobs) => readEarlierCode(repository, await earlierCommit(repository, rules), { blobs, stylist })));
    const source: Text = { source: readSource(file.path, text.toString('utf8')), lines: lineTable(count, origins), olderIs: past.olderIs };
    const work: CommitWork = { repository, past, rules, people: options.people ?? 'pseudonym', stylist, brought: unitsByCommit(source, stylist) };
    const commits = await explainCommits(work, linesByCommit(part));
    return { path: file.path, head: repository.head, startLine, endLine, origins: part, commits, ...explainStyle(source, { startLine, endLine }, { stylist, rules }) };
  } finally {
    repository.close();
  }
}

function flatten({ attributions, older, undetermined, boundary, byPerson = [] }: LineOrigins, { olderIs }: Past): Explanation['origins'] {
  const all: Explanation['origins'] = [
    ...attributions,
    ...older.map((range) => ({ ...range, class: olderIs === 'human-by-date' ? ('human-by-date' as const) : ('unknown' as const) })),
    ...undetermined.map((range) => ({ ...range, class: 'undetermined' as const })),
    ...boundary.map((range) => ({ ...range, class: 'unknown' as const })),
    ...byPerson.map((range) => ({ ...range, class: 'recorded-person' as const })),
  ];
  return all.toSorted((a, b) => a.startLine - b.startLine);
}

function linesByCommit(origins: Explanation['origins']): Map<string, number> {
  const lines = new Map<string, number>();
  for (const range of origins) {
    if (range.commit === undefined) continue;
    lines.set(range.commit, (lines.get(range.commit) ?? 0) + range.endLine - range.startLine + 1);
  }
  return lines;
}

interface CommitWork {
  repository: Repository;
  past: Past;
  rules: Rules;
  people: PeopleMode;
  stylist: Stylist;
  /** The units of the file that a scan would count to each commit. */
  brought: ReadonlyMap<string, readonly ScoredUnit[]>;
}

async function explainCommits({ repository, past, rules, people, stylist, brought }: CommitWork, lines: ReadonlyMap<string, number>): Promise<ExplainedCommit[]> {
  const matcher = createDeclarationMatcher(rules.agents);
  const names = agentNames(rules.agents);
  const { commits, previous } = await readCommits(repository, past, new Set(lines.keys()));
  const changes = new Map<string, CommitChanges>();
  await readChanges(repository, [...commits.keys()], (one) => void changes.set(one.commit, one));
  const salt = repository.head;
  return [...commits.values()]
    .map((commit): ExplainedCommit => {
      const subject = commitSubject(commit, { matcher, names, changes: changes.get(commit.id), previousDate: previous.get(commit.id) });
      const author = nameOf(past.history.authorOf(commit.id), people, salt);
      const declaration = matcher.declaredBy(commit);
      return {
        commit: commit.id,
        date: isoDate(commit.committerDate),
        ...defined({ author }),
        subject: commit.message.split('\n', 1)[0] ?? '',
        lines: lines.get(commit.id) ?? 0,
        ...(declaration === undefined ? explainText(commit, { rules, stylist, units: brought.get(commit.id) ?? [] }) : {}),
        signals: (declaration?.signals ?? matcher.signalsOf(commit)).map((signal) => ({ ...signal, confounders: confoundersOf(signal, rules) })),
        evidence: observeCommit(subject, rules.registry.commits).evidence.map((one) => withConfounders(one, rules)),
      };
    })
    .toSorted((a, b) => Number(b.signals.length > 0) - Number(a.signals.length > 0) || b.lines - a.lines || (a.commit < b.commit ? -1 : 1));
}

/** How the message is written, and what that makes of the units that the commit brought. */
function explainText({ message }: Commit, { rules, stylist, units }: { rules: Rules; stylist: Stylist; units: readonly ScoredUnit[] }): Pick<ExplainedCommit, 'message' | 'here'> {
  const model = rules.models.messages;
  const text = messageText(message);
  const logOdds = model && judgeMessage(model, text);
  const here = units.length === 0 ? {} : { here: explainChange(units, logOdds, stylist) };
  if (model === undefined || logOdds === undefined) return here;
  const { start, for: spoken, against } = messageParts(model, text);
  const traits = explainMessage(model, text, TRAITS_SHOWN).map((trait) => ({ ...trait, weight: rounded(trait.weight) }));
  return { message: { resemblance: probability(sigmoid(logOdds)), start: rounded(start), for: rounded(spoken), against: rounded(against), traits }, ...here };
}

function explainChange(units: readonly ScoredUnit[], logOdds: number | undefined, stylist: Stylist): ExplainedChange {
  const pooled = { ...stylist.poolCommit(units, logOdds), units: units.length };
  const { language } = units[0]!;
  const people = stylist.scorerFor(language)?.model.thresholds[dialectOf(language)]?.[pooled.codeResemblance === undefined ? 'change' : 'commit'];
  return people === undefined ? pooled : { ...pooled, people };
}

/** The wanted commits in full, and the date of the same author's commit before each. */
async function readCommits(repository: Repository, { history: { since } }: Past, wanted: ReadonlySet<string>): Promise<{ commits: Map<string, Commit>; previous: Map<string, number> }> {
  const commits = new Map<string, Commit>();
  const previous = new Map<string, number>();
  const waiting = new Map<string, string[]>();
  await readHistory(repository, {
    since,
    onCommit(commit) {
      for (const id of waiting.get(commit.author.email) ?? []) previous.set(id, commit.authorDate);
      waiting.delete(commit.author.email);
      if (!wanted.has(commit.id)) return;
      commits.set(commit.id, commit);
      waiting.set(commit.author.email, [commit.id]);
    },
  });
  return { commits, previous };
}

function confoundersOf(signal: DeclaredSignal, { agents }: Rules): string[] {
  const known = agents.find(({ id }) => id === signal.signal.split('/')[0])?.signals.find(({ id }) => signal.signal.endsWith(`/${id}`));
  const general = KIND_CONFOUNDERS[signal.kind];
  return [...(known?.confounders ?? []), ...(general === undefined ? [] : [general])];
}

const withConfounders = (evidence: Evidence, { registry }: Rules): ExplainedEvidence => ({ ...evidence, confounders: registry.find(evidence.heuristic)?.meta.confounders ?? [] });

interface Text {
  source: ReturnType<typeof readSource>;
  lines: LineTable;
  olderIs: Past['olderIs'];
}

function unitsByCommit({ source, lines, olderIs }: Text, stylist: Stylist): Map<string, ScoredUnit[]> {
  const found = new Map<string, ScoredUnit[]>();
  for (const unit of source?.units ?? []) {
    const placed = place(new SeenUnit(unit, stylist), lines, olderIs);
    if (placed.commit === undefined || !isScored(placed)) continue;
    const own = found.get(placed.commit) ?? [];
    found.set(placed.commit, own);
    own.push(placed);
  }
  return found;
}

function explainStyle({ source, lines, olderIs }: Text, { startLine, endLine }: { startLine: number; endLine: number }, { stylist, rules }: { stylist: Stylist; rules: Rules }): Pick<Explanation, 'units' | 'style'> {
  if (source === undefined) return { units: [], style: 'The language is not supported: only git evidence applies.' };
  const units = source.units
    .filter((unit) => unit.startLine <= endLine && unit.endLine >= startLine)
    .map((unit): ExplainedUnit => {
      const explained = explainUnit(unit, lines, { stylist, olderIs });
      return { ...explained, evidence: explained.evidence.map((one) => withConfounders(one, rules)), ...explainScore(unit, stylist) };
    })
    .toSorted((a, b) => (b.resemblance ?? -1) - (a.resemblance ?? -1) || a.startLine - b.startLine);
  const note = source.notes[0];
  return { units, ...(note === undefined ? {} : { style: `Its style was not read: ${note.message}.` }) };
}

function explainScore(unit: Unit, stylist: Stylist): Pick<ExplainedUnit, 'grams' | 'parts' | 'house'> {
  const scorer = stylist.scorerFor(unit.language);
  if (scorer === undefined) return { grams: [] };
  const { grams, families } = explainGrams(scorer.model, unit, GRAMS_SHOWN);
  const { start, text, observations } = scoreParts(scorer, unit, families);
  const shift = unit.kind === 'file' ? undefined : scorer.houseShift(unit);
  const byFamily = Object.fromEntries(Object.entries(text).map(([family, sum]) => [family, rounded(sum)])) as ScoreParts['text'];
  return { grams, parts: { start: rounded(start), text: byFamily, observations: rounded(observations) }, ...(shift === undefined ? {} : { house: rounded(shift) }) };
}
