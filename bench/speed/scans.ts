import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '../generate.ts';
import { cli } from './built.ts';
import { round } from './hot-loop.ts';

interface Run {
  seconds: number;
  peakMegabytes: number;
}

const PROBE = `process.on('exit', () => process.stderr.write('\\npeak=' + process.resourceUsage().maxRSS));`;

/** One run of the built program in a process of its own: wall time and its own peak memory (git children not counted). */
function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
  const before = performance.now();
  const child = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(PROBE)}`, fileURLToPath(cli), ...args], {
    maxBuffer: 1 << 30, env: { ...process.env, ...environment },
  });
  const seconds = (performance.now() - before) / 1000;
  if (child.status === null || child.status > 2) throw new Error(`${args.join(' ')} failed: ${child.stderr.toString().slice(-500)}`);
  return { seconds: round(seconds), peakMegabytes: Math.round(Number(/peak=(\d+)/.exec(child.stderr.toString())?.[1] ?? 0) / 1024) };
}

/** Scans generated monorepos of several sizes: time and memory, and how both grow from one size to the next. */
export async function measureGrowth(sizes: readonly { files: number; commits: number }[]) {
  const results: { files: number; commits: number; cold: Run }[] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'handiwork-bench-'));
    try {
      await generate(folder, { ...size, seed: 1 });
      results.push({ ...size, cold: run(['scan', folder, '--format', 'json']) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const growth = results.slice(1).map((larger, at) => {
    const smaller = results[at]!;
    return {
      from: smaller.files, to: larger.files,
      time: round(larger.cold.seconds / smaller.cold.seconds), memory: round(larger.cold.peakMegabytes / smaller.cold.peakMegabytes),
    };
  });
  return { results, growth };
}

const SCAN = `
const [{ scan }, { json }, { createHash }] = await Promise.all([import(process.argv[1] + 'scan.js'), import(process.argv[1] + 'report/json.js'), import('node:crypto')]);
const [folder, rev, location] = process.argv.slice(2);
const report = await scan(folder, { rev, ...(location ? { cache: { location } } : {}) });
const hash = createHash('sha256');
for (const piece of json([report], {})) hash.update(piece);
process.stdout.write(hash.digest('hex'));`;

/** One scan through the library in a process of its own, and a digest of its report as it is written in JSON. */
function scanOnce(folder: string, rev: string, location = ''): { seconds: number; digest: string } {
  const before = performance.now();
  const library = new URL('../../dist/src/', import.meta.url).href;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', SCAN, library, folder, rev, location], { maxBuffer: 1 << 20 });
  if (child.status !== 0) throw new Error(child.stderr.toString().slice(-500));
  return { seconds: round((performance.now() - before) / 1000), digest: child.stdout.toString() };
}

/** A scan after a few commits that changed about ten files, with the snapshot of the scan before, against one without. */
export async function measureWarm(size: { files: number; commits: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'handiwork-bench-'));
  const location = mkdtempSync(join(tmpdir(), 'handiwork-bench-'));
  try {
    await generate(folder, { ...size, seed: 1 });
    const first = scanOnce(folder, 'main~4', location);
    const warm = scanOnce(folder, 'main', location);
    const cold = scanOnce(folder, 'main');
    return { ...size, firstSeconds: first.seconds, coldSeconds: cold.seconds, warmSeconds: warm.seconds, ratio: Math.round((warm.seconds / cold.seconds) * 1000) / 1000, equal: warm.digest === cold.digest };
  } finally {
    for (const made of [folder, location]) rmSync(made, { recursive: true, force: true });
  }
}
