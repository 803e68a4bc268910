/**
 * `npx tsx -C handiwork-source bench/generate.ts <folder> [--files=1000] [--commits=2000] [--seed=1]`
 * Makes a bare repository that looks like a monorepo: packages, edits, merges, renames, commits of agents. Its history
 * goes through `git fast-import`, so two hundred thousand commits take a minute or two. Equal arguments make equal ids.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pathOf, textOf } from './made-source.ts';
import { seededRandom } from '../corpus/learn/random.ts';

export interface Size {
  files: number;
  commits: number;
  seed: number;
}

const FIRST = Date.UTC(2019, 0, 1) / 1000;
const LAST = Date.UTC(2026, 0, 1) / 1000;
const TRAILERS = [
  'Co-Authored-By: Claude <noreply@anthropic.com>', 'Co-authored-by: Cursor <cursoragent@cursor.com>',
  'Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>', 'Co-authored-by: aider (gpt-5) <aider@aider.chat>',
];

/** Writes the repository into an empty folder, or a new one. @throws Error when it is not empty, or git fails. */
export async function generate(folder: string, size: Size): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`The folder ${folder} is not empty.`);
  const made = spawnSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', '--', folder]);
  if (made.status !== 0) throw new Error(`git init failed: ${made.stderr.toString()}`);
  const importer = spawn('git', [`--git-dir=${folder}`, 'fast-import', '--quiet', '--done'], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(importer, 'close');
  let piece = '';
  for (const text of history(size)) {
    piece += text;
    if (piece.length < 1 << 20) continue;
    if (!importer.stdin.write(piece)) await once(importer.stdin, 'drain');
    piece = '';
  }
  importer.stdin.end(`${piece}done\n`);
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

/** Files are kept as seeds of their functions, not as text: a hundred thousand files fit into memory. */
type File = number[];

function* history({ files: count, commits, seed }: Size): Generator<string> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const paths = Array.from({ length: count }, (_, index) => pathOf(index));
  const files: File[] = [];
  const perCommit = Math.max(1, Math.ceil((count * 2) / commits));
  let side = 0;
  let aside = new Set<number>();
  for (let number = 1; number <= commits; number += 1) {
    const isMerge = side > 0 && number === side + 4;
    const onSide = side > 0 && number === side + 1;
    // A merge takes over what its branch changed, so that lines come from both sides.
    const touched = isMerge ? aside : new Set<number>();
    // The first half of the history brings the files; the second only changes them.
    while (!onSide && files.length < Math.min(count, number * perCommit)) {
      touched.add(files.length);
      files.push(Array.from({ length: 3 + below(5) }, () => below(1e9)));
    }
    for (let edit = 1 + below(4); edit > 0; edit -= 1) touched.add(edited(files, below));
    if (onSide) aside = touched;
    yield header({ number, commits, random, mark: onSide ? 'refs/heads/topic' : 'refs/heads/main', ...(isMerge ? { merge: side + 1 } : {}) });
    const renamed = !onSide && !isMerge && below(40) === 0 ? below(files.length) : -1;
    if (renamed >= 0 && !touched.has(renamed)) {
      const next = paths[renamed]!.replace(/(\.\w+)$/, '_moved$1');
      yield `R ${paths[renamed]} ${next}\n`;
      paths[renamed] = next;
    }
    for (const index of touched) {
      const text = textOf(paths[index]!, files[index]!);
      yield `M 100644 inline ${paths[index]}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    }
    if (isMerge) side = 0;
    else if (side === 0 && below(12) === 0 && number + 6 < commits) side = number;
  }
}

function edited(files: File[], below: (limit: number) => number): number {
  const index = below(files.length);
  const functions = files[index]!;
  if (functions.length < 20 && below(3) === 0) functions.splice(below(functions.length + 1), 0, below(1e9));
  else functions[below(functions.length)] = below(1e9);
  return index;
}

function header({ number, commits, random, mark, merge }: { number: number; commits: number; random: () => number; mark: string; merge?: number }): string {
  const date = Math.floor(FIRST + ((LAST - FIRST) * number) / commits);
  const byAgent = date > Date.UTC(2025, 2, 1) / 1000 && random() < 0.4;
  const person = `dev${Math.floor(random() * 40)}`;
  const trailer = byAgent ? `\n\n${TRAILERS[Math.floor(random() * TRAILERS.length)]}` : '';
  const subject = merge === undefined ? `Change ${number}` : `Merge branch 'topic' (${number})`;
  const message = `${subject}${trailer}\n`;
  const from = number === 1 ? '' : mark === 'refs/heads/topic' ? `from :${number - 1}\n` : '';
  return `commit ${mark}\nmark :${number}\ncommitter ${person} <${person}@example.com> ${date} +0000\ndata ${message.length}\n${message}`
    + `${from}${merge === undefined ? '' : `merge :${merge}\n`}`;
}

const option = (name: string, otherwise: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined || folder.startsWith('--')) throw new Error('Name an empty folder.');
  await generate(folder, { files: option('files', 1000), commits: option('commits', 2000), seed: option('seed', 1) });
}
