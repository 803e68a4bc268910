import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';

import type { Rules } from '../builtins.ts';
import { findConfig, loadConfig, mergeConfigs, type LoadedConfig, type ReadConfigFile } from '../config/load.ts';
import type { Policy } from '../config/policy.ts';
import { narrow, policyOf, withPreset } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { compilePathFilter } from '../discover/glob.ts';
import { findRepository } from '../history/locate.ts';
import { readSmallFile } from '../history/small-file.ts';
import { safeText } from '../report/safe-text.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import type { Io } from './io.ts';
import { choice, day, list, text, type Options } from './options.ts';

const LIMIT = 1 << 20;

/** The configuration that a call works by. */
export interface Configuration {
  config: Config;
  /** The files it came from, as messages name them. */
  files: readonly string[];
  /** Keys of the repository's own configuration that were not followed, because the policy came from outside it. */
  ignored: readonly string[];
}

/**
 * Flags go before `--config` or HANDIWORK_CONFIG, and these before the configuration of the folder the user stands in.
 * Where the policy comes from outside the repository, the repository's own configuration can only make it stricter.
 *
 * @param places Where files are read from; the disk when absent.
 */
export async function readConfiguration(options: Options, cwd: string, places: Partial<Places> = {}): Promise<Configuration> {
  todayOf(options); // a wrong day is told even where nothing is compared with it
  const configuration = await joined(options, cwd, { own: () => ownConfig(cwd), named: (file) => loadConfig(file.split(sep).join('/'), readAnywhere), ...places });
  const unheard = UNHEARD_ALONE.filter((key) => configuration.config[key] !== undefined);
  if (unheard.length > 0 && !hasPolicy(configuration)) {
    throw new HandiworkError(`Nothing is banned and no disclosure is asked for, so ${unheard.join(', ')} could never matter.`, {
      hint: 'Add --preset ban, --preset disclose or --ban <agent>, or the same to the configuration; "preset": "inventory" takes stock only.',
    });
  }
  return configuration;
}

/** Where configuration is read from. */
export interface Places {
  /** The repository's own. */
  own(): Promise<LoadedConfig | undefined>;
  /** The one that the user named. @param file Absolute. */
  named(file: string): Promise<LoadedConfig>;
}

/** Keys that say something about a policy, and are none. A policy that was meant and is not there must not look like one that is kept. */
const UNHEARD_ALONE = ['failOn', 'allow', 'exceptions', 'deadline'] as const;

async function joined(options: Options, cwd: string, { own, named }: Places): Promise<Configuration> {
  const flags = fromFlags(options);
  const name = text(options, 'config') ?? process.env['HANDIWORK_CONFIG'];
  const outside = name === undefined || name === '' ? undefined : await named(resolve(cwd, name));
  const inside = await own();
  const isOwn = outside !== undefined && inside !== undefined && realOf(outside.files[0] ?? '') === realOf(inside.files[0] ?? '');
  if (outside === undefined && flags.ban === undefined && flags.allow === undefined && flags.preset === undefined) {
    return { config: withPreset(mergeConfigs(inside?.config ?? {}, flags)), files: inside?.files ?? [], ignored: [] };
  }
  const outer = withPreset(mergeConfigs(outside?.config ?? {}, flags));
  if (inside === undefined || isOwn) return { config: outer, files: outside?.files ?? [], ignored: [] };
  const { config, ignored } = narrow(outer, inside.config);
  return { config, files: [...(outside?.files ?? []), ...inside.files], ignored };
}

function fromFlags(options: Options): Config {
  const [ban, allow] = [list(options, 'ban'), list(options, 'allow')];
  const since = day(options, 'since');
  const preset = choice(options, 'preset', ['ban', 'disclose', 'inventory']);
  const failOn = choice(options, 'failOn', ['recorded', 'declared', 'resembles', 'never']);
  const minEvidence = choice(options, 'minEvidence', ['recorded', 'declared', 'contextual', 'stylistic']);
  return {
    ...defined({ preset }),
    ...(ban.length > 0 ? { ban: ban.map((agent) => ({ agent, ...defined({ from: since }) })) } : {}),
    ...(allow.length > 0 ? { allow } : {}),
    ...defined({ failOn, minEvidence }),
  };
}

/** False when nothing could be against the policy, and nobody said that this is meant. */
export const hasPolicy = ({ config: { ban = [], disclose, preset, failOn } }: Configuration): boolean =>
  ban.length > 0 || disclose !== undefined || preset !== undefined || failOn === 'never';

/** The day that expiry dates are compared with, if the user named one. `now` is the only way to ask the clock. */
export function todayOf(options: Options): string | undefined {
  return text(options, 'today') === 'now' ? new Date().toISOString().slice(0, 10) : day(options, 'today');
}

export const policyFor = (config: Config, { agents }: Pick<Rules, 'agents'>, today: string | undefined): Policy =>
  policyOf(config, { known: agents.map(({ id }) => id), pathFilter: compilePathFilter, today });

/** For a file that the user named: it may extend whatever it likes. */
export const readAnywhere: ReadConfigFile = (path) => readUtf8(path);

/** The nearest configuration from the folder up to the top of its repository; nothing outside of it is read. */
async function ownConfig(cwd: string): Promise<LoadedConfig | undefined> {
  const start = realpathSync(cwd);
  const top = topOf(start);
  const read: ReadConfigFile = (path) => {
    const inside = relative(top, realOf(path));
    return inside.startsWith('..') || isAbsolute(inside) ? leftAside(path, 'lies outside of the repository and may not be read from here') : readUtf8(path);
  };
  for (let folder = start; ; folder = dirname(folder)) {
    const found = await findConfig(folder.split(sep).join('/'), read);
    if (found !== undefined || folder === top || dirname(folder) === folder) return found;
  }
}

function readUtf8(path: string): string | undefined {
  const bytes = readSmallFile(path, LIMIT);
  return bytes === undefined ? leftAside(path, `is no regular file of at most ${LIMIT} bytes`) : Buffer.from(bytes, 'latin1').toString('utf8');
}

/**
 * A policy that is there and cannot be read must not look like none. A package.json is seldom one.
 *
 * @throws {HandiworkError} When there is something at that path.
 */
function leftAside(path: string, why: string): undefined {
  if (basename(path) === 'package.json' || lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  throw new HandiworkError(`The configuration "${path}" ${why}.`, { hint: 'Put a regular file there, take it away, or name another one with --config.' });
}

/** The top of the repository around a folder; the folder itself where there is none. */
function topOf(folder: string): string {
  const { subfolder = '' } = findRepository(folder) ?? {};
  return resolve(folder, '../'.repeat(subfolder.split('/').length - 1));
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // absent: the reader says so
  }
}

/** Says which keys of the repository's own configuration were not followed. */
export function tellIgnored({ ignored }: Configuration, { tell }: Pick<Io, 'tell'>): void {
  if (ignored.length > 0) tell(`handiwork: the repository's own configuration may only make a policy stricter; not followed: ${safeText(ignored.join(', '))}.\n`);
}

/** The effective configuration as JSON. */
export const printed = ({ config }: Configuration): string => `${JSON.stringify(config, null, 2)}\n`;
