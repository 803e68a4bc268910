import { isRecord } from '../shared/objects.ts';
import { readGitAiNote, type GitAiReading, type RecordedRun } from './git-ai.ts';

const MOST_LINES = 250_000;


/**
 * Reads a blob of `refs/ai/authorship/<commit>` (`authorship/0.0.x`, or no schema in the oldest): lines per author and
 * file. Its authors are free text, people among them, so only those that `isTool` knows count. The last blobs under
 * these refs were already written like notes. Never throws.
 */
export function readLegacyAuthorship(text: string, isTool: (author: string) => boolean): GitAiReading {
  if (!text.startsWith('{')) return readGitAiNote(text);
  const problems: string[] = [];
  const files = new Map<string, RecordedRun[]>();
  const reading = (schema: string): GitAiReading => ({ note: { schema, files }, problems });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    problems.push('The record is not JSON.');
    return reading('');
  }
  const schema = isRecord(data) && typeof data['schema_version'] === 'string' ? data['schema_version'] : '';
  const isOldest = isRecord(data) && !Object.hasOwn(data, 'schema_version');
  if (!isRecord(data) || !(isOldest || /^authorship\/0\.0\.[0-9]{1,3}$/.test(schema)) || !isRecord(data['files'])) {
    problems.push('The schema of the record is unknown.');
    return reading(schema);
  }
  let left = MOST_LINES;
  for (const [path, file] of Object.entries(data['files'])) {
    const lines = new Map<number, string>();
    for (const author of isRecord(file) && Array.isArray(file['authors']) ? file['authors'] : []) {
      if (!isRecord(author) || typeof author['author'] !== 'string' || !isTool(author['author'])) continue;
      for (const [start, end] of rangesOf(author['lines'])) {
        for (let line = start; line <= end && left > 0; line += 1, left -= 1) lines.set(line, author['author']);
      }
    }
    files.set(path, runsOf(lines));
  }
  if (left === 0) problems.push('The record has more lines than are read.');
  return reading(schema);
}

function rangesOf(lines: unknown): [number, number][] {
  const ranges: [number, number][] = [];
  for (const line of Array.isArray(lines) ? lines : []) {
    const [start, end] = Array.isArray(line) ? line : [line, line];
    if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 1 && end >= start) ranges.push([start, end]);
  }
  return ranges;
}

function runsOf(lines: ReadonlyMap<number, string>): RecordedRun[] {
  const runs: (RecordedRun & { tool: string })[] = [];
  for (const [line, tool] of [...lines].sort((a, b) => a[0] - b[0])) {
    const last = runs.at(-1);
    if (last?.endLine === line - 1 && last.tool === tool) last.endLine = line;
    else runs.push({ startLine: line, endLine: line, origin: { tool }, tool });
  }
  return runs.map(({ startLine, endLine, origin }) => ({ startLine, endLine, origin }));
}
