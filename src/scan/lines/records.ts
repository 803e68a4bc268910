import type { CoverageNote } from '../../api/report.ts';
import type { Agent } from '../../api/agent.ts';
import { agentOfTool, toolNames, UNNAMED_AGENT } from '../../attribution/catalogue.ts';
import type { RecordedLines } from '../../attribution/lines.ts';
import { modelOf } from '../../attribution/model.ts';
import type { FileBlame } from '../../history/blame.ts';
import type { BlamedRange } from '../../history/blame-ranges.ts';
import { BlobReader } from '../../history/blobs.ts';
import type { History } from '../../history/history.ts';
import type { Repository } from '../../history/object-view.ts';
import type { TreeFile } from '../../history/tree.ts';
import { readGitAiNote, recordedRuns, type GitAiNote, type GitAiReading, type RecordedRun } from '../../records/git-ai.ts';
import { readLegacyAuthorship } from '../../records/git-ai-legacy.ts';
import { readNotesIndex, type NotesIndex } from '../../records/notes-ref.ts';
import type { Past } from './past.ts';
import { readTraces, type Traces } from './traces.ts';

/** Runs that are held at most, of all notes together. */
const MOST_RUNS = 4_000_000;

/** Answers what recorders saw of the lines that a blame gives to a commit. */
export interface LineRecords {
  /** In line numbers of the scanned commit, sorted, not overlapping. Lines without a run are unknown. */
  of(range: BlamedRange): RecordedLines[];
}

interface Reading {
  note: GitAiNote;
  heuristic: 'git-ai-notes' | 'git-ai-legacy';
}

/** Where line records may be found. */
export interface RecordSources {
  notes: NotesIndex;
  traces: Traces;
}

/**
 * Lists what records a repository has, without reading its notes.
 *
 * @param tree the files of the scanned commit, where they are listed already
 */
export async function findRecords(repository: Repository, tree?: readonly TreeFile[]): Promise<RecordSources | undefined> {
  const notes = await readNotesIndex(repository);
  const traces = await readTraces(repository, tree);
  return notes.blobs.size + notes.legacy.size + traces.ranges.length === 0 ? undefined : { notes, traces };
}

/** Says how many records hang on commits that no line can come from: whoever squashed or rebased them lost what they prove. */
export function noteStrays(repository: Repository, { history, olderIs }: Pick<Past, 'history' | 'olderIs'>, { notes: { blobs, legacy } }: RecordSources): void {
  if (olderIs === 'before-window') return; // what lies before a day that was asked for was not read
  const commits = new Set([...blobs.keys(), ...legacy.keys()]);
  let strays = 0;
  for (const commit of commits) if (!history.has(commit)) strays += 1;
  if (strays === 0) return;
  const which = commits.size === 1 ? 'The one commit with line records is' : `${strays} of the ${commits.size} commits with line records are`;
  repository.notes.push({ code: 'stray-records', message: `${which} not in this history (squashed, rebased, or on other branches): that says nothing of these lines.` });
}

interface Work {
  repository: Repository;
  history: History;
  agents: readonly Agent[];
}

/**
 * Reads the records of the commits that these lines came with; those of other commits, often squashed away, are not
 * asked for. Faults are noted on the repository, each kind once.
 */
export async function readRecords({ repository, history, agents }: Work, { notes, traces }: RecordSources, blames: readonly FileBlame[]): Promise<LineRecords> {
  const names = toolNames(agents);
  const isTool = (author: string): boolean => agentOfTool(names, author) !== UNNAMED_AGENT;
  const readings = await readNotes(repository, notes, { commits: commitsOf(blames), isTool });
  const traced = await traces.prove(repository, history, blames);
  return {
    of({ commit, path, originLine, startLine, endLine }) {
      if (commit === undefined) return [];
      const span = { startLine: originLine, endLine: originLine + endLine - startLine };
      const reading = readings.get(commit);
      const noted = reading === undefined ? [] : recordedRuns(reading.note, path, span);
      const runs = noted.length > 0 ? noted : clip(traced.get(`${commit}\0${path}`) ?? [], span);
      const heuristic = noted.length > 0 ? (reading?.heuristic ?? 'git-ai-notes') : 'agent-trace';
      const shift = startLine - originLine;
      return runs.map((run) => ({ startLine: run.startLine + shift, endLine: run.endLine + shift, origin: originOf(run.origin, names, heuristic) }));
    },
  };
}

function originOf(origin: RecordedRun['origin'], names: ReadonlyMap<string, string>, heuristic: string): RecordedLines['origin'] {
  if (origin === 'human') return 'person';
  const model = origin.model === undefined ? undefined : modelOf(origin.model);
  return { class: 'recorded', agent: agentOfTool(names, origin.tool), ...(model === undefined ? {} : { model }), heuristic };
}

const clip = (runs: readonly RecordedRun[], { startLine, endLine }: { startLine: number; endLine: number }): RecordedRun[] =>
  runs
    .filter((run) => run.startLine <= endLine && run.endLine >= startLine)
    .map((run) => ({ ...run, startLine: Math.max(run.startLine, startLine), endLine: Math.min(run.endLine, endLine) }));

const commitsOf = (blames: readonly FileBlame[]): Set<string> =>
  new Set(blames.flatMap(({ ranges }) => ranges.flatMap(({ commit }) => commit ?? [])));

async function readNotes(
  repository: Repository,
  { blobs: notes, legacy }: NotesIndex,
  { commits, isTool }: { commits: ReadonlySet<string>; isTool: (author: string) => boolean },
): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>();
  const problems = new Map<string, number>();
  const blobs = new BlobReader(repository);
  let runs = 0;
  for (const commit of [...commits].toSorted()) {
    const noted = notes.get(commit);
    const oid = noted ?? legacy.get(commit);
    if (oid === undefined) continue;
    const bytes = runs > MOST_RUNS ? undefined : await blobs.read(oid);
    if (runs > MOST_RUNS) count(problems, 'There are more line records than are read.');
    if (bytes === undefined) continue;
    const reading: GitAiReading = noted === undefined ? readLegacyAuthorship(bytes.toString('utf8'), isTool) : readGitAiNote(bytes);
    for (const problem of reading.problems) count(problems, problem);
    for (const list of reading.note.files.values()) runs += list.length;
    readings.set(commit, { note: reading.note, heuristic: noted === undefined ? 'git-ai-legacy' : 'git-ai-notes' });
  }
  await blobs.close();
  repository.notes.push(...faults(problems, runs > MOST_RUNS));
  return readings;
}

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const faults = (problems: ReadonlyMap<string, number>, isCut: boolean): CoverageNote[] =>
  [...problems].map(([problem, times]) => ({
    code: 'line-record', message: `${problem} (line records of ${times} commits)`, ...(isCut && problem.startsWith('There are more') ? { incomplete: true } : {}),
  }));
