import { builtinRules, type Rules } from './builtins.ts';
import { countLines } from './history/blobs.ts';
import { attributeFile } from './scan/lines/lines.ts';
import { openAround, readLinesOf } from './scan/open-around.ts';
import type { LineOptions } from './scan/options.ts';
import { readPast } from './scan/lines/past.ts';

/** One line of a file. */
export interface BlamedLine {
  /** From 1. */
  line: number;
  /** The commit that brought it; null at the boundary of a shallow clone, where nobody can tell. */
  commit: string | null;
  /** How strongly an agent is known for it; null when nothing is recorded or declared. */
  class: 'recorded' | 'declared' | null;
  agent?: string;
  alsoAgents?: readonly string[];
  model?: string;
}

export interface BlameReport {
  /** Inside the repository. */
  path: string;
  head: string;
  lines: BlamedLine[];
}

export interface BlameFileOptions {
  /** A commit, branch or tag; HEAD when absent. */
  rev?: string;
  blame?: LineOptions;
  /** What a relative path is relative to. */
  cwd?: string;
  signal?: AbortSignal;
}

/**
 * Each line of a committed file with the commit that brought it (as `git blame` says) and the agent known for it.
 *
 * @param file A path; the repository is found from it, and the file need not be on disk any more.
 * @returns Every line in order.
 * @throws {HandiworkError} When the file is not in the commit, is binary, or cannot be blamed.
 */
export async function blame(file: string, options: BlameFileOptions = {}, rules: Rules = builtinRules()): Promise<BlameReport> {
  const { repository, file: found } = await openAround(file, { cwd: options.cwd ?? process.cwd(), rev: options.rev, signal: options.signal });
  try {
    const bytes = await readLinesOf({ repository, file: found }, file);
    const past = await readPast(repository, rules, { wholeHistory: true });
    const { blamed, origins } = await attributeFile(repository, { past, path: found.path, lines: countLines(bytes), blame: options.blame ?? {} });
    const lines: BlamedLine[] = [];
    for (const { startLine, endLine, commit } of blamed.ranges) {
      for (let line = startLine; line <= endLine; line += 1) lines.push({ line, commit: commit ?? null, class: null });
    }
    for (const { startLine, endLine, class: evidenceClass, agent, alsoAgents, model } of origins.attributions) {
      for (let line = startLine; line <= endLine; line += 1) {
        const known = { class: evidenceClass, agent, ...(alsoAgents === undefined ? {} : { alsoAgents }), ...(model === undefined ? {} : { model }) };
        lines[line - 1] = { line, commit: lines[line - 1]?.commit ?? null, ...known };
      }
    }
    return { path: found.path, head: repository.head, lines };
  } finally {
    repository.close();
  }
}
