export type LanguageId = 'typescript' | 'tsx' | 'javascript' | 'python' | 'markdown';

export type UnitKind = 'function' | 'method' | 'class' | 'chunk' | 'file' | 'section';

/** What a syntax node is, the same word in every language. A node may be absent from the table when nobody needs it. */
export type Role =
  | 'function' | 'method' | 'lambda' | 'class' | 'interface'
  | 'import' | 'export' | 'decorator'
  | 'if' | 'else' | 'switch' | 'case' | 'ternary' | 'loop'
  | 'try' | 'catch' | 'finally' | 'throw' | 'return' | 'assert' | 'await'
  | 'call' | 'assignment' | 'declaration' | 'parameter' | 'returnType' | 'annotation' | 'cast' | 'comprehension';

/** A span of the file with a role. Offsets are UTF-16 indices into the file's text; lines are 1-based. */
export interface SyntaxNode {
  role: Role;
  /** The grammar's own node type. */
  type: string;
  start: number;
  end: number;
  startLine: number;
  endLine: number;
  /** Nesting depth among role nodes (0 = top of the file). */
  depth: number;
}

export interface Comment {
  /** `doc`: a docstring or a JSDoc block; `line` and `block`: everything else. */
  kind: 'line' | 'block' | 'doc';
  /** Without its markers; inner lines joined with `\n`, leading `*` and `#` removed, trimmed. */
  text: string;
  /** As written, markers included. */
  raw: string;
  start: number;
  end: number;
  startLine: number;
  endLine: number;
  /** Nothing but white space before it on its line. */
  ownLine: boolean;
  /** The line above is blank (false at the first line of the unit). */
  afterBlank: boolean;
}

export const TokenKind = {
  word: 1, keyword: 2, number: 3, string: 4, template: 5, regex: 6, punctuation: 7, comment: 8, doc: 9, jsxText: 10,
} as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** The tokens of one file in flat arrays; a unit is a range [from, to) of it. */
export interface TokenTable {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Facts that need resolved scopes (TypeScript and JavaScript only, from the exact parser). Lines are 1-based. */
export interface ScopeFacts {
  unusedDeclarations: readonly { name: string; line: number }[];
  unusedImports: readonly { name: string; line: number }[];
  declarations: number;
  imports: number;
}

/** One import of a unit's file. `module` as written; `names` the bound names. */
export interface Import {
  module: string;
  names: readonly string[];
  line: number;
  /** Inside a function, method or block rather than at the top. */
  nested: boolean;
  typeOnly: boolean;
  /** `node:`/standard library, package, or a path of the same repository. */
  origin: 'builtin' | 'package' | 'relative';
}

/**
 * What a unit heuristic is shown: a function, method, class member, top-level chunk, whole file, or (prose) a section.
 * Leading comments, docstrings and decorators belong to the unit. Everything is read-only and computed once per file.
 */
export interface Unit {
  readonly path: string;
  readonly language: LanguageId;
  readonly kind: UnitKind;
  readonly name: string;
  /** Offsets into `file`. `text` is `file.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  /** 1-based, inclusive, in the file. */
  readonly startLine: number;
  readonly endLine: number;
  readonly file: string;
  readonly text: string;
  /** Lines of the unit without their line ends. */
  readonly lines: readonly string[];
  /** Lines that are neither blank nor only comment. */
  readonly sloc: number;
  readonly tokens: TokenTable;
  /** Token range [from, to) of the unit in `tokens`. */
  readonly from: number;
  readonly to: number;
  /** Line and block comments, in order; docstrings and JSDoc are in `docs`. */
  readonly comments: readonly Comment[];
  readonly docs: readonly Comment[];
  /** Spans of a role inside the unit, in source order (the unit's own node included). */
  nodes(role: Role): readonly SyntaxNode[];
  /** Identifier words in order, keywords excluded. */
  readonly words: readonly string[];
  /** Names that the unit declares: functions, parameters, variables, classes. */
  readonly declaredNames: readonly string[];
  readonly imports: readonly Import[];
  /** Present only for heuristics that ask for `scope`, and only where the exact parser accepted the file. */
  readonly scope?: ScopeFacts;
}
