import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NearDuplicates } from './near-duplicates.ts';
import type { CorpusRow } from './rows.ts';
import { readShard, type Shard } from './shards.ts';

/** What a corpus holds, counted after near-duplicates were dropped. */
export interface CorpusCount {
  type: CorpusRow['type'];
  language: string;
  kind: string;
  slice: string;
  rows: number;
  repositories: number;
  owners: number;
}

export interface Assembly {
  counts: CorpusCount[];
  /** Rows that were nearly equal to an earlier one. */
  duplicates: number;
}

const FILES: Readonly<Record<CorpusRow['type'], string>> = { unit: '', document: 'documents.jsonl', commit: 'commits.jsonl' };

/**
 * Joins shards into `out` (units), and `documents.jsonl` and `commits.jsonl` beside it; the first of near-equal texts stays.
 * @param shards in the order that decides which one is the first
 */
export function assemble(shards: readonly Shard[], out: string): Assembly {
  const folder = dirname(out);
  mkdirSync(folder, { recursive: true });
  const target = (type: CorpusRow['type']): string => (type === 'unit' ? out : join(folder, FILES[type]));
  const types: CorpusRow['type'][] = ['unit', 'document', 'commit'];
  const files = new Map(types.map((type) => [type, openSync(`${target(type)}.part`, 'w')]));
  const seen = new NearDuplicates();
  const tally = new Tally();
  let duplicates = 0;
  for (const shard of shards) {
    for (const row of readShard(shard)) {
      if (row.type !== 'commit' && !seen.admit(row.text, `${row.type}/${row.kind}`)) {
        duplicates += 1;
        continue;
      }
      tally.add(row);
      writeSync(files.get(row.type)!, `${JSON.stringify(row)}\n`);
    }
  }
  for (const type of types) {
    closeSync(files.get(type)!);
    renameSync(`${target(type)}.part`, target(type));
  }
  return { counts: tally.counts(), duplicates };
}

class Tally {
  readonly #cells = new Map<string, { rows: number; repositories: Set<string>; owners: Set<string> }>();

  add(row: CorpusRow): void {
    const key = [row.type, row.type === 'commit' ? '-' : row.lang, row.type === 'commit' ? 'commit' : row.kind, row.slice].join('\t');
    const cell = this.#cells.get(key) ?? { rows: 0, repositories: new Set<string>(), owners: new Set<string>() };
    cell.rows += 1;
    cell.repositories.add(row.repo);
    cell.owners.add(row.group);
    this.#cells.set(key, cell);
  }

  counts(): CorpusCount[] {
    return [...this.#cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, cell]) => {
      const [type, language, kind, slice] = key.split('\t') as [CorpusRow['type'], string, string, string];
      return { type, language, kind, slice, rows: cell.rows, repositories: cell.repositories.size, owners: cell.owners.size };
    });
  }
}
