import { createRequire } from 'node:module';
import type Parser from 'tree-sitter';
import type { LanguageId } from '../api/unit.ts';
import { PYTHON } from './grammar-python.ts';
import { TYPESCRIPT } from './grammar-typescript.ts';
import { Flag, type Grammar, type Rule } from './grammar.ts';
import { roleIndex } from './shape.ts';
import { PlainScanner } from './plain-expression.ts';
import { PLAIN_PYTHON, PLAIN_SCRIPT } from './plain-syntax.ts';

const require = createRequire(import.meta.url);

type CodeLanguage = Exclude<LanguageId, 'markdown'>;

/** A loaded grammar with what the walk learned about its node types. Filled while reading: only types that occur cost anything. */
export interface Dialect {
  readonly parser: Parser;
  /** Node type id → flags, `Flag.resolved` set once known. */
  readonly flags: Int32Array;
  readonly rules: (Rule | undefined)[];
  /** Node type id → index of its role, or -1; valid once its flags are resolved. */
  readonly roles: Int8Array;
  readonly names: string[];
  readonly grammar: Grammar;
  readonly scanner: PlainScanner;
  /** Type id of calls; -1 before the first was met. */
  callType: number;
}

/** The id that tree-sitter gives error nodes; every real type id is far below. */
const ERROR_ID = 0xffff;
const dialects = new Map<string, Dialect>();

/** The grammar for a language; loaded at first use. The plain TypeScript grammar reads `<T>x` casts, the other one JSX. */
export function dialectFor(language: CodeLanguage): Dialect {
  const key = language === 'javascript' ? 'tsx' : language;
  const known = dialects.get(key);
  if (known) return known;
  const ParserClass = load('tree-sitter') as typeof Parser;
  const parser = new ParserClass();
  const binding = (key === 'python' ? load('tree-sitter-python') : (load('tree-sitter-typescript') as Record<string, object>)[key]) as object;
  // Without this list the binding does not compile a class for each node type, which takes 10 to 20 ms; a cursor needs none.
  parser.setLanguage({ ...binding, nodeTypeInfo: [] });
  const dialect: Dialect = {
    parser, flags: new Int32Array(ERROR_ID + 1), rules: [], roles: new Int8Array(ERROR_ID + 1), names: [],
    grammar: key === 'python' ? PYTHON : TYPESCRIPT,
    scanner: new PlainScanner(key === 'python' ? PLAIN_PYTHON : PLAIN_SCRIPT), callType: -1,
  };
  dialects.set(key, dialect);
  return dialect;
}

/** What the loader itself says names folders of this machine, which have no place in a report. */
function load(name: string): unknown {
  try {
    return require(name) as unknown;
  } catch (cause) {
    throw new Error(`${name} has no binary for this system (${process.platform} ${process.arch}); npm rebuild ${name} makes one, with a compiler`, { cause });
  }
}

/** Closing brackets, and what stands before a value. */
const MARKS: Readonly<Record<string, number>> = { ')': Flag.closer, ']': Flag.closer, '}': Flag.closer, '=': Flag.valued, '=>': Flag.valued };

/** Looks a node type up once, by the cursor that stands on it. */
export function resolveType(dialect: Dialect, id: number, cursor: Parser.TreeCursor): number {
  const type = cursor.nodeType;
  const rule = cursor.nodeIsNamed && Object.hasOwn(dialect.grammar, type) ? dialect.grammar[type] : undefined;
  const flags = cursor.nodeIsNamed ? (rule?.flags ?? 0) : Flag.anonymous | Flag.leaf | (MARKS[type] ?? 0);
  if (rule?.role === 'call' && (flags & Flag.maybePlain) !== 0) dialect.callType = id;
  dialect.rules[id] = rule;
  dialect.roles[id] = rule?.role === undefined ? -1 : roleIndex(rule.role);
  dialect.names[id] = type;
  return (dialect.flags[id] = flags | Flag.resolved);
}

/**
 * Parses a text; broken code yields a tree with error nodes.
 * @param timeLimit milliseconds
 * @returns undefined when the time limit was reached
 */
export function parseTree(dialect: Dialect, text: string, timeLimit: number): Parser.Tree | undefined {
  const { parser } = dialect;
  parser.setTimeoutMicros(Math.max(1, Math.round(timeLimit * 1000)));
  // Without a buffer of its own size the binding throws from 32,768 characters on.
  const tree = parser.parse(text, undefined, { bufferSize: 2 * text.length + 2 }) as Parser.Tree | null;
  if (tree) return tree;
  parser.reset();
  return undefined;
}
