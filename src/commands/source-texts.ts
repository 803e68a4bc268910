import { resolve } from 'node:path';

import type { SourceTexts } from '../api/formatter.ts';
import type { CoverageNote, Report, ReportFile } from '../api/report.ts';
import { BlobReader } from '../history/blobs.ts';
import { openRepository } from '../history/object-view.ts';
import { listFiles, type TreeFile } from '../history/tree.ts';
import { CODEOWNERS_PLACES, ownerFinder } from '../worklist/owners.ts';

/** Bytes: of one text, and of all texts of one page. */
const LIMITS = { file: 1 << 20, all: 24 << 20 } as const;

interface Wanted {
  cwd: string;
  /** Without it only owners are read. */
  texts: boolean;
  signal: AbortSignal;
}

/**
 * The texts of the files with something to show, in rank order, as they are in the scanned commits. Texts that are too
 * long, and those after the first 24 MiB of all reports together, are left out with a note.
 *
 * @param paths What the user named for each report; relative to `cwd`.
 */
export async function sourceTexts(reports: readonly Report[], paths: readonly string[], wanted: Wanted): Promise<SourceTexts[]> {
  const sources: SourceTexts[] = [];
  let left: number = LIMITS.all;
  for (const [at, report] of reports.entries()) {
    const one = report.repository.head === '' ? { texts: new Map(), ownerOf: ownerFinder(undefined), notes: [] } : await textsOf(report, paths[at] ?? '.', { ...wanted, left });
    for (const text of one.texts.values()) left -= Buffer.byteLength(text);
    sources.push(one);
  }
  return sources;
}

async function textsOf(report: Report, path: string, { cwd, texts, signal, left }: Wanted & { left: number }): Promise<SourceTexts> {
  const repository = await openRepository(resolve(cwd, path), { rev: report.repository.head, signal });
  const blobs = new BlobReader(repository, LIMITS.file);
  try {
    const tree = new Map((await listFiles({ ...repository, subfolder: '' })).map((file) => [file.path, file]));
    const codeowners = CODEOWNERS_PLACES.map((place) => tree.get(place)).find((file) => file?.type === 'file');
    const ownerOf = ownerFinder(codeowners && (await blobs.read(codeowners.oid, codeowners.path))?.toString('utf8'));
    if (texts) return { ...(await readTexts(report, { tree, blobs, left })), ownerOf };
    return { texts: new Map(), ownerOf, notes: [{ code: 'page-sources', message: 'The texts of the files were left out of this page (--no-source).' }] };
  } finally {
    await blobs.close();
    repository.close();
  }
}

async function readTexts(report: Report, { tree, blobs, left }: { tree: ReadonlyMap<string, TreeFile>; blobs: BlobReader; left: number }): Promise<Pick<SourceTexts, 'texts' | 'notes'>> {
  const texts = new Map<string, string>();
  const notes: CoverageNote[] = [];
  const found = new Set((report.findings ?? []).map(({ path }) => path));
  let beyond = 0;
  for (const { path } of report.files.filter((file) => isShown(file, found))) {
    const { oid, size = 0 } = tree.get(path) ?? {};
    if (oid === undefined) continue; // the scan has said so
    if (size > LIMITS.file) notes.push({ code: 'page-sources', path, message: `Its text is not in this page: it has more than ${LIMITS.file} bytes.` });
    else if (size > left) beyond += 1;
    else {
      const bytes = await blobs.read(oid, path);
      if (bytes === undefined) continue;
      left -= bytes.length;
      texts.set(path, bytes.toString('utf8'));
    }
  }
  if (beyond > 0) notes.push({ code: 'page-sources', message: `The texts of ${beyond} lower-ranked files are not in this page: all texts together may have ${LIMITS.all} bytes.` });
  return { texts, notes };
}

const isShown = ({ path, attributions }: ReportFile, found: ReadonlySet<string | undefined>): boolean => attributions.length > 0 || found.has(path);
