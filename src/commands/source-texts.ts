import { resolve } from 'node:path';

import type { SourceTexts } from '../api/formatter.ts';
import type { CoverageNote, Report, ReportFile } from '../api/report.ts';
import { BlobReader } from '../history/blobs.ts';
import { openRepository, type Repository } from '../history/object-view.ts';
import { listFiles } from '../history/tree.ts';

/** Bytes: of one text, and of all texts of one report. */
const LIMITS = { file: 1 << 20, all: 24 << 20 } as const;

/** Without a CODEOWNERS: the first folder, or `/` for what lies at the top. */
const firstFolder = (path: string): string => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : '/');

const withoutTexts = (notes: CoverageNote[]): SourceTexts => ({ texts: new Map(), ownerOf: firstFolder, notes });

/**
 * The texts of the files with something to show, in rank order, as they are in the scanned commit. Texts that are too
 * long, and those after the first 24 MiB, are left out with a note.
 *
 * @param path What the user named; relative to `cwd`.
 */
export async function sourceTexts(report: Report, path: string, { cwd, texts: wanted, signal }: { cwd: string; texts: boolean; signal: AbortSignal }): Promise<SourceTexts> {
  if (!wanted) return withoutTexts([{ code: 'page-sources', message: 'The texts of the files were left out of this page (--no-source).' }]);
  if (report.repository.head === '') return withoutTexts([]);
  const repository = await openRepository(resolve(cwd, path), { rev: report.repository.head, signal });
  try {
    return await readTexts(report, repository);
  } finally {
    repository.close();
  }
}

async function readTexts(report: Report, repository: Repository): Promise<SourceTexts> {
  const oids = new Map((await listFiles({ ...repository, subfolder: '' })).map(({ path, oid, size }) => [path, { oid, size: size ?? 0 }]));
  const blobs = new BlobReader(repository, LIMITS.file);
  const texts = new Map<string, string>();
  const notes: CoverageNote[] = [];
  const found = new Set((report.findings ?? []).map(({ path }) => path));
  let left: number = LIMITS.all;
  let beyond = 0;
  try {
    for (const { path } of report.files.filter((file) => isShown(file, found))) {
      const blob = oids.get(path);
      if (blob === undefined) continue; // the scan has said so
      if (blob.size > LIMITS.file) notes.push({ code: 'page-sources', path, message: `Its text is not in this page: it has more than ${LIMITS.file} bytes.` });
      else if (blob.size > left) beyond += 1;
      else {
        const bytes = await blobs.read(blob.oid, path);
        if (bytes === undefined) continue;
        left -= bytes.length;
        texts.set(path, bytes.toString('utf8'));
      }
    }
  } finally {
    await blobs.close();
  }
  if (beyond > 0) notes.push({ code: 'page-sources', message: `The texts of ${beyond} lower-ranked files are not in this page: all texts together may have ${LIMITS.all} bytes.` });
  return { texts, ownerOf: firstFolder, notes };
}

const isShown = ({ path, attributions }: ReportFile, found: ReadonlySet<string | undefined>): boolean => attributions.length > 0 || found.has(path);
