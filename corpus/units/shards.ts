import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { shuffleKey } from './sampling.ts';
import type { CorpusRow } from './rows.ts';
import type { ManifestRow } from '../manifest.ts';

/** Raise when equal input would give other rows than before: every shard is then built again. */
export const BUILD_VERSION = 1;

/** One JSONL file per repository; its first line says what it was built from. */
export interface Shard {
  file: string;
  stamp: string;
}

export function shardOf(folder: string, row: ManifestRow, seed: string, rules: string): Shard {
  return {
    file: `${folder}/${row.repo.replace('/', '+')}.jsonl`,
    stamp: shuffleKey(String(BUILD_VERSION), JSON.stringify(row), seed, rules),
  };
}

/** The shard is complete and was built from the same input. */
export function isCurrent({ file, stamp }: Shard): boolean {
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8').slice(0, 200);
  return text.startsWith(`${JSON.stringify({ stamp })}\n`);
}

/** Writes the shard as a whole or not at all. */
export function writeShard({ file, stamp }: Shard, rows: readonly CorpusRow[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  writeFileSync(part, [{ stamp }, ...rows].map((row) => `${JSON.stringify(row)}\n`).join(''));
  renameSync(part, file);
}

export function* readShard({ file }: Shard): Generator<CorpusRow> {
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  for (const line of lines) if (line !== '') yield JSON.parse(line) as CorpusRow;
}
