import { BlobReader } from '../../src/history/blobs.ts';
import { dayOf } from '../../src/attribution/catalogue.ts';
import type { Repository } from '../../src/history/object-view.ts';
import type { LabelledCommit } from '../labels.ts';
import type { ManifestRow } from '../manifest.ts';
import { pairOf, readAddedLines, readChanges, type FileChange } from './changes.ts';
import { cutFile, mayHoldPiece, type CutFile, type Piece } from './cut.ts';
import { isMoved, readRemovedLines } from './moved.ts';
import { Quota, type Caps } from './quota.ts';
import type { DocumentRow, UnitRow } from './rows.ts';
import { shuffled, stableId } from './sampling.ts';
import { codeLanguage, decodeText, isDocument, isTest, PATHSPECS } from './selection.ts';

/** Most units of one repository and slice, of one commit and of one file, by kind. */
const CODE_CAPS: Readonly<Record<'function' | 'file' | 'chunk', Caps>> = {
  function: { slice: 90, commit: 8, file: 4 },
  file: { slice: 60, commit: 4, file: 1 },
  chunk: { slice: 40, commit: 4, file: 2 },
};
const DOCUMENT_CAPS: Readonly<Record<'section' | 'file', Caps>> = {
  section: { slice: 40, commit: 6, file: 3 },
  file: { slice: 20, commit: 2, file: 1 },
};

/** Commits that are tried, files that are read of one, and how many files it may add before it counts as a mass import. */
const TRIED = 1_500;
const LOOKED_AT = 14;
const MASS_IMPORT = 60;
/** Prose alone keeps the search going this far. */
const TRIED_FOR_PROSE = 600;
/** Commits that are read at once: few at first, as a small batch often fills the caps. */
const BATCH = { first: 40, most: 320 } as const;

interface Collector {
  repository: Repository;
  row: ManifestRow;
  seed: string;
  blobs: BlobReader;
}

/** Units and documents of one slice of one repository, by the caps, in a repeatable order. */
export async function collectSlice(commits: readonly LabelledCommit[], where: Omit<Collector, 'blobs'>): Promise<(UnitRow | DocumentRow)[]> {
  const collector: Collector = { ...where, blobs: new BlobReader(where.repository, 200_000) };
  const slice = commits[0]?.label.slice ?? '';
  const order = shuffled(commits, ({ commit }) => commit.id, `${where.seed}/${where.row.repo}/${slice}`).slice(0, TRIED);
  const rows: (UnitRow | DocumentRow)[] = [];
  const quotas = { code: new Quota(CODE_CAPS), documents: new Quota(DOCUMENT_CAPS) };
  try {
    for (let at = 0, size: number = BATCH.first; at < order.length && !isEnough(quotas, at); at += size, size = Math.min(2 * size, BATCH.most)) {
      rows.push(...(await collectBatch(order.slice(at, at + size), collector, quotas)));
    }
  } finally {
    await collector.blobs.close();
  }
  return rows;
}

type Quotas = Readonly<Record<'code' | 'documents', Quota>>;

const isEnough = ({ code, documents }: Quotas, tried: number): boolean => code.isFull() && (documents.isFull() || tried >= TRIED_FOR_PROSE);

async function collectBatch(batch: readonly LabelledCommit[], collector: Collector, quotas: Quotas): Promise<(UnitRow | DocumentRow)[]> {
  const ids = batch.map(({ commit }) => commit.id);
  const changes = await readChanges(collector.repository, ids, PATHSPECS);
  const modified = ids.filter((id) => changes.get(id)?.some(({ status, path }) => status === 'M' && isWanted(path)));
  const added = await readAddedLines(collector.repository, modified, PATHSPECS);
  const removed = await readRemovedLines(collector.repository, ids, PATHSPECS);
  const rows: (UnitRow | DocumentRow)[] = [];
  for (const labelled of batch) {
    const files = (changes.get(labelled.commit.id) ?? []).filter(({ path }) => isWanted(path));
    if (files.filter(({ status, path }) => status === 'A' && codeLanguage(path)).length > MASS_IMPORT) continue;
    quotas.code.startCommit();
    quotas.documents.startCommit();
    for (const kind of ['code', 'documents'] as const) {
      const own = files.filter(({ path }) => (codeLanguage(path) === undefined) === (kind === 'documents'));
      rows.push(...(await collectFiles(own, labelled, { collector, quota: quotas[kind], added, removed: removed.get(labelled.commit.id) })));
    }
  }
  return rows;
}

const isWanted = (path: string): boolean => codeLanguage(path) !== undefined || isDocument(path);

interface FilesContext {
  collector: Collector;
  quota: Quota;
  added: ReadonlyMap<string, ReadonlySet<number>>;
  /** What the commit took out. */
  removed: ReadonlySet<string> | undefined;
}

async function collectFiles(files: readonly FileChange[], labelled: LabelledCommit, context: FilesContext): Promise<(UnitRow | DocumentRow)[]> {
  const { collector: { seed, blobs }, quota, added } = context;
  const rows: (UnitRow | DocumentRow)[] = [];
  let looked = 0;
  for (const change of shuffled(files, ({ path }) => path, `${seed}/${labelled.commit.id}`)) {
    if (looked >= LOOKED_AT || !quota.hasRoom()) break;
    const lines = added.get(pairOf(change));
    if (change.status === 'M' && !(lines !== undefined && mayHoldPiece(change.path, lines) && quota.hasRoom(['function', 'section']))) continue;
    const text = decodeText(await blobs.read(change.blob, change.path));
    const cut = text === undefined ? undefined : cutFile(change, text, change.status === 'M' ? lines : undefined);
    if (cut === undefined) continue;
    looked += 1;
    for (const piece of choose(cut, change, context)) rows.push(rowOf(piece, cut, { change, labelled, row: context.collector.row }));
  }
  return rows;
}

function choose(cut: CutFile, change: FileChange, { collector: { seed }, quota, removed }: FilesContext): Piece[] {
  quota.startFile();
  const pieces = shuffled(cut.pieces, ({ start }) => String(start), `${seed}/${change.blob}`);
  return [...(cut.file === undefined ? [] : [cut.file]), ...pieces].filter(({ kind, text }) => !isMoved(text, removed) && quota.take(kind));
}

function rowOf(piece: Piece, cut: CutFile, from: { change: FileChange; labelled: LabelledCommit; row: ManifestRow }): UnitRow | DocumentRow {
  const { change, labelled: { commit, label }, row } = from;
  const { kind, ...place } = piece;
  const shared = {
    id: stableId(row.repo, commit.id, change.path, piece.start, piece.end, kind),
    repo: row.repo, group: row.group, commit: commit.id, slice: label.slice,
    label: label.agent ?? (label.slice === 'unmarked' ? 'unmarked' : 'human'),
    ...(label.tier === undefined ? {} : { tier: label.tier }),
    date: dayOf(commit.authorDate),
    path: change.path, blob: change.blob, ...place, lines: piece.end - piece.start + 1,
    whole: change.status === 'A' ? 1 : 0,
  } as const;
  if (cut.language === 'markdown') return { type: 'document', lang: 'markdown', kind: kind === 'file' ? 'file' : 'section', ...shared };
  return { type: 'unit', lang: cut.language, kind: kind === 'section' ? 'chunk' : kind, test: isTest(change.path) ? 1 : 0, ...shared };
}
