import { blameFiles, type BlameOptions, type BlameRequest, type FileBlame } from '../../src/history/blame.ts';
import { BlobReader, countLines } from '../../src/history/blobs.ts';
import { readHistory, type History } from '../../src/history/log.ts';
import { openRepository, type Repository } from '../../src/history/object-view.ts';
import { listFiles, type TreeFile } from '../../src/history/tree.ts';
import type { Commit } from '../../src/api/commit.ts';

export interface Whole {
  repository: Repository;
  history: History;
  commits: Commit[];
  files: TreeFile[];
  contents: Map<string, Buffer>;
  blames: Map<string, FileBlame>;
}

/** Everything that a scan reads from a repository, in the order in which a scan reads it. The view is closed. */
export async function readWhole(path: string, options: { since?: number; rev?: string; blame?: BlameOptions } = {}): Promise<Whole> {
  const repository = await openRepository(path, options.rev === undefined ? {} : { rev: options.rev });
  try {
    const commits: Commit[] = [];
    const history = await readHistory(repository, { since: options.since ?? 0, onCommit: (commit) => commits.push(commit) });
    const files = await listFiles(repository);
    const contents = await readContents(repository, files);
    const requests: BlameRequest[] = [...contents].map(([file, bytes]) => ({ path: file, lines: countLines(bytes) }));
    const blames = new Map<string, FileBlame>();
    await blameFiles({ repository, history, options: options.blame ?? {} }, requests, (blame) => blames.set(blame.path, blame));
    return { repository, history, commits, files, contents, blames };
  } finally {
    repository.close();
  }
}

async function readContents(repository: Repository, files: readonly TreeFile[]): Promise<Map<string, Buffer>> {
  const blobs = new BlobReader(repository);
  const contents = new Map<string, Buffer>();
  await Promise.all(files.filter(({ type }) => type === 'file').map(async ({ oid, path }) => {
    const bytes = await blobs.read(oid, path);
    if (bytes !== undefined) contents.set(path, bytes);
  }));
  await blobs.close();
  return contents;
}

/** `path → per line (index 0 = line 1) "commit:path:line" or the reason why not`. */
export function originLines(blame: FileBlame): string[] {
  const lines: string[] = [];
  for (const { startLine, endLine, commit, unknown, path, originLine } of blame.ranges) {
    for (let line = startLine; line <= endLine; line += 1) {
      lines[line - 1] = commit === undefined ? (unknown ?? 'nothing') : `${commit}:${path}:${originLine + line - startLine}`;
    }
  }
  return lines;
}
