import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { agents } from '../heuristics/commits/agents/index.ts';
import { HandiworkError } from '../src/shared/errors.ts';
import { Labeller, LABELS_VERSION } from './labels.ts';
import { readHeldOwners, readManifest, type ManifestRow } from './manifest.ts';
import { assemble, type Assembly } from './units/assemble.ts';
import { cloneMirror, findMirror } from './units/mirrors.ts';
import { collectRepository, labelRepository } from './units/repository.ts';
import { shuffleKey } from './units/sampling.ts';
import { readShard, shardOf, stateOf, writeShard, type Shard } from './units/shards.ts';

const HERE = import.meta.dirname;
const USAGE = `corpus/build --mirrors DIR [options]
  --mirrors DIR     DIR/OWNER+NAME/repo, one git repository each
  --manifest FILE   may be repeated (default corpus/manifest.csv)
  --held FILE       hashes of owners that must not enter (default corpus/held-owners.sha256)
  --out FILE        units; documents.jsonl and commits.jsonl go beside it (default corpus/.work/units.jsonl)
  --only TEXT       repositories whose name holds TEXT
  --clone           clone what is missing from GitHub
  --fresh           build every shard again
  --jobs N          repositories at once (default 1)
  --seed TEXT       another sample (default 7)`;

export interface BuildOptions {
  mirrors: string;
  manifests: readonly string[];
  held: string;
  out: string;
  only?: string;
  clone: boolean;
  fresh: boolean;
  jobs: number;
  seed: string;
  /** Takes one line of progress. */
  say(line: string): void;
}

export interface BuildResult extends Assembly {
  /** Repositories without a mirror. */
  missing: string[];
  /** Repositories that could not be read, with the reason. */
  failed: { repo: string; reason: string }[];
}

/**
 * Builds the corpus: one shard per repository, then one file of units, documents and commits each.
 * @throws HandiworkError for a manifest that cannot be used or a held owner.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const rows = readManifest(options.manifests, readHeldOwners(options.held)).filter(({ repo }) => repo.includes(options.only ?? ''));
  const folder = join(dirname(options.out), 'shards');
  const rules = shuffleKey(String(LABELS_VERSION), JSON.stringify(agents, (_, value: unknown) => (value instanceof RegExp ? String(value) : value)));
  const labeller = new Labeller(agents);
  const result: Omit<BuildResult, keyof Assembly> = { missing: [], failed: [] };
  const shards = rows.map((row) => shardOf(folder, row, { seed: options.seed, rules }));
  const done = new Set<Shard>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < rows.length) {
      const index = next++;
      const note = await buildShard({ row: rows[index]!, shard: shards[index]!, labeller, options, result });
      if (note !== undefined) done.add(shards[index]!);
      options.say(`${index + 1}/${rows.length} ${rows[index]!.repo}: ${note ?? 'left out'}`);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  const assembly = assemble(shards.filter((shard) => done.has(shard)), options.out);
  return { ...assembly, missing: result.missing.sort(), failed: result.failed.sort((a, b) => (a.repo < b.repo ? -1 : 1)) };
}

interface ShardTask {
  row: ManifestRow;
  shard: Shard;
  labeller: Labeller;
  options: BuildOptions;
  result: Omit<BuildResult, keyof Assembly>;
}

async function buildShard({ row, shard, labeller, options, result }: ShardTask): Promise<string | undefined> {
  const before = options.fresh ? { state: 'absent' as const } : stateOf(shard);
  if (before.state === 'current') return 'as before';
  const mirror = findMirror(options.mirrors, row.repo) ?? (options.clone ? cloneMirror(options.mirrors, row.repo) : undefined);
  if (mirror === undefined) {
    result.missing.push(row.repo);
    return undefined;
  }
  try {
    const labelled = await labelRepository(mirror, row, labeller);
    try {
      const isSame = before.state === 'check' && before.labels === labelled.labels;
      const collected = isSame ? [...readShard(shard)] : await collectRepository(labelled, options.seed);
      writeShard(shard, labelled.labels, collected);
      return isSame ? 'labels as before' : describe(collected);
    } finally {
      labelled.repository.close();
    }
  } catch (error) {
    result.failed.push({ repo: row.repo, reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function describe(rows: readonly { type: string; slice: string }[]): string {
  const counts = new Map<string, number>();
  for (const { type, slice } of rows) counts.set(`${slice} ${type}s`, (counts.get(`${slice} ${type}s`) ?? 0) + 1);
  return counts.size === 0 ? 'nothing' : [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
}

function report({ counts, duplicates, missing, failed }: BuildResult): string {
  const table = counts.map((count) => [count.type, count.language, count.kind, count.slice, `${count.rows}`, `${count.repositories}`, `${count.owners}`]);
  const lines = [['type', 'language', 'kind', 'slice', 'rows', 'repositories', 'owners'], ...table].map((cells) => cells.join('\t'));
  lines.push(`near-duplicates left out: ${duplicates}`);
  if (missing.length > 0) lines.push(`without a mirror: ${missing.join(' ')}`);
  for (const { repo, reason } of failed) lines.push(`failed: ${repo}: ${reason}`);
  return `${lines.join('\n')}\n`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      mirrors: { type: 'string' }, manifest: { type: 'string', multiple: true }, held: { type: 'string' }, out: { type: 'string' },
      only: { type: 'string' }, clone: { type: 'boolean' }, fresh: { type: 'boolean' }, jobs: { type: 'string' }, seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const jobs = Number(values.jobs ?? '1');
  if (values.help === true || values.mirrors === undefined || !Number.isInteger(jobs) || jobs < 1) {
    process.stderr.write(`${USAGE}\n`);
    return values.help === true ? 0 : 2;
  }
  const out = resolve(values.out ?? join(HERE, '.work/units.jsonl'));
  const result = await build({
    mirrors: values.mirrors, manifests: values.manifest ?? [join(HERE, 'manifest.csv')], held: values.held ?? join(HERE, 'held-owners.sha256'),
    out, ...(values.only === undefined ? {} : { only: values.only }), clone: values.clone ?? false, fresh: values.fresh ?? false,
    jobs, seed: values.seed ?? '7', say: (line) => process.stderr.write(`${line}\n`),
  });
  writeFileSync(join(dirname(out), 'summary.json'), `${JSON.stringify({ manifest: shuffleKey(...(values.manifest ?? [join(HERE, 'manifest.csv')]).map((file) => readFileSync(file, 'utf8'))), ...result }, null, 2)}\n`);
  process.stdout.write(report(result));
  return result.failed.length > 0 ? 1 : 0;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof HandiworkError)) throw error;
    process.stderr.write(`${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`);
    process.exitCode = 2;
  }
}
