import { compileGlob, isWild, type PathMatcher } from './glob.ts';

/** What `.gitattributes` says of one path. Absent: nothing. */
export interface PathAttributes {
  generated?: boolean;
  vendored?: boolean;
  documentation?: boolean;
  detectable?: boolean;
}

const ATTRIBUTES: Readonly<Record<string, keyof PathAttributes>> = {
  'linguist-generated': 'generated',
  'linguist-vendored': 'vendored',
  'linguist-documentation': 'documentation',
  'linguist-detectable': 'detectable',
};

interface Line {
  /** Folder of the file, with a trailing slash, or empty. */
  folder: string;
  isWild: boolean;
  matches: PathMatcher;
  /** `undefined` takes back what earlier lines said. */
  values: readonly (readonly [keyof PathAttributes, boolean | undefined])[];
}

/** Attribute files with more lines than this are cut: each path is compared with each line. What is cut excuses no file from style. */
const LINES = 5000;
/** The same of lines for which a path has to be walked through. */
const WILD_LINES = 100;

/**
 * Reads the `.gitattributes` files of a tree. As in git, deeper files and later lines win.
 * @param files path and text of each `.gitattributes`
 * @returns a lookup by path
 */
export function readAttributes(files: readonly { path: string; text: string }[]): (path: string) => PathAttributes {
  const depth = (path: string): number => path.split('/').length;
  let wild = 0;
  const lines = [...files].sort((a, b) => depth(a.path) - depth(b.path)).flatMap(parseFile).slice(0, LINES).filter((line) => !line.isWild || (wild += 1) <= WILD_LINES);
  return (path) => {
    const found: PathAttributes = {};
    for (const { folder, matches, values } of lines) {
      if (!path.startsWith(folder) || !matches(path.slice(folder.length))) continue;
      for (const [name, value] of values) {
        if (value === undefined) delete found[name];
        else found[name] = value;
      }
    }
    return found;
  };
}

function parseFile({ path, text }: { path: string; text: string }): Line[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return text.split(/\r?\n/, LINES).flatMap((line) => {
    const { pattern, rest } = splitPattern(line.trim());
    // A pattern that ends in a slash names a folder; attributes belong to files.
    if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('!') || pattern.endsWith('/')) return [];
    const values = rest.split(/[ \t]+/).flatMap(parseValue);
    return values.length === 0 ? [] : [{ folder, isWild: isWild(pattern), matches: compileGlob(pattern), values }];
  });
}

function splitPattern(line: string): { pattern: string; rest: string } {
  const end = line.startsWith('"') ? line.indexOf('"', 1) : line.search(/[ \t]/);
  if (end < 0) return { pattern: line, rest: '' };
  return line.startsWith('"')
    ? { pattern: line.slice(1, end), rest: line.slice(end + 1) }
    : { pattern: line.slice(0, end), rest: line.slice(end) };
}

function parseValue(word: string): [keyof PathAttributes, boolean | undefined][] {
  const mark = word[0] === '-' || word[0] === '!' ? word[0] : '';
  const [name = '', value] = word.slice(mark.length).split('=', 2);
  const attribute = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (attribute === undefined) return [];
  if (mark === '!') return [[attribute, undefined]];
  return [[attribute, mark === '' && value !== 'false' && value !== '0']];
}
