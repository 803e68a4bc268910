import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Plugin } from '../api/plugin.ts';
import { HandiworkError } from '../shared/errors.ts';
import { isRecord } from '../shared/objects.ts';

const NAME = /^(?:@[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)?|[a-z0-9][a-z0-9._-]*)$/;

/** `topic` → `handiwork-plugin-topic`, `@scope` → `@scope/handiwork-plugin`, `@scope/topic` → `@scope/handiwork-plugin-topic`. */
export function packageName(name: string): string {
  if (!NAME.test(name)) throw new HandiworkError(`"${name}" is not a plugin name.`, { hint: 'Name a package, not a path: --plugin topic loads handiwork-plugin-topic.' });
  const [scope, topic] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const bare = topic === undefined ? 'handiwork-plugin' : topic.startsWith('handiwork-plugin') ? topic : `handiwork-plugin-${topic}`;
  return scope === undefined ? bare : `${scope}/${bare}`;
}

/**
 * Loads the plugins that were named on the command line. They are looked up from the directory the user runs in, as
 * Node would; a scanned repository is never searched and cannot name one.
 *
 * @param cwd The directory the user runs in.
 * @throws {HandiworkError} One error that lists everything that could not be loaded.
 */
export async function loadPlugins(names: readonly string[], cwd: string): Promise<Plugin[]> {
  const loaded = await Promise.allSettled([...new Set(names)].map((name) => loadPlugin(name, cwd)));
  const problems = loaded.flatMap((result) => (result.status === 'rejected' ? [reasonOf(result.reason)] : []));
  const plugins = loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const namespaces = plugins.map((plugin) => plugin.meta.namespace);
  const twice = namespaces.find((namespace, at) => namespaces.indexOf(namespace) !== at);
  if (twice !== undefined) problems.push(`two plugins use the namespace "${twice}"`);
  if (problems.length > 0) {
    throw new HandiworkError(`Plugins could not be loaded: ${problems.join('; ')}.`, { hint: 'Install them in the directory you run handiwork in, for example: npm install handiwork-plugin-topic' });
  }
  return plugins;
}

async function loadPlugin(name: string, cwd: string): Promise<Plugin> {
  const full = packageName(name);
  const folder = findPackage(full, cwd);
  if (folder === undefined) throw new HandiworkError(`${full} is not installed`);
  const entry = entryOf(readManifest(join(folder, 'package.json'), full));
  const module = (await import(pathToFileURL(join(folder, entry)).href).catch((cause: unknown) => {
    throw new HandiworkError(`${full} failed while loading: ${reasonOf(cause)}`, { cause });
  })) as { default?: unknown };
  return asPlugin(module.default, full);
}

function readManifest(file: string, name: string): { exports?: unknown; main?: unknown } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { exports?: unknown; main?: unknown };
  } catch (cause) {
    throw new HandiworkError(`the package.json of ${name} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/** The folder of an installed package: `node_modules` of the directory itself, then of its parents. */
function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (statSync(join(candidate, 'package.json'), { throwIfNoEntry: false }) !== undefined) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The file behind the package's main entry, for `import`. Node's own resolver cannot start from another directory. */
function entryOf({ exports, main }: { exports?: unknown; main?: unknown }): string {
  const root = isRecord(exports) && '.' in exports ? exports['.'] : exports;
  const entry = target(root) ?? (typeof main === 'string' ? main : 'index.js');
  if (entry.split('/').includes('..')) throw new HandiworkError('its entry lies outside the package');
  return entry;
}

function target(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return undefined;
  const condition = Object.keys(value).find((key) => ['import', 'node', 'default'].includes(key) && target(value[key]) !== undefined);
  return condition === undefined ? undefined : target(value[condition]);
}

function asPlugin(value: unknown, name: string): Plugin {
  const meta = isRecord(value) ? value['meta'] : undefined;
  const complete = isRecord(meta) && ['name', 'version', 'namespace'].every((key) => typeof meta[key] === 'string');
  if (!complete) throw new HandiworkError(`${name} has no default export with meta { name, version, namespace }`);
  if (!/^[a-z][a-z0-9-]*$/.test(String(meta['namespace']))) throw new HandiworkError(`${name} has a namespace that is not kebab-case`);
  for (const list of Object.keys(IS_ENTRY)) {
    const items = (value as Record<string, unknown>)[list] ?? [];
    if (!Array.isArray(items)) throw new HandiworkError(`${name}: "${list}" is not a list`);
    const odd = items.findIndex((item: unknown) => !isRecord(item) || IS_ENTRY[list]?.(item) !== true);
    if (odd >= 0) throw new HandiworkError(`${name}: number ${odd + 1} of "${list}" is none`);
  }
  const formatters = (value as Record<string, unknown>)['formatters'] ?? {};
  if (!isRecord(formatters)) throw new HandiworkError(`${name}: "formatters" is no object of functions by name`);
  const unusable = Object.keys(formatters).find((format) => typeof formatters[format] !== 'function');
  if (unusable !== undefined) throw new HandiworkError(`${name}: "${unusable}" of "formatters" is no function`);
  return value as Plugin;
}

/** As far as it takes to say of which entry something is wrong; the contract of the test kit says the rest. */
const IS_ENTRY: Readonly<Record<string, (entry: Readonly<Record<string, unknown>>) => boolean>> = {
  heuristics: ({ meta, observe }) => isRecord(meta) && typeof meta['id'] === 'string' && typeof observe === 'function',
  agents: ({ id, signals }) => typeof id === 'string' && Array.isArray(signals),
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
