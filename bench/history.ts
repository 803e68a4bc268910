/**
 * `npm run …`-less bench: `npx tsx -C handiwork-source bench/history.ts <repository…> [--since=DATE] [--sample=N] [--output=FILE]`
 * Attributes every line of each repository, then compares a seeded sample of files, line for line, with plain `git blame`
 * run one file after the other, and prints how much longer that would have taken.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { blameFiles, type BlameRequest, type FileBlame } from '../src/history/blame.ts';
import { BlobReader, countLines } from '../src/history/blobs.ts';
import { readGit } from '../src/history/git.ts';
import { readHistory, type History } from '../src/history/log.ts';
import { openRepository, type Repository } from '../src/history/object-view.ts';
import { isPlainPath } from '../src/history/paths.ts';
import { readTouches } from '../src/history/touches.ts';
import { listFiles } from '../src/history/tree.ts';
import { seeded } from './random.ts';

const option = (name: string, otherwise: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;

const since = Date.parse(`${option('since', '2021-06-29')}T00:00:00Z`) / 1000;
const sampleSize = Number(option('sample', '60'));


async function textFiles(repository: Repository): Promise<BlameRequest[]> {
  const blobs = new BlobReader(repository);
  const requests: BlameRequest[] = [];
  for (const { path, oid, type } of await listFiles(repository)) {
    const bytes = type === 'file' ? await blobs.read(oid, path) : undefined;
    if (bytes !== undefined && !bytes.subarray(0, 8000).includes(0)) requests.push({ path, lines: countLines(bytes) });
  }
  await blobs.close();
  return requests;
}

/** Line → commit, `older` inside the window's edge: what plain `git blame` says, in our words. */
async function plainBlame(repository: Repository, history: History, path: string): Promise<string[]> {
  const text = (await readGit(['blame', '--porcelain', repository.head, '--', path], { view: repository.view })).toString('latin1');
  const lines: string[] = [];
  for (const match of text.matchAll(/^([0-9a-f]{40,64}) (\d+) (\d+)/gm)) {
    const [, id = '', origin, line] = match;
    lines[Number(line)] = (history.dateOf(id) ?? 0) < since && !history.isBackdated(id) ? 'older' : `${id}:${origin}`;
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

async function measure(path: string) {
  const start = performance.now();
  const repository = await openRepository(path);
  const plain = await openRepository(path);
  try {
    const history = await readHistory(repository, { since });
    const touches = await readTouches(repository, history);
    const requests = await textFiles(repository);
    const blames = new Map<string, FileBlame>();
    await blameFiles({ repository, history, touches }, requests, (blame) => blames.set(blame.path, blame));
    const seconds = (performance.now() - start) / 1000;
    const random = seeded(20260101);
    const sample = [...requests].filter(({ path: file }) => isPlainPath(file)).map((request) => ({ request, key: random() })).sort((a, b) => a.key - b.key).slice(0, sampleSize);
    let compared = 0;
    let differ = 0;
    const before = performance.now();
    const truths: [string, string[]][] = [];
    for (const { request } of sample) truths.push([request.path, await plainBlame(plain, history, request.path)]);
    const plainSeconds = (performance.now() - before) / 1000;
    for (const [file, truth] of truths) {
      const found = ours(blames.get(file) ?? { path: file, lines: 0, ranges: [] });
      for (let line = 1; line < Math.max(truth.length, found.length); line += 1) {
        compared += 1;
        if (truth[line] !== found[line]) {
          differ += 1;
          if (differ <= 3) console.error(`${file}:${line} git ${truth[line]} here ${found[line]}`);
        }
      }
    }
    const estimate = sample.length === 0 ? 0 : (plainSeconds / sample.length) * requests.length;
    return {
      repository: basename(path) === 'repo' ? path.split('/').at(-2) : basename(path),
      commits: history.count,
      files: requests.length,
      blamed: requests.filter(({ path: file }) => touches.get(file) !== undefined && touches.get(file)?.soleAuthor === undefined).length,
      lines: [...blames.values()].reduce((sum, { lines }) => sum + lines, 0),
      seconds: round(seconds),
      plainSecondsEstimated: round(estimate),
      ratio: round(estimate / seconds),
      compared,
      differ,
      notes: repository.notes.map(({ code }) => code),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    repository.close();
    plain.close();
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

const results = [];
for (const path of process.argv.slice(2).filter((argument) => !argument.startsWith('--'))) {
  const result = await measure(path);
  results.push(result);
  console.log(JSON.stringify(result));
}
const output = option('output', 'bench/history.json');
writeFileSync(output, `${JSON.stringify({ since: option('since', '2021-06-29'), sampleSize, results }, null, 2)}\n`);
if (results.some(({ differ }) => differ > 0)) process.exitCode = 1;
