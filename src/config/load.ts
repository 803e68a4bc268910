import { posix } from 'node:path';

import { HandiworkError } from '../shared/errors.ts';
import type { Config } from './schema.ts';

/** Where configuration is looked for, in this order. */
const CONFIG_NAMES = ['handiwork.config.json', 'handiwork.config.jsonc', 'package.json'] as const;

const DEPTH = 5;

/** Gives the text of a file, or undefined when there is none. Paths have `/` between parts. */
export type ReadConfigFile = (path: string) => Promise<string | undefined> | string | undefined;

export interface LoadedConfig {
  config: Config;
  /** The file it came from and the files that one extends, nearest first. */
  files: readonly string[];
}

/** The configuration of a folder: the first of the known names that holds one. */
export async function findConfig(folder: string, read: ReadConfigFile): Promise<LoadedConfig | undefined> {
  for (const name of CONFIG_NAMES) {
    const path = folder === '' ? name : posix.join(folder, name);
    const loaded = await load(path, read, []);
    if (loaded !== undefined) return loaded;
  }
  return undefined;
}

/** @throws {HandiworkError} When the file is absent or wrong, or extends too deep or in a circle. */
export async function loadConfig(path: string, read: ReadConfigFile): Promise<LoadedConfig> {
  const loaded = await load(path, read, []);
  if (loaded === undefined) throw new HandiworkError(`There is no configuration "${path}".`, { hint: 'Check the path, or write one with handiwork init.' });
  return loaded;
}

async function load(path: string, read: ReadConfigFile, above: readonly string[]): Promise<LoadedConfig | undefined> {
  if (above.includes(path)) throw new HandiworkError(`The configuration "${path}" extends itself: ${[...above, path].join(' → ')}.`, { hint: 'Take one of these out of its "extends".' });
  if (above.length > DEPTH) throw new HandiworkError(`"${above[0]}" extends other files more than ${DEPTH} levels deep.`, { hint: 'Name the last ones in its own "extends".' });
  const text = await read(path);
  if (text === undefined) return undefined;
  const { parseConfig, parsePackage } = await import('./parse.ts'); // with zod, which hooks without a configuration need not wait for
  const own = posix.basename(path) === 'package.json' ? parsePackage(text, path) : parseConfig(text, path);
  if (own === undefined) return undefined;
  const { extends: named, ...rest } = own;
  const bases: LoadedConfig[] = [];
  for (const base of named === undefined ? [] : typeof named === 'string' ? [named] : named) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(base)) throw new HandiworkError(`"${path}" extends "${base}": only local files can be extended.`, { hint: 'Keep a copy beside it, and extend that.' });
    const target = base.startsWith('/') ? base : posix.join(posix.dirname(path), base);
    const loaded = await load(target, read, [...above, path]);
    if (loaded === undefined) throw new HandiworkError(`"${path}" extends "${base}", which is not there or may not be read from here.`, { hint: 'Paths are relative to the file that extends; outside of the repository, only a file that --config names may extend.' });
    bases.push(loaded);
  }
  const config = [...bases.map((base) => base.config), rest].reduce(mergeConfigs, {});
  return { config, files: [path, ...bases.flatMap(({ files }) => files)] };
}

/** Single values of the second win; lists are joined. */
export function mergeConfigs(below: Config, above: Config): Config {
  const merged: Config = { ...below, ...above };
  for (const key of ['ban', 'allow', 'exceptions', 'exclude'] as const) {
    const joined = [...(below[key] ?? []), ...(above[key] ?? [])];
    if (joined.length > 0) Object.assign(merged, { [key]: joined });
  }
  return merged;
}
