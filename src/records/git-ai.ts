import { isRecord } from '../shared/objects.ts';

/** Who a record says wrote a line. `tool` is what the recorder called it; absent when the key has no record. */
export interface RecordedAgent {
  tool?: string;
  /** As recorded, e.g. `claude-opus-4-5-20251101`; `unknown` is left out. */
  model?: string;
}
export type RecordedOrigin = RecordedAgent | 'human';

/** A run of lines of one origin in the file version of the noted commit. 1-based, inclusive. */
export interface RecordedRun {
  startLine: number;
  endLine: number;
  origin: RecordedOrigin;
}

/** A git-ai note: for each path of the noted commit, sorted runs that do not overlap. */
export interface GitAiNote {
  /** `authorship/3.0.0`. */
  schema: string;
  files: ReadonlyMap<string, readonly RecordedRun[]>;
}

export interface GitAiReading {
  note: GitAiNote;
  /** What was left out and why; one sentence each, at most {@link MOST_PROBLEMS}. */
  problems: string[];
}

/** Most bytes of a note that are read. */
export const NOTE_LIMIT = 8 << 20;
export const MOST_PROBLEMS = 20;
const MOST_ENTRIES = 50_000;
const MOST_RANGES = 200_000;
const HIGHEST_LINE = 10_000_000;
const PATH_LIMIT = 4_096;

const ENTRY = /^ {2}(\S{1,120}) ([0-9]{1,9}(?:-[0-9]{1,9})?(?:,[0-9]{1,9}(?:-[0-9]{1,9})?)*)$/;
const HUMAN_KEY = /^(?:h_[0-9a-f]{6,40}|human)$/;
const SESSION_KEY = /^(s_[0-9a-f]{6,40})(?:::t_[0-9a-f]{1,40})?$/;
const OLD_KEY = /^(?:[0-9a-f]{7}|[0-9a-f]{16}|[0-9a-f]{8}-[0-9a-f-]{27}|ai_agent)$/;

type Range = RecordedRun & { order: number };

class Problems {
  readonly list: string[] = [];
  add(problem: string): void {
    if (this.list.length < MOST_PROBLEMS && !this.list.includes(problem)) this.list.push(problem);
  }
}

/**
 * Reads a note of `refs/notes/ai` (Git AI standard, `authorship/3.x`). Malformed parts are left out and named; a note of
 * an unknown schema says nothing at all. Never throws. A range proves nothing alone: count a line only where blame gives
 * it to the noted commit.
 *
 * @see https://github.com/git-ai-project/git-ai/blob/main/specs/git_ai_standard_v3.0.0.md
 */
export function readGitAiNote(input: Uint8Array | string): GitAiReading {
  const problems = new Problems();
  const empty = (schema: string): GitAiReading => ({ note: { schema, files: new Map() }, problems: problems.list });
  if (input.length > NOTE_LIMIT) {
    problems.add(`The note is larger than ${NOTE_LIMIT} bytes.`);
    return empty('');
  }
  const text = (typeof input === 'string' ? input : new TextDecoder('utf-8').decode(input)).replaceAll('\r\n', '\n');
  const divider = text.startsWith('---\n') ? 0 : text.indexOf('\n---\n') + 1;
  if (divider === 0 && !text.startsWith('---\n')) {
    problems.add('The note has no line "---" between its lines and its data.');
    return empty('');
  }
  const data = readData(text.slice(divider + 4), problems);
  if (data === undefined) return empty('');
  const schema = typeof data['schema_version'] === 'string' ? data['schema_version'] : '';
  if (!/^authorship\/3\.[0-9]{1,3}\.[0-9]{1,3}$/.test(schema)) {
    problems.add('The schema of the note is unknown.');
    return empty(schema);
  }
  const ranges = readAttestations(text.slice(0, divider), data, problems);
  return { note: { schema, files: new Map([...ranges].map(([path, list]) => [path, settle(list)])) }, problems: problems.list };
}

type Data = Readonly<Record<string, unknown>>;

function readData(text: string, problems: Problems): Data | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (isRecord(data)) return data;
    problems.add('The data of the note is not an object.');
  } catch {
    problems.add('The data of the note is not JSON.');
  }
  return undefined;
}

function readAttestations(text: string, data: Data, problems: Problems): Map<string, Range[]> {
  const files = new Map<string, Range[]>();
  let path: string | undefined;
  let entries = 0;
  let ranges = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (!line.startsWith(' ')) {
      path = readPath(line);
      if (path === undefined) problems.add('A path of the note is malformed.');
      continue;
    }
    const entry = ENTRY.exec(line);
    const origin = entry?.[1] === undefined ? undefined : originOf(entry[1], data);
    if (path === undefined || entry?.[2] === undefined || origin === undefined) {
      problems.add('An entry of the note is malformed.');
      continue;
    }
    const found = readRanges(entry[2], problems);
    entries += 1;
    ranges += found.length;
    if (entries > MOST_ENTRIES || ranges > MOST_RANGES) {
      problems.add('The note has more entries than are read.');
      break;
    }
    const list = files.get(path) ?? [];
    files.set(path, list);
    for (const [startLine, endLine] of found) list.push({ startLine, endLine, origin, order: entries });
  }
  return files;
}

function readPath(line: string): string | undefined {
  const quoted = /^"([^"]{1,4096})"$/.exec(line)?.[1];
  if (quoted !== undefined) return quoted;
  return line.length > PATH_LIMIT || line.startsWith('"') || /^\s/.test(line) ? undefined : line;
}

function readRanges(text: string, problems: Problems): [number, number][] {
  const ranges: [number, number][] = [];
  for (const part of text.split(',')) {
    const [start = 0, end = start] = part.split('-').map(Number);
    if (start < 1 || end < start || end > HIGHEST_LINE) problems.add('A range of the note is out of order or out of reach.');
    else ranges.push([start, end]);
  }
  return ranges;
}

function originOf(key: string, data: Data): RecordedOrigin | undefined {
  if (HUMAN_KEY.test(key)) return 'human';
  const session = SESSION_KEY.exec(key)?.[1];
  if (session !== undefined) return agentIn(data['sessions'], session);
  return OLD_KEY.test(key) ? agentIn(data['prompts'], key) : undefined;
}

/** A key without a record is still an agent: which one is not known. */
function agentIn(records: unknown, key: string): RecordedAgent {
  const record = isRecord(records) && Object.hasOwn(records, key) ? records[key] : undefined;
  const id = isRecord(record) ? record['agent_id'] : undefined;
  if (!isRecord(id)) return {};
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' && value !== 'unknown' ? value.slice(0, 200) : undefined;
  const tool = text(id['tool']);
  const model = text(id['model']);
  return { ...(tool === undefined ? {} : { tool }), ...(model === undefined ? {} : { model }) };
}

/**
 * Sorts ranges and removes overlaps: a human mark stays, of two agents the later entry does. Neighbours are joined.
 * Each stretch between two edges is painted once, the strongest range first, so overlapping ranges cost no more.
 */
function settle(ranges: readonly Range[]): RecordedRun[] {
  const edges = [...new Set(ranges.flatMap((range) => [range.startLine, range.endLine + 1]))].sort((a, b) => a - b);
  const indexOf = new Map(edges.map((edge, index) => [edge, index]));
  const painted: (RecordedOrigin | undefined)[] = edges.map(() => undefined);
  const next = edges.map((_, index) => index);
  const free = (index: number): number => {
    let root = index;
    while (root < next.length && next[root] !== root) root = next[root] ?? next.length;
    for (let at = index; at < root; ) {
      const after = next[at] ?? root;
      next[at] = root;
      at = after;
    }
    return root;
  };
  const byStrength = [...ranges].sort((a, b) => Number(b.origin === 'human') - Number(a.origin === 'human') || b.order - a.order);
  for (const { startLine, endLine, origin } of byStrength) {
    const end = indexOf.get(endLine + 1) ?? 0;
    for (let at = free(indexOf.get(startLine) ?? 0); at < end; at = free(at)) {
      painted[at] = origin;
      next[at] = at + 1;
    }
  }
  return runsOf(edges, painted);
}

function runsOf(edges: readonly number[], painted: readonly (RecordedOrigin | undefined)[]): RecordedRun[] {
  const runs: RecordedRun[] = [];
  for (const [index, origin] of painted.entries()) {
    const startLine = edges[index] ?? 0;
    const endLine = (edges[index + 1] ?? startLine + 1) - 1;
    if (origin === undefined) continue;
    const last = runs.at(-1);
    if (last?.endLine === startLine - 1 && isSame(last.origin, origin)) last.endLine = endLine;
    else runs.push({ startLine, endLine, origin });
  }
  return runs;
}

const isSame = (a: RecordedOrigin, b: RecordedOrigin): boolean =>
  a === b || (a !== 'human' && b !== 'human' && a.tool === b.tool && a.model === b.model);

/**
 * What the note says about lines `startLine..endLine` of `path` in the noted commit: runs clipped to that span, sorted;
 * lines without a run are unknown, not human.
 */
export function recordedRuns(note: GitAiNote, path: string, { startLine, endLine }: { startLine: number; endLine: number }): RecordedRun[] {
  const runs = note.files.get(path) ?? [];
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.endLine ?? 0) < startLine) low = middle + 1;
    else high = middle;
  }
  const found: RecordedRun[] = [];
  for (let at = low; at < runs.length; at += 1) {
    const run = runs[at];
    if (run === undefined || run.startLine > endLine) break;
    found.push({ ...run, startLine: Math.max(run.startLine, startLine), endLine: Math.min(run.endLine, endLine) });
  }
  return found;
}
