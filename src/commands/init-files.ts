import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { findRepository } from '../history/locate.ts';
import { readSmallFile } from '../history/small-file.ts';
import type { InitFile } from '../init/files.ts';
import type { Paste } from '../init/merged.ts';
import { HandiworkError } from '../shared/errors.ts';

/** No hook file is larger. */
const LIMIT = 1 << 20;

/** What becomes of one file, before anything is written. */
export interface PlannedFile {
  path: string;
  /** Absolute, all links followed. */
  place: string;
  /** What will be in it: Latin-1, so that each byte of what is there stays as it is. */
  text: string;
  outcome: 'wrote' | 'added' | 'kept' | 'in the way' | 'by hand';
  executable: boolean;
  /** For a person, where the file cannot be added to. */
  why?: string;
  paste?: readonly Paste[];
}

/** @throws {HandiworkError} Where a file cannot be read, or a link leads out of the repository. */
export function planFiles(files: readonly InitFile[], { cwd, force }: { cwd: string; force: boolean }): PlannedFile[] {
  const top = topOf(cwd);
  return files.map((file) => {
    const path = file.names?.find((name) => isThere(join(cwd, name))) ?? file.path;
    const planned = { path, place: placeOf(path, { cwd, top }), text: Buffer.from(file.text).toString('latin1'), executable: file.executable === true };
    if (!isThere(join(cwd, path)) || (force && /\.ya?ml$/.test(path) === /\.ya?ml$/.test(file.path))) return { ...planned, outcome: 'wrote' };
    const there = readSmallFile(planned.place, LIMIT);
    if (there === undefined) throw new HandiworkError(`${path} is no file, or is too large to be one.`, { hint: 'Nothing was written. Move it away, or choose other hooks or CI.' });
    if (there === planned.text) return { ...planned, outcome: 'kept' };
    if (file.merge === undefined) return { ...planned, outcome: 'in the way' };
    const merged = file.merge(there, path);
    if (merged.kind === 'by-hand') return { ...planned, outcome: 'by hand', why: merged.why, paste: merged.paste };
    return merged.kind === 'kept' ? { ...planned, text: there, outcome: 'kept' } : { ...planned, text: merged.text, outcome: 'added' };
  });
}

/** Aside, and in its place at once: what is there is never half of what it was. */
export function writePlanned({ place, text, executable }: PlannedFile): void {
  mkdirSync(dirname(place), { recursive: true });
  const there = statSync(place, { throwIfNoEntry: false });
  const aside = `${place}.${process.pid}.partial`;
  try {
    writeFileSync(aside, text, { encoding: 'latin1', flag: 'wx', ...(executable ? { mode: 0o755 } : {}) });
    if (there !== undefined) chmodSync(aside, there.mode);
    renameSync(aside, place);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** A link that leads nowhere is there too. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** The folder in which everything that is written has to be: the repository, or where there is none the current folder. */
function topOf(cwd: string): string {
  const real = realpathSync(cwd);
  const below = findRepository(real)?.subfolder ?? '';
  return resolve(real, '../'.repeat(below.split('/').length - 1));
}

function placeOf(path: string, { cwd, top }: { cwd: string; top: string }): string {
  const missing: string[] = [];
  let known = join(cwd, path);
  while (!isThere(known)) {
    missing.unshift(known.slice(dirname(known).length).replace(sep, ''));
    known = dirname(known);
  }
  const real = statSync(known, { throwIfNoEntry: false }) === undefined ? undefined : realpathSync(known);
  if (real === undefined || relative(top, real).split(sep)[0] === '..' || relative(top, real).split(sep)[0] === '.git') {
    throw new HandiworkError(`${path} is a link that leads out of the files of the repository. Nothing was written.`, { hint: 'Put a file in its place, or add the hook by hand where the link leads to.' });
  }
  return join(real, ...missing);
}
