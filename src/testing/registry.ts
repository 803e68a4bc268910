import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Heuristic } from '../api/heuristic.ts';
import { cataloguePage, folderPage, type Entry } from './catalogue-pages.ts';

/** Reads every heuristic file of the folders below `root`: files whose default export has a subject. Sorted by id. */
export async function collectHeuristics(root: string): Promise<Entry[]> {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = folders.flatMap((folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts')).map((file) => ({ folder, file })));
  const entries: Entry[] = [];
  for (const { folder, file } of files) {
    const module = (await import(pathToFileURL(join(root, folder, file)).href)) as { default?: Heuristic };
    if (module.default?.subject !== undefined) entries.push({ folder, name: file.slice(0, -3), heuristic: module.default });
  }
  return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
}

const variable = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const WIDTH = 120;

/** Words on lines of at most `WIDTH` characters, indented by two. */
function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > WIDTH) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The registry module: one import per heuristic, sorted by id. */
function registryModule(entries: readonly Entry[]): string {
  const imports = entries.map(({ folder, name }) => `import ${variable(name)} from './${folder}/${name}.ts';`);
  const lines = wrapped(entries.map(({ name }) => `${variable(name)},`));
  return [
    '// Written by `npm run registry`. Do not edit.',
    "import type { Heuristic } from 'handiwork/heuristic';",
    ...imports, '',
    '/** Every built-in heuristic, sorted by id. */',
    'export const heuristics: readonly Heuristic[] = [', ...lines, '];', '',
  ].join('\n');
}

/** Path below `root` → generated text: the registry, the catalogue table and one page per folder. */
async function generatedFiles(root: string): Promise<Map<string, string>> {
  const entries = await collectHeuristics(root);
  const folders = [...new Set(entries.map(({ folder }) => folder))].sort();
  return new Map([
    ['index.ts', registryModule(entries)],
    ['README.md', cataloguePage(readFileSync(join(root, 'README.md'), 'utf8'), entries)],
    ...folders.map((folder): [string, string] => [`${folder}/README.md`, folderPage(folder, entries.filter((entry) => entry.folder === folder))]),
  ]);
}

/** Generated files that do not say what they should; empty when the registry is up to date. */
export async function staleFiles(root: string): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of await generatedFiles(root)) {
    if (currentText(join(root, path)) !== text) stale.push(path);
  }
  return stale;
}

function currentText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../../heuristics/', import.meta.url));
  for (const [path, text] of await generatedFiles(root)) writeFileSync(join(root, path), text);
}
