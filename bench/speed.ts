/**
 * `npm run bench:speed -- [repository…] [--quick] [--megabytes=100] [--runs=5] [--sizes=1000:2000,10000:20000] [--only=hot,workers,staged,slop,warm,scans,history]
 *   [--slop-scan=node_modules/slop-scan/bin/slop-scan.js]`
 * Prints ratios against what is physically needed and writes them to `bench/out/speed.json`. How to read them: README.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { readCorpus } from './speed/corpus.ts';
import { measureHotLoop } from './speed/hot-loop.ts';
import { measureSlopScan, measureStaged, measureWorkers } from './speed/programs.ts';
import { measureGrowth, measureWarm } from './speed/scans.ts';

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const repositories = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const option = (name: string, otherwise: string): string => flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const quick = flags.includes('--quick');
const only = option('only', 'hot,workers,staged,slop,warm,scans,history').split(',');
const runs = Number(option('runs', quick ? '3' : '5'));
const slopScan = option('slop-scan', '');
const sizes = option('sizes', quick ? '200:400,1000:2000' : '1000:2000,10000:20000,100000:200000').split(',').map((size) => {
  const [files = 0, commits = 0] = size.split(':').map(Number);
  return { files, commits };
});

const results: Record<string, unknown> = {
  machine: {
    node: process.version, processors: availableParallelism(), model: cpus()[0]?.model, gigabytes: Math.round(totalmem() / 2 ** 30),
    load: loadavg().map((value) => Math.round(value * 10) / 10),
  },
};
function show(name: string, value: unknown): void {
  results[name] = value;
  console.log(`${name}: ${JSON.stringify(value, null, 2)}`);
  mkdirSync('bench/out', { recursive: true });
  writeFileSync('bench/out/speed.json', `${JSON.stringify(results, null, 2)}\n`);
}

show('machine', results['machine']);
const corpusOf = (megabytes: string) => readCorpus(repositories, Number(option('megabytes', megabytes)));
if (only.includes('hot')) show('hotLoop', await measureHotLoop(corpusOf(quick ? '4' : '100'), runs));
if (only.includes('workers')) show('workers', measureWorkers(corpusOf(quick ? '4' : '20'), runs));
if (only.includes('staged')) show('staged', measureStaged(corpusOf('1'), runs));
// Installed on demand (`npm install slop-scan@0.3.0` in some folder), because it is no part of this program.
if (only.includes('slop') && slopScan !== '') show('slopScan', measureSlopScan(corpusOf(quick ? '4' : '20'), { runs, program: resolve(slopScan) }));
if (only.includes('warm')) show('warm', await measureWarm(quick ? { files: 300, commits: 600 } : { files: 10_000, commits: 20_000 }));
if (only.includes('scans')) show('scans', await measureGrowth(sizes));
if (only.includes('history')) {
  const flags = [`--sample=${option('sample', quick ? '60' : '500')}`, `--generated=${quick ? '1000:2000' : '10000:20000'}`, '--output=bench/out/history.json'];
  const child = spawnSync(process.execPath, [...process.execArgv, 'bench/history.ts', ...flags, ...repositories], { stdio: ['ignore', 'pipe', 'inherit'] });
  show('history', child.stdout.toString().trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown));
}
