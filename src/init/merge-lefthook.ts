import { LEFTHOOK, LEFTHOOK_RUNS } from './hooks.ts';
import { runs, type HookCommand, type Insertion, type Merged, type Paste } from './merged.ts';
import { entriesOf, insert, itemsOf, Unclear, wholeOf, yamlLines, type Entry, type YamlLine } from './yaml-lines.ts';

type Hook = keyof typeof LEFTHOOK_RUNS;
const HOOKS = Object.keys(LEFTHOOK_RUNS) as Hook[];
const COMMAND: Record<Hook, HookCommand> = { 'pre-commit': 'staged', 'commit-msg': 'commit-msg' };

/** The names under which lefthook looks for its configuration; of several, it takes one. */
export const LEFTHOOK_FILES: readonly string[] = ['yml', 'yaml', 'toml', 'json', 'jsonc'].flatMap((type) => ['lefthook', '.lefthook', '.config/lefthook'].map((name) => `${name}.${type}`));

/** Adds the hooks to a configuration of lefthook that is there already. */
export function mergeLefthook(text: string, path: string): Merged {
  const type = path.slice(path.lastIndexOf('.') + 1);
  try {
    if (!/^ya?ml$/.test(type)) throw new Unclear('Handiwork adds to lefthook in YAML only');
    const lines = yamlLines(text);
    const whole = wholeOf(lines);
    if (whole.from === -1) return { kind: 'added', text: insert(text, lines, [{ line: lines.length, texts: LEFTHOOK.trimEnd().split('\n') }]) };
    const entries = entriesOf(lines, whole);
    const added = HOOKS.flatMap((hook) => withHook(lines, entries, hook));
    return added.length === 0 ? { kind: 'kept' } : { kind: 'added', text: insert(text, lines, added) };
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    const missing = HOOKS.filter((hook) => !runs(text, COMMAND[hook]));
    const paste = type === 'toml' ? tomlPaste : /^\s*\{/.test(text) || /^jsonc?$/.test(type) ? jsonPaste : yamlPaste;
    return missing.length === 0 ? { kind: 'kept' } : { kind: 'by-hand', why: error.message, paste: missing.map(paste) };
  }
}

function withHook(lines: readonly YamlLine[], entries: readonly Entry[], hook: Hook): Insertion[] {
  const there = entries.find(({ key }) => key === hook);
  if (there === undefined) {
    const spaced = entries.length > 1 && entries.slice(1).every(({ from }) => lines.slice(0, from).findLast(({ kind }) => kind !== 'comment')?.kind === 'blank');
    return [{ line: lines.length, texts: [...(spaced ? [''] : []), ...hookLines(hook, unitOf(lines, entries))] }];
  }
  if (runs(lines.slice(there.from, there.to).map(({ text }) => text).join('\n'), COMMAND[hook])) return [];
  if (there.value !== '') throw new Unclear(`its "${hook}" is not a mapping with each key in a line of its own`);
  const inner = entriesOf(lines, { from: there.from + 1, to: there.to });
  const [commands, jobs] = ['commands', 'jobs'].map((key) => inner.find((entry) => entry.key === key));
  if (commands !== undefined) return inCommands(lines, commands, hook);
  const items = jobs === undefined || jobs.value !== '' ? [] : itemsOf(lines, jobs);
  const [item] = items;
  if (jobs !== undefined && item !== undefined) {
    if (items.some(({ from, to }) => lines.slice(from, to).some(({ text }) => /^ *(?:- +)?name: *["']?handiwork["']? *$/.test(text)))) return [];
    const spaced = items.length > 1 && items.slice(1).every(({ from }) => lines[from - 1]?.kind === 'blank');
    const [dash, keys] = [' '.repeat(item.indent) + '-'.padEnd(item.gap), ' '.repeat(item.indent + item.gap)];
    return [{ line: jobs.to, texts: [...(spaced ? [''] : []), `${dash}name: handiwork`, `${keys}run: ${LEFTHOOK_RUNS[hook]}`] }];
  }
  if (inner.some(({ key }) => key === '<<')) throw new Unclear(`its "${hook}" takes keys from elsewhere (<<)`);
  const unit = inner[0] === undefined ? unitOf(lines, entries) : indentOf(lines, inner[0]);
  return [{ line: there.to, texts: hookLines(hook, unit).slice(1) }];
}

function inCommands(lines: readonly YamlLine[], commands: Entry, hook: Hook): Insertion[] {
  if (commands.value !== '') throw new Unclear(`the "commands" of its "${hook}" are not a mapping with each key in a line of its own`);
  const named = entriesOf(lines, { from: commands.from + 1, to: commands.to });
  if (named.some(({ key }) => key === 'handiwork')) return [];
  const [first] = named;
  const outer = indentOf(lines, commands);
  const indent = first === undefined ? outer * 2 : indentOf(lines, first);
  const below = first === undefined ? undefined : lines.slice(first.from + 1, first.to).find(({ kind }) => kind === 'content');
  const deeper = below === undefined ? indent + Math.max(indent - outer, 1) : below.indent;
  return [{ line: commands.to, texts: [`${' '.repeat(indent)}handiwork:`, `${' '.repeat(deeper)}run: ${LEFTHOOK_RUNS[hook]}`] }];
}

const indentOf = (lines: readonly YamlLine[], { from }: Entry): number => lines[from]?.indent ?? 0;

/** By how much the file indents. */
function unitOf(lines: readonly YamlLine[], entries: readonly Entry[]): number {
  const inner = entries.flatMap(({ from, to }) => lines.slice(from + 1, to)).find(({ kind, indent }) => kind === 'content' && indent > 0);
  return inner?.indent ?? 2;
}

const hookLines = (hook: Hook, unit: number): string[] =>
  [`${hook}:`, 'commands:', 'handiwork:', `run: ${LEFTHOOK_RUNS[hook]}`].map((text, depth) => ' '.repeat(unit * depth) + text);

const yamlPaste = (hook: Hook): Paste => ({ where: `at the top level, or what is inside to the "${hook}" that is there`, text: hookLines(hook, 2).join('\n') });
const jsonPaste = (hook: Hook): Paste => ({ where: `to the "commands" of "${hook}"`, text: `"handiwork": { "run": ${JSON.stringify(LEFTHOOK_RUNS[hook])} }` });
const tomlPaste = (hook: Hook): Paste => ({ where: 'at the end of the file', text: `[${hook}.commands.handiwork]\nrun = '${LEFTHOOK_RUNS[hook]}'` });
