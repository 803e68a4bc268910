import type { Import, LanguageId, TokenTable, Unit } from '../api/unit.ts';
import { CodeLines } from './code-lines.ts';
import { readImports } from './imports.ts';
import { languageOf } from './language-of.ts';
import { lexiconOf } from './lexicon.ts';
import { brokenLimit, DEFAULT_LIMITS, type LimitCode, type ReadLimits } from './limits.ts';
import { LineTable } from './line-table.ts';
import { cutSections, fencedLines, tokenizeProse } from './prose.ts';
import type { FileScope } from './scope.ts';
import { EMPTY_SHAPE, type Shape } from './shape.ts';
import { tokenize } from './tokens.ts';
import { dialectFor, parseTree } from './tree-sitter.ts';
import { UnitView, type Extent, type FileFacts } from './unit-view.ts';
import { cutUnits } from './units.ts';
import { walk } from './walk.ts';

/** Something about the reading of one file that belongs into coverage. */
export interface SourceNote {
  code: LimitCode | 'time-limit' | 'parse-failed';
  message: string;
}

export interface SourceFile {
  readonly path: string;
  readonly language: LanguageId;
  /** In source order; empty when a limit was reached. No non-blank line is in two of them. */
  readonly units: readonly Unit[];
  /** The file as one unit of kind `file`. */
  readonly whole: Unit;
  /** The tree holds errors: broken or unknown syntax somewhere. */
  readonly parseErrors: boolean;
  readonly notes: readonly SourceNote[];
}

export interface ReadOptions {
  limits?: Partial<ReadLimits>;
  /** From `readScope`; becomes `unit.scope`. */
  scope?: FileScope | undefined;
}

/**
 * Reads one file: syntax, tokens, units. Never throws; what could not be read is in `notes`.
 * @param path decides the language, by its extension
 * @param content the file as it is, byte order mark and carriage returns included; the mark is no part of the text of its units
 * @returns undefined when the language is not supported
 */
export function readSource(path: string, content: string, options: ReadOptions = {}): SourceFile | undefined {
  const language = languageOf(path);
  if (language === undefined) return undefined;
  const text = withoutMark(content);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const limit = brokenLimit(text, limits);
  if (limit) return unread(path, language, text, { code: limit, message: LIMIT_MESSAGES[limit](limits) });
  if (language === 'markdown') return readProse(path, text);
  const parsed = parse(language, text, { before: '', after: '' }, limits.milliseconds);
  if ('code' in parsed) return unread(path, language, text, parsed);
  const facts = factsOf({ path, language, text, shape: parsed, scope: options.scope });
  return assemble(facts, cutUnits(facts), []);
}

/** A byte order mark says how a file was saved, not how it was written. */
const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

const LIMIT_MESSAGES: Readonly<Record<LimitCode, (limits: ReadLimits) => string>> = {
  oversize: (limits) => `larger than ${limits.bytes} bytes`,
  'long-line': (limits) => `a line has more than ${limits.lineLength} characters`,
  'deep-nesting': (limits) => `more than ${limits.nesting} brackets are open at one point`,
};

/** Text around a piece of code that makes it a program of its own. */
interface Wrapper {
  before: string;
  after: string;
}

/** The text's shape inside a wrapper, or why there is none. */
function parse(language: Exclude<LanguageId, 'markdown'>, text: string, wrapper: Wrapper, milliseconds: number): Shape | SourceNote {
  try {
    const dialect = dialectFor(language);
    const wrapped = wrapper.before + text + wrapper.after;
    const tree = parseTree(dialect, wrapped, milliseconds);
    if (!tree) return { code: 'time-limit', message: `parsing took more than ${milliseconds} ms` };
    return walk(tree, dialect, { text: wrapped, shift: wrapper.before.length, length: text.length });
  } catch (error) {
    return { code: 'parse-failed', message: error instanceof Error ? error.message : String(error) };
  }
}

type Known = Pick<FileFacts, 'path' | 'language' | 'text' | 'shape'> & Partial<Pick<FileFacts, 'tokens' | 'scope'>>;

function factsOf({ path, language, text, shape, tokens, scope }: Known): FileFacts {
  let imports: readonly Import[] | undefined;
  let codeLines: CodeLines | undefined;
  const facts: FileFacts = {
    path, language, text, shape, scope, lines: new LineTable(text),
    tokens: tokens ?? tokenize(text, shape.opaque, lexiconOf(language)),
    imports: () => (imports ??= readImports(facts)),
    codeLines: () => (codeLines ??= new CodeLines(facts.tokens, facts.lines)),
  };
  return facts;
}

function assemble(facts: FileFacts, extents: readonly Extent[], notes: readonly SourceNote[]): SourceFile {
  return {
    path: facts.path,
    language: facts.language,
    units: extents.map((extent) => new UnitView(facts, extent)),
    whole: new UnitView(facts, wholeOf(facts, 'file')),
    parseErrors: facts.shape.hasErrors,
    notes,
  };
}

const wholeOf = (facts: FileFacts, kind: Extent['kind']): Extent => ({
  kind, name: facts.path, startLine: 1, endLine: Math.max(1, facts.lines.count),
});

function unread(path: string, language: LanguageId, text: string, note: SourceNote): SourceFile {
  const none: TokenTable = { text, count: 0, kinds: new Uint8Array(0), starts: new Uint32Array(0), ends: new Uint32Array(0) };
  return assemble(factsOf({ path, language, text, shape: EMPTY_SHAPE, tokens: none }), [], [note]);
}

function readProse(path: string, text: string): SourceFile {
  const lines = new LineTable(text);
  const fenced = fencedLines(text, lines);
  const facts = factsOf({ path, language: 'markdown', text, shape: EMPTY_SHAPE, tokens: tokenizeProse(text, lines, fenced) });
  return assemble(facts, text.length === 0 ? [] : cutSections(text, lines, fenced), []);
}

/** What a piece cut from a file may need around it: nothing, a class, an object. */
const SCRIPT_WRAPPERS: readonly Wrapper[] = [
  { before: '', after: '' }, { before: 'class _ {\n', after: '\n}' }, { before: '({\n', after: '\n})' },
];

function wrappersFor(language: LanguageId, text: string): readonly Wrapper[] {
  if (language !== 'python') return SCRIPT_WRAPPERS;
  const indents = text.split('\n').filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  const [first = '', ...rest] = indents;
  const least = rest.reduce((a, b) => (b.length < a.length ? b : a), rest[0] ?? '');
  if (first !== '') return [{ before: 'class _:\n', after: '' }, { before: '', after: '' }];
  return least === '' ? [{ before: '', after: '' }] : [{ before: '', after: '' }, { before: `class _:\n${least}`, after: '' }];
}

/**
 * Reads a text that is one unit as cut from a file: a function, a method without its class, a member of an object literal,
 * or a whole file. Never throws.
 * @returns undefined when the language is not supported
 */
export function asUnit(path: string, content: string, options: ReadOptions = {}): Unit | undefined {
  const language = languageOf(path);
  if (language === undefined) return undefined;
  const text = withoutMark(content);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (language === 'markdown' || brokenLimit(text, limits)) {
    const source = readSource(path, text, options)!;
    return language === 'markdown' && source.units.length === 1 ? source.units[0] : source.whole;
  }
  let best: Shape = EMPTY_SHAPE;
  for (const wrapper of wrappersFor(language, text)) {
    const parsed = parse(language, text, wrapper, limits.milliseconds);
    if ('code' in parsed) continue;
    if (best === EMPTY_SHAPE || !parsed.hasErrors) best = parsed;
    if (!parsed.hasErrors) break;
  }
  const facts = factsOf({ path, language, text, shape: best, scope: options.scope });
  const extents = cutUnits(facts);
  const only = extents.length === 1 ? extents[0]! : undefined;
  const kind = only?.kind === 'function' && isPythonMethod(facts) ? 'method' : (only?.kind ?? 'chunk');
  return new UnitView(facts, { ...wholeOf(facts, kind), name: only?.name ?? path });
}

function isPythonMethod(facts: FileFacts): boolean {
  const first = facts.language === 'python' ? new UnitView(facts, wholeOf(facts, 'chunk')).nodes('parameter')[0] : undefined;
  return first !== undefined && /^(?:self|cls)\b/.test(facts.text.slice(first.start, first.end));
}
