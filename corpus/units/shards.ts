import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ManifestRow } from '../manifest.ts';
import type { CorpusRow } from './rows.ts';
import { shuffleKey } from './sampling.ts';

/** Raise when equal input would give other rows than before: every shard is then built again. */
const BUILD_VERSION = 2;

/** One JSONL file per repository; its first line says what it was built from. */
export interface Shard {
  file: string;
  /** Manifest row, sample and code that cuts units. */
  stamp: string;
  /** The agent catalogue that gives the labels. */
  rules: string;
}

interface Header extends Omit<Shard, 'file'> {
  labels: string;
}

export const shardOf = (folder: string, row: ManifestRow, { seed, rules }: { seed: string; rules: string }): Shard => ({
  file: `${folder}/${row.repo.replace('/', '+')}.jsonl`,
  stamp: shuffleKey(String(BUILD_VERSION), JSON.stringify({ ...row, basis: '', licence: '' }), seed),
  rules,
});

/** What of a shard can be kept: all of it, all of it if the labels are still the same, or nothing. */
export function stateOf(shard: Shard): { state: 'current' | 'absent' } | { state: 'check'; labels: string } {
  const header = headerOf(shard.file);
  if (header?.stamp !== shard.stamp) return { state: 'absent' };
  return header.rules === shard.rules ? { state: 'current' } : { state: 'check', labels: header.labels };
}

const HEADER = /^\{"stamp":"([0-9a-f]+)","rules":"([0-9a-f]+)","labels":"([0-9a-f]+)"\}$/;

function headerOf(file: string): Header | undefined {
  if (!existsSync(file)) return undefined;
  const [first = ''] = readFileSync(file, 'utf8').split('\n', 1);
  const parts = HEADER.exec(first);
  return parts === null ? undefined : { stamp: parts[1]!, rules: parts[2]!, labels: parts[3]! };
}

/** Writes the shard as a whole or not at all. */
export function writeShard({ file, stamp, rules }: Shard, labels: string, rows: readonly CorpusRow[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  writeFileSync(part, [{ stamp, rules, labels }, ...rows].map((row) => `${JSON.stringify(row)}\n`).join(''));
  renameSync(part, file);
}

export function* readShard({ file }: Pick<Shard, 'file'>): Generator<CorpusRow> {
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  for (const line of lines) if (line !== '') yield JSON.parse(line) as CorpusRow;
}
