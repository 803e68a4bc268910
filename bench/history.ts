/**
 * `npx tsx -C handiwork-source bench/history.ts [repository…] [--generated=FILES:COMMITS] [--since=DATE] [--sample=500] [--output=FILE]`
 * Attributes every line of each repository, and compares a seeded sample of its files, line for line, with plain `git blame`
 * run one file after the other: half of them before and half of them after, so that what else the machine does hits both.
 * Prints `ratio`: the time here ÷ that of plain blame of all files (scaled up from the sample).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { blameFiles, type BlameRequest, type FileBlame } from '../src/history/blame.ts';
import { BlobReader, countLines } from '../src/history/blobs.ts';
import { GitFailure, readGit } from '../src/history/git.ts';
import { readHistory, type History } from '../src/history/log.ts';
import { openRepository, type Repository } from '../src/history/object-view.ts';
import { isPlainPath } from '../src/history/paths.ts';
import { listFiles } from '../src/history/tree.ts';
import { eachBlob } from '../src/scan/files.ts';
import { generate } from './generate.ts';
import { seededRandom } from '../corpus/learn/random.ts';

const option = (name: string, otherwise: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;

const since = Date.parse(`${option('since', '2021-06-29')}T00:00:00Z`) / 1000;
const sampleSize = Number(option('sample', '500'));

async function textFiles(repository: Repository): Promise<BlameRequest[]> {
  const blobs = new BlobReader(repository);
  const requests: BlameRequest[] = [];
  const files = (await listFiles(repository)).filter(({ type }) => type === 'file');
  await eachBlob(files, blobs, ({ path }, bytes) => {
    if (bytes !== undefined && !bytes.subarray(0, 8000).includes(0)) requests.push({ path, lines: countLines(bytes) });
  });
  await blobs.close();
  return requests;
}

const plainBlame = async (repository: Repository, path: string): Promise<string> =>
  (await readGit(['blame', '--porcelain', repository.head, '--', path], { view: repository.view }).catch((error: unknown) => {
    if (error instanceof GitFailure) return Buffer.alloc(0); // content is missing: nobody can tell
    throw error;
  })).toString('latin1');

/** Line → commit, `older` inside the window's edge: what plain `git blame` says, in our words. */
function origins(history: History, text: string): string[] {
  const lines: string[] = [];
  for (const match of text.matchAll(/^([0-9a-f]{40,64}) (\d+) (\d+)/gm)) {
    const [, id = '', origin, line] = match;
    lines[Number(line)] = history.isOlder(id) ? 'older' : `${id}:${origin}`;
  }
  return lines;
}

const ours = (blame: FileBlame): string[] => {
  const lines: string[] = [];
  for (const range of blame.ranges) {
    for (let line = range.startLine; line <= range.endLine; line += 1) {
      lines[line] = range.commit === undefined ? (range.unknown ?? '') : `${range.commit}:${range.originLine + line - range.startLine}`;
    }
  }
  return lines;
};

const chosen = (requests: readonly BlameRequest[]): BlameRequest[] => {
  const random = seededRandom(20260101);
  return requests.filter(({ path }) => isPlainPath(path)).map((request) => ({ request, key: random() }))
    .sort((a, b) => a.key - b.key).slice(0, sampleSize).map(({ request }) => request);
};

/** Everything a scan asks of the history: all commits, all texts, every line. */
async function attribute(path: string) {
  const repository = await openRepository(path);
  try {
    const history = await readHistory(repository, { since });
    const blames = new Map<string, FileBlame>();
    await blameFiles({ repository, history }, await textFiles(repository), (blame) => blames.set(blame.path, blame));
    return { history, blames, notes: repository.notes.map(({ code }) => code) };
  } finally {
    repository.close();
  }
}

async function measure(path: string) {
  const plain = await openRepository(path);
  try {
    const requests = await textFiles(plain);
    const sample = chosen(requests);
    const truths = new Map<string, string>();
    const timed = async (work: () => Promise<void>): Promise<number> => {
      const before = performance.now();
      await work();
      return (performance.now() - before) / 1000;
    };
    const blameAll = (some: readonly BlameRequest[]) => timed(async () => {
      for (const request of some) truths.set(request.path, await plainBlame(plain, request.path));
    });
    let found: Awaited<ReturnType<typeof attribute>> | undefined;
    const half = sample.length >> 1;
    const first = await blameAll(sample.slice(0, half));
    const seconds = await timed(async () => void (found = await attribute(path)));
    const plainSeconds = ((first + (await blameAll(sample.slice(half)))) / sample.length) * requests.length;
    const { history, blames, notes } = found as Awaited<ReturnType<typeof attribute>>;
    const lines = [...blames.values()].reduce((sum, blame) => sum + blame.lines, 0);
    const older = [...blames.values()].flatMap(({ ranges }) => ranges).reduce((sum, { unknown, startLine, endLine }) => sum + (unknown === 'older' ? endLine - startLine + 1 : 0), 0);
    return {
      repository: basename(path) === 'repo' ? path.split('/').at(-2) : basename(path),
      commits: history.count, files: requests.length, lines, insideWindow: round(1 - older / lines),
      seconds: round(seconds), linesPerSecond: Math.round(lines / seconds), plainSeconds: round(plainSeconds), ratio: Math.round((seconds / plainSeconds) * 1000) / 1000,
      ...compare(history, blames, truths), notes: [...new Set(notes)], load: loadavg().map((value) => Math.round(value)),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    plain.close();
  }
}

function compare(history: History, blames: ReadonlyMap<string, FileBlame>, truths: ReadonlyMap<string, string>): { compared: number; differ: number } {
  let [compared, differ] = [0, 0];
  for (const [file, text] of truths) {
    const truth = origins(history, text);
    const found = ours(blames.get(file) ?? { path: file, lines: 0, ranges: [] });
    for (let line = 1; line < Math.max(truth.length, found.length); line += 1) {
      compared += 1;
      if (truth[line] === found[line]) continue;
      differ += 1;
      if (differ <= 3) console.error(`${file}:${line} git ${truth[line]} here ${found[line]}`);
    }
  }
  return { compared, differ };
}

const round = (value: number): number => Math.round(value * 100) / 100;

const results: Awaited<ReturnType<typeof measure>>[] = [];
async function show(path: string): Promise<void> {
  const result = await measure(path);
  results.push(result);
  console.log(JSON.stringify(result));
}

for (const path of process.argv.slice(2).filter((argument) => !argument.startsWith('--'))) await show(path);
const [files, commits] = option('generated', '').split(':').map(Number);
if (files !== undefined && commits !== undefined) {
  const folder = mkdtempSync(join(tmpdir(), `generated-${files}-${commits}-`));
  try {
    await generate(folder, { files, commits, seed: 1 });
    await show(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const output = option('output', 'bench/out/history.json');
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${JSON.stringify({ since: option('since', '2021-06-29'), sampleSize, results }, null, 2)}\n`);
if (results.some(({ differ }) => differ > 0)) process.exitCode = 1;
