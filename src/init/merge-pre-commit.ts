import { INSTALL_TYPES, PLAIN, PRE_COMMIT_HOOKS, preCommitConfig, repositoryLines, type ListStyle, type PreCommitHook, type Recipe } from './hooks.ts';
import { runs, type Insertion, type Merged } from './merged.ts';
import { endOf, entriesOf, insert, itemsOf, Unclear, wholeOf, yamlLines, type Entry, type Item, type YamlLine } from './yaml-lines.ts';

const TYPES = 'default_install_hook_types';
const STAGE: Record<PreCommitHook, string> = { handiwork: 'pre-commit', 'handiwork-commit-msg': 'commit-msg' };
const COMMAND = { handiwork: 'staged', 'handiwork-commit-msg': 'commit-msg' } as const;

/** Adds the hooks to a configuration of the pre-commit framework that is there already. */
export function mergePreCommit(text: string, recipe: Recipe): Merged {
  const missing = PRE_COMMIT_HOOKS.filter((hook) => !isThere(text, hook));
  if (missing.length === 0) return { kind: 'kept' };
  try {
    const lines = yamlLines(text);
    const whole = wholeOf(lines);
    if (whole.from === -1) return { kind: 'added', text: insert(text, lines, [{ line: lines.length, texts: preCommitConfig(recipe).trimEnd().split('\n') }]) };
    const entries = entriesOf(lines, whole);
    const typed = withStages(lines, entries, missing);
    const added = withHooks(lines, entries.find(({ key }) => key === 'repos'), { recipe, missing });
    return { kind: 'added', text: insert(text, typed.lines, [...typed.insertions, added]) };
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    return { kind: 'by-hand', why: error.message, paste: pasteOf(text, recipe, missing) };
  }
}

/** By the ids that Handiwork publishes, in block or flow style, or as a local hook that runs it. */
function isThere(text: string, hook: PreCommitHook): boolean {
  const id = new RegExp(String.raw`(?:^|[\s{,-])["']?id["']?[ ]*:[ ]*["']?${hook}(?:-system)?["']?[ ]*(?:[,}\r]|$)`);
  return runs(text, COMMAND[hook]) || text.split('\n').some((line) => id.test(line.replace(/(^|\s)#.*$/, '')));
}

function withHooks(lines: readonly YamlLine[], repos: Entry | undefined, { recipe, missing }: { recipe: Recipe; missing: readonly PreCommitHook[] }): Insertion {
  if (repos === undefined) return { line: lines.length, texts: ['repos:', ...repositoryLines(recipe, missing, PLAIN)] };
  if (repos.value !== '') throw new Unclear('its "repos" is not a list with each repository in lines of its own');
  const items = itemsOf(lines, repos);
  return beside(lines, items, missing) ?? { line: repos.to, texts: [...(isSpaced(lines, items) ? [''] : []), ...repositoryLines(recipe, missing, styleOf(lines, items))] };
}

/** Where one of the hooks is there, the other one comes after it. */
function beside(lines: readonly YamlLine[], items: readonly Item[], missing: readonly PreCommitHook[]): Insertion | undefined {
  const [wanted, ...others] = missing;
  if (wanted === undefined || others.length > 0) return undefined;
  for (const { from, to } of items) {
    for (let at = from; at < to; at++) {
      const [, before = '', id, suffix = ''] = /^( *- +)id: *(handiwork(?:-commit-msg)??)(-system)? *(?:#.*)?$/.exec(lines[at]?.text ?? '') ?? [];
      if (id === undefined) continue;
      const indent = before.indexOf('-');
      const next = lines.findIndex((line, other) => other > at && other < to && line.kind === 'content' && line.indent <= indent);
      return { line: endOf(lines, { from: at, to: next === -1 ? to : next }, indent + 1), texts: [`${before}id: ${wanted}${suffix}`] };
    }
  }
  return undefined;
}

/** As the last repository that shows it. */
function styleOf(lines: readonly YamlLine[], items: readonly Item[]): ListStyle {
  const [first] = items;
  if (first === undefined) return PLAIN;
  const { indent, gap } = first;
  for (const { from, to } of items.toReversed()) {
    const key = lines.findIndex(({ text }, at) => at >= from && at < to && /^ *(?:- +)?hooks: *(?:#.*)?$/.test(text));
    const below = key === -1 ? undefined : lines.slice(key + 1, to).find(({ kind }) => kind === 'content');
    const [, dash = '', rest = ''] = /^( *)(- +)\S/.exec(below?.text ?? '') ?? [];
    if (rest !== '' && dash.length >= indent + gap) return { indent, gap, hookIndent: dash.length - indent - gap, hookGap: rest.length };
  }
  return { ...PLAIN, indent, gap };
}

const isSpaced = (lines: readonly YamlLine[], items: readonly Item[]): boolean => items.length > 1 && items.slice(1).every(({ from }) => lines[from - 1]?.kind === 'blank');

interface Staged {
  lines: readonly YamlLine[];
  insertions: readonly Insertion[];
}

/** `pre-commit install` installs what is named here, and otherwise only hooks of the first kind. */
function withStages(lines: readonly YamlLine[], entries: readonly Entry[], missing: readonly PreCommitHook[]): Staged {
  const entry = entries.find(({ key }) => key === TYPES);
  if (entry === undefined) return { lines, insertions: missing.includes('handiwork-commit-msg') ? [{ line: placeOfStages(lines, entries), texts: [INSTALL_TYPES] }] : [] };
  const named = new Set(lines.slice(entry.from, entry.to).flatMap(({ text }) => text.replace(/(^|\s)#.*$/, '').match(/[\w-]*\w/g) ?? []));
  const unnamed = missing.map((hook) => STAGE[hook]).filter((stage) => !named.has(stage));
  if (unnamed.length === 0) return { lines, insertions: [] };
  const line = lines[entry.from] as YamlLine;
  if (/^\[[^[\]]*\]$/.test(entry.value)) {
    const text = line.text.replace(/(\[\s*)([^\]]*?)(,?)(\s*\])/, (_all, open: string, words: string, comma: string, close: string) => `${open}${words}${words === '' ? '' : `${comma || ','} `}${unnamed.join(', ')}${close}`);
    return { lines: lines.with(entry.from, { ...line, text }), insertions: [] };
  }
  const [item] = entry.value === '' ? itemsOf(lines, entry) : [];
  if (item === undefined) throw new Unclear(`its "${TYPES}" is not a list in one line, nor one with a line for each`);
  return { lines, insertions: [{ line: entry.to, texts: unnamed.map((stage) => `${' '.repeat(item.indent)}${'-'.padEnd(item.gap)}${stage}`) }] };
}

/** Before the repositories, and before the comment that is theirs. */
function placeOfStages(lines: readonly YamlLine[], entries: readonly Entry[]): number {
  const at = entries.findIndex(({ key }) => key === 'repos');
  return at === -1 ? lines.length : at === 0 ? (entries[0] as Entry).from : (entries[at - 1] as Entry).to;
}

function pasteOf(text: string, recipe: Recipe, missing: readonly PreCommitHook[]): Extract<Merged, { kind: 'by-hand' }>['paste'] {
  const isFlow = /^\s*\{|^["']?repos["']?\s*:\s*\[/m.test(text);
  const suffix = recipe.system === true ? '-system' : '';
  const flow = JSON.stringify({ repo: recipe.repository, rev: recipe.rev, hooks: missing.map((id) => ({ id: `${id}${suffix}` })) });
  const repository = { where: 'at the end of "repos"', text: isFlow ? flow : repositoryLines(recipe, missing, PLAIN).join('\n') };
  if (!missing.includes('handiwork-commit-msg')) return [repository];
  return [repository, { where: `beside "repos", or to the "${TYPES}" that is there`, text: isFlow ? `"${TYPES}": ["pre-commit", "commit-msg"]` : INSTALL_TYPES }];
}
