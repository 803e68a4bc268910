/**
 * How fast and how large a scan is: `npx tsx -C handiwork-source bench/scan.ts <repository…> [--output=FILE]`
 * Scans each repository in a process of its own and prints files/s, MB/s of text, commits/s, the seconds that each stage
 * took, and the peak memory of that process (its git children not counted).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openRepository } from '../src/history/object-view.ts';
import { listFiles } from '../src/history/tree.ts';
import { scan } from '../src/scan.ts';
import { createBus } from '../src/shared/bus.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

async function textBytes(path: string, scanned: ReadonlySet<string>): Promise<number> {
  const repository = await openRepository(path);
  try {
    const files = await listFiles(repository);
    return files.reduce((sum, file) => sum + (scanned.has(file.path) ? (file.size ?? 0) : 0), 0);
  } finally {
    repository.close();
  }
}

async function measure(path: string) {
  const bus = createBus();
  const stages: Record<string, number> = {};
  const start = performance.now();
  let last = start;
  bus.listen(({ stage }) => {
    const now = performance.now();
    stages[stage] = (stages[stage] ?? 0) + now - last;
    last = now;
  });
  const report = await scan(path, { bus });
  const seconds = (performance.now() - start) / 1000;
  const { files, commits, notes } = report.coverage;
  const megabytes = (await textBytes(path, new Set(report.files.map((file) => file.path)))) / 1e6;
  return {
    repository: basename(path) === 'repo' ? basename(dirname(resolve(path))) : basename(resolve(path)),
    files: files.scanned,
    lines: report.files.reduce((sum, file) => sum + file.lines, 0),
    megabytes: round(megabytes),
    commits: commits.read,
    seconds: round(seconds),
    filesPerSecond: round(files.scanned / seconds),
    megabytesPerSecond: round(megabytes / seconds),
    commitsPerSecond: round(commits.read / seconds),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    stageSeconds: Object.fromEntries(Object.entries(stages).map(([stage, spent]) => [stage, round(spent / 1000)])),
    incomplete: notes.filter((note) => note.incomplete).length,
  };
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--one') {
  console.log(JSON.stringify(await measure(rest[0] ?? '.')));
} else {
  const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const output = process.argv.find((argument) => argument.startsWith('--output='))?.slice('--output='.length) ?? 'bench/out/scan.json';
  const results: Awaited<ReturnType<typeof measure>>[] = [];
  for (const path of paths) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), '--one', path], { maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`${path}: ${stderr.toString()}`);
    results.push(JSON.parse(stdout.toString()) as (typeof results)[number]);
  }
  console.table(results.map(({ stageSeconds: _stages, ...row }) => row));
  for (const { repository, stageSeconds } of results) console.log(repository, JSON.stringify(stageSeconds));
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, `${JSON.stringify({ node: process.version, processors: availableParallelism(), results }, null, 2)}\n`);
}
