import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Seconds since 1970 of a date at noon, UTC. */
export const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`) / 1000;

const folders: string[] = [];

/** A folder of its own for one test; removed by `removeScratch`. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'history-test-')));
  folders.push(folder);
  return folder;
}

export const removeScratch = (): void => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

/** Plain git with fixed identity and without anybody's configuration. */
export function git(cwd: string, args: readonly string[], options: { input?: string | Buffer; date?: number; env?: Record<string, string> } = {}): string {
  const date = `${options.date ?? noon('2023-01-01')} +0000`;
  return execFileSync('git', args as string[], {
    cwd,
    input: options.input ?? '',
    maxBuffer: 64 << 20,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: devNull,
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      GIT_COMMITTER_DATE: date,
      ...options.env,
    },
  }).toString('latin1').trimEnd();
}

export interface MadeCommit {
  /** Numbers of earlier commits in the same list. */
  parents: readonly number[];
  date: number;
  message?: string;
  author?: string;
  /** The whole tree: path → content. Paths are Latin-1 strings of their bytes. */
  files: ReadonlyMap<string, string>;
}

/** Imports whole commits in one go; answers their ids. `main` is the last one. */
export function makeRepository(folder: string, commits: readonly MadeCommit[], init: readonly string[] = []): string[] {
  git(folder, ['init', '-q', '-b', 'main', ...init, '.']);
  const stream = commits.map((commit, number) => importCommit(commit, number)).join('');
  git(folder, ['fast-import', '--quiet', '--export-marks=marks'], { input: Buffer.from(`${stream}reset refs/heads/main\nfrom :${commits.length}\n\n`, 'latin1') });
  const marks = git(folder, ['rev-parse', ...commits.map((_, number) => `refs/made/${number}`)]).split('\n');
  rmSync(join(folder, 'marks'), { force: true });
  return marks;
}

function importCommit({ parents, date, message = 'Change', author = 'Ada <ada@example.org>', files }: MadeCommit, number: number): string {
  const [first, ...merged] = parents;
  const lines = [
    `commit refs/made/${number}`, `mark :${number + 1}`,
    `author ${author} ${date} +0000`, `committer Ada <ada@example.org> ${date} +0000`, data(message),
    ...(first === undefined ? [] : [`from :${first + 1}`]), ...merged.map((parent) => `merge :${parent + 1}`), 'deleteall',
  ];
  for (const [path, content] of files) lines.push(`M 100644 inline ${quote(path)}`, data(content));
  return `${lines.join('\n')}\n\n`;
}

const data = (text: string): string => `data ${text.length}\n${text}`;

const quote = (path: string): string =>
  `"${[...path].map((character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}"`;

/** Every object as a loose file. */
export function explode(folder: string): void {
  const packs = join(folder, '.git/objects/pack');
  for (const name of readdirSync(packs).filter((file) => file.endsWith('.pack'))) {
    const moved = join(folder, '.git', name);
    execFileSync('mv', [join(packs, name), moved]);
    rmSync(join(packs, name.replace(/pack$/, 'idx')), { force: true });
    execFileSync('sh', ['-c', 'git unpack-objects -q < "$1"', 'sh', moved], { cwd: folder });
  }
}

export const removeObject = (folder: string, oid: string): void => rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)));
