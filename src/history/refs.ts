import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CoverageNote } from '../api/report.ts';
import { isObjectId } from './object-id.ts';
import { readSmallFile } from './small-file.ts';

const PACKED_LIMIT = 256 << 20;
const LOOSE_LIMIT = 4_096;
const MOST_LOOSE = 500_000;
const SYMBOLIC_DEPTH = 5;

/** What the refs of a repository say. Names are Latin-1 strings of their bytes, as git stores them. */
export interface Refs {
  /** Full name (`refs/heads/main`) → object id. */
  ids: Map<string, string>;
  /** The branch that HEAD names, or the id of a detached HEAD; undefined when HEAD is unreadable. */
  head: { branch: string } | { id: string } | undefined;
  notes: CoverageNote[];
}

/** Reads HEAD, loose and packed refs as files. Replacement refs are left out: they change what objects say. */
export function readRefs(gitDir: string, commonDir: string): Refs {
  const notes: CoverageNote[] = [];
  const values = readPacked(commonDir, notes);
  readLoose(commonDir, values, notes);
  const ids = new Map<string, string>();
  for (const [name, value] of values) {
    const id = resolveRef(value, values);
    if (id !== undefined && isSafeRef(name) && !name.startsWith('refs/replace/')) ids.set(name, id);
  }
  return { ids, head: readHead(gitDir), notes };
}

function readHead(gitDir: string): Refs['head'] {
  const text = readSmallFile(join(gitDir, 'HEAD'), LOOSE_LIMIT)?.trim();
  if (text === undefined) return undefined;
  if (isObjectId(text)) return { id: text };
  const branch = symbolicTarget(text);
  return branch !== undefined && isSafeRef(branch) ? { branch } : undefined;
}

const symbolicTarget = (text: string): string | undefined => /^ref:\s*(refs\/\S+)$/.exec(text)?.[1];

function resolveRef(value: string, values: ReadonlyMap<string, string>): string | undefined {
  let current: string | undefined = value;
  for (let depth = 0; current !== undefined && depth <= SYMBOLIC_DEPTH; depth += 1) {
    if (isObjectId(current)) return current;
    const target = symbolicTarget(current);
    current = target === undefined ? undefined : values.get(target);
  }
  return undefined;
}

function readPacked(commonDir: string, notes: CoverageNote[]): Map<string, string> {
  const values = new Map<string, string>();
  const path = join(commonDir, 'packed-refs');
  const text = readSmallFile(path, PACKED_LIMIT);
  if (text === undefined && readdirSync(commonDir).includes('packed-refs')) {
    notes.push({ code: 'refs-unreadable', message: 'The packed refs were not read: too large or not a file.', incomplete: true });
  }
  for (const line of (text ?? '').split('\n')) {
    const space = line.indexOf(' ');
    if (line.startsWith('#') || line.startsWith('^') || space < 0) continue;
    values.set(line.slice(space + 1).trimEnd(), line.slice(0, space));
  }
  return values;
}

function readLoose(commonDir: string, values: Map<string, string>, notes: CoverageNote[]): void {
  const folders = ['refs'];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(commonDir, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(name);
      else if ((seen += 1) > MOST_LOOSE) {
        notes.push({ code: 'refs-unreadable', message: `Only the first ${MOST_LOOSE} loose refs were read.`, incomplete: true });
        return;
      } else {
        const text = readSmallFile(join(commonDir, name), LOOSE_LIMIT);
        if (text !== undefined) values.set(Buffer.from(name, 'utf8').toString('latin1'), text.trim());
      }
    }
  }
}

const FORBIDDEN = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;

/** The rules of `git check-ref-format`. */
const isSafeRef = (name: string): boolean => name.startsWith('refs/') && !FORBIDDEN.test(name);
