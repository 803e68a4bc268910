import { TokenKind, type Unit } from '../api/unit.ts';
import { readSource } from '../languages/source.ts';
import { mayMean } from './module-paths.ts';

/** A place that needs what is about to be removed. */
export interface Dependant {
  path: string;
  line: number;
  /** The removed name, or `*` where the whole module is imported. */
  name: string;
  /** The file from which it is removed. */
  of: string;
  how: 'imports' | 'uses';
}

/** Names that go, by file; an empty set where the whole file does. */
export type Removed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The places in one file that import what is removed, or, in a file that loses a part, that still use its name. By name and
 * import, without types: a name that is shadowed or re-exported under another may be missed or named in vain.
 */
export function dependantsIn(path: string, text: string, removed: Removed): Dependant[] {
  const own = removed.get(path);
  if (own !== undefined && own.size === 0) return [];
  if (!mentions(text, path, removed)) return [];
  const whole = readSource(path, text)?.whole;
  if (whole === undefined) return [];
  return [...importing(whole, removed), ...(own === undefined ? [] : using(whole, own))].toSorted((a, b) => a.line - b.line);
}

/** Cheap: no name of a removed thing or file, no import of it. */
function mentions(text: string, path: string, removed: Removed): boolean {
  for (const [file, names] of removed) {
    if (file === path || text.includes(stem(file))) return true;
    for (const name of names) if (text.includes(name)) return true;
  }
  return false;
}

/** What an import of a file must name: its name without ending, or that of its folder. */
function stem(file: string): string {
  const parts = file.replace(/\.[^./]+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  return last === 'index' || last === '__init__' ? (parts.at(-2) ?? last) : last;
}

function importing(whole: Unit, removed: Removed): Dependant[] {
  const found: Dependant[] = [];
  for (const { module, names, line } of whole.imports) {
    for (const [of, gone] of removed) {
      if (of === whole.path) continue;
      if (mayMean(module, whole.path, of)) {
        const hit = gone.size === 0 ? ['*'] : names.filter((name) => gone.has(name));
        for (const name of hit.length > 0 || !wholeModule(names, whole, gone) ? hit : ['*']) found.push({ path: whole.path, line, name, of, how: 'imports' });
      } else if (names.some((name) => mayMean(`${module}${module.endsWith('.') ? '' : '.'}${name}`, whole.path, of)) && /\.pyi?$/.test(of)) {
        found.push({ path: whole.path, line, name: '*', of, how: 'imports' });
      }
    }
  }
  return found;
}

/** Bound as a whole (`import * as`, `import pkg.mod`, `from m import *`), with a removed name used somewhere in the file. */
const wholeModule = (names: readonly string[], whole: Unit, gone: ReadonlySet<string>): boolean =>
  names.includes('*') || whole.words.some((word) => gone.has(word));

function using(whole: Unit, gone: ReadonlySet<string>): Dependant[] {
  const { tokens } = whole;
  const found: Dependant[] = [];
  let line = 1;
  let at = 0;
  for (let index = whole.from; index < whole.to; index += 1) {
    if (tokens.kinds[index] !== TokenKind.word) continue;
    const start = tokens.starts[index] ?? 0;
    const name = tokens.text.slice(start, tokens.ends[index]);
    if (!gone.has(name) || name === 'constructor') continue; // every class calls its own so; it is used under the name of its class
    for (; at < start; at += 1) if (tokens.text.charCodeAt(at) === 10) line += 1;
    found.push({ path: whole.path, line, name, of: whole.path, how: 'uses' });
  }
  return found;
}
