import type { Report, ReportFile } from '../api/report.ts';
import { addFindings, type Prints } from '../findings/add.ts';
import { MAX_BYTES } from '../discover/discover.ts';
import { type BlobReader, type Blobs, withBlobs } from '../history/blobs.ts';
import type { Repository } from '../history/object-view.ts';
import type { Found } from './files.ts';
import { sortedNotes } from './notes.ts';
import type { ScanOptions } from './options.ts';
import { threshold } from './rank/rank.ts';
import type { Stylist } from './style/style.ts';
import type { Warm } from './kept/warm.ts';

interface Work {
  found: Found;
  stylist: Stylist;
  options: ScanOptions;
  /** Files of which there is something to find. All when absent. */
  telling?: ReportFile[];
  /** Files of which a unit by itself may be worth a finding: the units of others are not looked at. All when absent. */
  reaching?: ReadonlySet<string>;
  warm?: Warm;
  /** A reader that is there, and stays open. */
  blobs?: BlobReader;
}

/** Reads the files with something to find once more, for fingerprints and suppression comments. */
export async function withFindings(report: Report, repository: Repository, work: Work): Promise<Report> {
  const { blobs } = work;
  const complete = await (blobs === undefined ? withBlobs(repository, (own) => add(report, own.upTo(MAX_BYTES), work)) : add(report, blobs.upTo(MAX_BYTES), work));
  return { ...complete, coverage: { ...complete.coverage, notes: sortedNotes(complete.coverage.notes) } };
}

function add(report: Report, blobs: Blobs, { found, stylist, options, telling, reaching, warm }: Work): Promise<Report> {
  const oids = new Map(found.files.map(({ path, oid }) => [path, oid]));
  const read = async (path: string): Promise<string | undefined> => {
    const oid = oids.get(path);
    if (oid === undefined || options.signal?.aborted) return undefined;
    return (await blobs.read(oid, path))?.toString('utf8');
  };
  return addFindings(report, {
    read,
    ...(telling === undefined ? {} : { telling }),
    thresholdOf: (path, level) => (level === 'file' || reaching?.has(path) !== false ? threshold(stylist, path, level) : Number.POSITIVE_INFINITY),
    suppressions: options.suppressions ?? 'apply',
    mentioning: new Set(found.files.filter(({ mentionsSuppression }) => mentionsSuppression).map(({ path }) => path)),
    ...(warm === undefined ? {} : { prints: { recall: (path) => warm.recall<Prints>('prints', { path, oid: oids.get(path) ?? '' }), keep: (path, make) => warm.keep('prints', path, () => JSON.stringify(make())) } }),
  });
}
