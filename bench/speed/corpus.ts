import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../corpus/learn/random.ts';
import { languages } from './built.ts';

export interface Text {
  path: string;
  text: string;
}

const MOST = 400_000;
const isWanted = (path: string): boolean => {
  const language = languages.languageOf(path);
  return language !== undefined && language !== 'markdown' && !/(?:^|[./-])min\.[cm]?js$/.test(path);
};

/** Source of installed packages, then of repositories at their HEAD; a seeded choice of `megabytes` (UTF-16 units ÷ 10⁶). */
export function readCorpus(repositories: readonly string[], megabytes: number): Text[] {
  const found = [...new Set([...repositories.flatMap(fromRepository), ...fromFolder('node_modules')])];
  const random = seededRandom(20260101);
  const keyed = found.map((read) => ({ read, key: random() })).sort((a, b) => a.key - b.key);
  const texts: Text[] = [];
  let size = 0;
  for (const { read } of keyed) {
    if (size >= megabytes * 1e6) break;
    const text = read();
    // Long lines and generated bundles are not scored, so they are not measured.
    if (text.text.length > MOST || text.text.split('\n').some((line) => line.length > 2000)) continue;
    texts.push(text);
    size += text.text.length;
  }
  return texts;
}

function fromFolder(folder: string): (() => Text)[] {
  const found: (() => Text)[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...fromFolder(path));
    else if (entry.isFile() && isWanted(path) && statSync(path).size < MOST) found.push(() => ({ path, text: readFileSync(path, 'utf8') }));
  }
  return found;
}

function fromRepository(gitDir: string): (() => Text)[] {
  const git = (...args: string[]): Buffer => spawnSync('git', [`--git-dir=${gitDir}`, ...args], { maxBuffer: 1 << 28 }).stdout;
  return git('ls-tree', '-r', '-z', '--full-tree', 'HEAD').toString('utf8').split('\0').flatMap((line) => {
    const [meta = '', path = ''] = line.split('\t');
    const [, type, oid] = meta.split(' ');
    return type === 'blob' && oid !== undefined && isWanted(path) ? [() => ({ path, text: git('cat-file', 'blob', oid).toString('utf8') })] : [];
  });
}
