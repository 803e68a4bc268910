import type { ResemblanceReason } from '../api/report.ts';
import type { PathAttributes } from './attributes.ts';
import { excludeByContent } from './content-checks.ts';
import { compilePathFilter } from './glob.ts';
import { excludeByPath, type StyleExclusion } from './path-conventions.ts';

/** Why a tracked path is not read at all: nothing applies to it, neither records nor style. */
export type SkipReason = 'submodule' | 'symlink' | 'binary' | 'oversize' | 'excluded' | 'not-included';

export interface TreeEntry {
  path: string;
  /** Octal, as in the tree: `100644`, `120000` a link, `160000` a submodule. */
  mode: string;
  /** Bytes; absent when unknown. */
  size?: number;
}

export interface DiscoverOptions {
  /** Patterns as in `.gitignore`, without negation; a folder stands for everything below it. Empty: everything. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** Bytes from which a file is not read. */
  maxBytes?: number;
}

/** Larger text is data. Style stops earlier, see the limits of `languages`. */
export const MAX_BYTES = 20 * 1024 * 1024;

export interface Discovery<Entry extends TreeEntry> {
  readable: Entry[];
  skipped: { path: string; reason: SkipReason }[];
}

/** Sorts the entries of a tree into what can be read as text, as far as mode, size and patterns tell, and what not. */
export function discover<Entry extends TreeEntry>(entries: readonly Entry[], options: DiscoverOptions = {}): Discovery<Entry> {
  const { include = [], exclude = [], maxBytes = MAX_BYTES } = options;
  const isIncluded = include.length === 0 ? () => true : compilePathFilter(include);
  const isExcluded = exclude.length === 0 ? () => false : compilePathFilter(exclude);
  const skipReason = ({ path, mode, size = 0 }: TreeEntry): SkipReason | undefined => {
    if (mode === '160000') return 'submodule';
    if (mode === '120000') return 'symlink';
    if (isExcluded(path)) return 'excluded';
    if (!isIncluded(path)) return 'not-included';
    return size > maxBytes ? 'oversize' : undefined;
  };
  const discovery: Discovery<Entry> = { readable: [], skipped: [] };
  for (const entry of entries) {
    const reason = skipReason(entry);
    if (reason) discovery.skipped.push({ path: entry.path, reason });
    else discovery.readable.push(entry);
  }
  return discovery;
}

/**
 * Whether the style of a path can say something, by its name and its attributes. An attribute outranks a convention in both
 * directions: `-linguist-generated` brings a file back.
 */
export function classifyPath(path: string, attributes: PathAttributes = {}): StyleExclusion | undefined {
  if (attributes.generated === true) return 'generated';
  if (attributes.vendored === true) return 'vendored';
  const exclusion = excludeByPath(path);
  if (exclusion === 'generated' || exclusion === 'minified' || exclusion === 'lock' || exclusion === 'declaration') {
    return attributes.generated === false ? undefined : exclusion;
  }
  if (exclusion === 'vendored') return attributes.vendored === false ? undefined : exclusion;
  return exclusion;
}

/** Whether attributes alone keep the style of a path from being read: whoever wrote the code may have written them. */
export const isExcusedByAttributes = (path: string, attributes: PathAttributes): boolean => classifyPath(path, attributes) !== undefined && classifyPath(path) === undefined;

/** The same as {@link classifyPath} by content; asked only where the path said nothing. */
export function classifyContent(path: string, text: string, attributes: PathAttributes = {}): StyleExclusion | undefined {
  return attributes.generated === false ? undefined : excludeByContent(path, text);
}

const REASONS: Readonly<Record<StyleExclusion, ResemblanceReason>> = {
  generated: 'generated',
  minified: 'generated',
  data: 'generated',
  lock: 'generated',
  declaration: 'no-code',
  vendored: 'out-of-distribution',
  fixture: 'out-of-distribution',
};

/** How the report words an exclusion. */
export const resemblanceReasonOf = (exclusion: StyleExclusion): ResemblanceReason => REASONS[exclusion];
