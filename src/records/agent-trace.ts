import { createHash } from 'node:crypto';
import type { CoverageNote } from '../api/report.ts';
import { isRecord } from '../shared/objects.ts';
import type { RecordedRun } from './git-ai.ts';

/** One range of an Agent Trace record that names an agent. Line numbers are those of the moment of the edit, not of HEAD. */
export interface TraceRange {
  /** With forward slashes, from the top of the repository as far as the record tells. */
  path: string;
  startLine: number;
  endLine: number;
  contributor: 'ai' | 'mixed' | 'human';
  tool?: string;
  model?: string;
  /** `algorithm:hex`. */
  contentHash?: string;
  /** The commit that was checked out at the time of the edit: usually the parent of the commit that brought the lines. */
  revision?: string;
  /** Seconds since 1970, UTC. */
  time: number;
}

export interface TraceReading {
  ranges: TraceRange[];
  notes: CoverageNote[];
}

/** Files of the tree that hold such records, one JSON object per line. */
export const isTraceFile = (path: string): boolean => /(?:^|\/)\.agent-trace\/traces\.jsonl$/.test(path);

const FILE_LIMIT = 64 << 20;
const LINE_LIMIT = 1 << 20;
const MOST_RANGES = 500_000;
const HIGHEST_LINE = 10_000_000;
const PSEUDO_PATH = /^\.(?:shell-history|sessions|unknown)$/;
const VERSION = /^(?:agent-trace\/v)?0*[01]\.[0-9]{1,3}(?:\.[0-9]{1,3})?$/;

type Data = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 4_096 ? value : undefined;

interface Context {
  time: number;
  tool: string | undefined;
  revision: string | undefined;
}

/**
 * Reads a file of Agent Trace records, the specified nested form and the flat one seen in the wild. Placeholders,
 * pseudo paths and records of unknown versions are left out; each kind of fault is noted once with its count.
 * Never throws.
 *
 * @param path of the record file, for the notes. @see https://agent-trace.dev
 */
export function readAgentTrace(text: string, path: string): TraceReading {
  const faults = new Map<string, number>();
  const fault = (what: string): void => void faults.set(what, (faults.get(what) ?? 0) + 1);
  const ranges: TraceRange[] = [];
  if (text.length > FILE_LIMIT) fault('is too large');
  for (const line of text.length > FILE_LIMIT ? [] : text.split('\n')) {
    if (line.trim() === '') continue;
    if (ranges.length >= MOST_RANGES) {
      fault('has more ranges than are read');
      break;
    }
    const record = line.length > LINE_LIMIT ? undefined : parse(line);
    if (record === undefined) fault('has a malformed record');
    else if (!VERSION.test(textOf(record['version']) ?? textOf(record['schema']) ?? '')) fault('has a record of an unknown version');
    else for (const range of rangesOf(record)) ranges.push(range);
  }
  const notes = [...faults].map(([what, count]): CoverageNote => ({
    code: 'agent-trace', message: `The Agent Trace file ${what} (${count} times).`, path, incomplete: true,
  }));
  return { ranges, notes };
}

function parse(line: string): Data | undefined {
  try {
    const record: unknown = JSON.parse(line);
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function rangesOf(record: Data): TraceRange[] {
  const time = Date.parse(textOf(record['timestamp']) ?? '') / 1000;
  if (!Number.isFinite(time)) return [];
  const vcs = isRecord(record['vcs']) ? record['vcs'] : {};
  const tool = isRecord(record['tool']) ? textOf(record['tool']['name']) : undefined;
  const context: Context = { time, tool, revision: textOf(vcs['revision']) };
  if (textOf(record['file_path']) !== undefined) return rangeOf(record, record, { ...context, path: record['file_path'] });
  return listOf(record['files']).flatMap((file) =>
    listOf(file['conversations']).flatMap((conversation) =>
      listOf(conversation['ranges']).flatMap((range) => rangeOf(range, conversation, { ...context, path: file['path'] })),
    ),
  );
}

function rangeOf(range: Data, conversation: Data, context: Context & { path: unknown }): TraceRange[] {
  const path = textOf(context.path)?.replaceAll('\\', '/');
  const contributor = isRecord(range['contributor']) ? range['contributor'] : conversation['contributor'];
  const type = isRecord(contributor) ? contributor['type'] : range === conversation ? 'ai' : undefined;
  const startLine = range['start_line'];
  const endLine = range['end_line'];
  const contentHash = textOf(range['content_hash']);
  if (path === undefined || PSEUDO_PATH.test(path) || (type !== 'ai' && type !== 'mixed' && type !== 'human')) return [];
  if (!isLine(startLine) || !isLine(endLine) || endLine < startLine) return [];
  if (startLine === 1 && endLine === 1 && contentHash === undefined) return [];
  const model = isRecord(contributor) ? textOf(contributor['model_id']) : undefined;
  return [{
    path, startLine, endLine, contributor: type, time: context.time,
    ...(context.tool === undefined ? {} : { tool: context.tool }),
    ...(model === undefined ? {} : { model }),
    ...(contentHash === undefined ? {} : { contentHash }),
    ...(context.revision === undefined ? {} : { revision: context.revision }),
  }];
}

const isLine = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= HIGHEST_LINE;

/** The version of a file that one commit brought. */
export interface TracedFile {
  path: string;
  commit: string;
  parents: readonly string[];
  /** Without line ends. */
  lines: readonly string[];
}

const LONGEST_RANGE = 5_000;
const HASH = /^sha256:([0-9a-f]{8,64})$/;

/**
 * The runs of a file that a trace proves: the record was made at this commit or at a parent of it, names this path, and
 * its content hash is found in the file. A range without a hash that can be checked proves nothing and is left out.
 */
export function provenRuns(ranges: readonly TraceRange[], file: TracedFile): RecordedRun[] {
  const moments = new Set([file.commit, ...file.parents]);
  const runs = new Map<number, RecordedRun>();
  for (const range of ranges) {
    const height = range.endLine - range.startLine + 1;
    if (range.revision === undefined || !moments.has(range.revision) || height > LONGEST_RANGE) continue;
    if (range.path !== file.path && !range.path.endsWith(`/${file.path}`)) continue;
    const startLine = findHashed(range, file.lines);
    if (startLine === undefined) continue;
    const agent = { ...(range.tool === undefined ? {} : { tool: range.tool }), ...(range.model === undefined ? {} : { model: range.model }) };
    for (let line = startLine; line < startLine + height; line += 1) {
      runs.set(line, { startLine: line, endLine: line, origin: range.contributor === 'human' ? 'human' : agent });
    }
  }
  return [...runs.values()].sort((a, b) => a.startLine - b.startLine);
}

/** 1-based line where the hashed text stands: where the record says, else the only place in the file. */
function findHashed(range: TraceRange, lines: readonly string[]): number | undefined {
  const wanted = HASH.exec(range.contentHash ?? '')?.[1];
  const height = range.endLine - range.startLine + 1;
  if (wanted === undefined || height * lines.length > 5_000_000) return undefined;
  const isAt = (start: number): boolean => {
    const text = lines.slice(start - 1, start - 1 + height).join('\n');
    return [text, `${text}\n`].some((form) => createHash('sha256').update(form).digest('hex').startsWith(wanted));
  };
  if (range.endLine <= lines.length && isAt(range.startLine)) return range.startLine;
  const places: number[] = [];
  for (let start = 1; start + height - 1 <= lines.length && places.length < 2; start += 1) if (isAt(start)) places.push(start);
  return places.length === 1 ? places[0] : undefined;
}
