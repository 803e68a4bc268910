import type { Role } from '../api/unit.ts';

/** What the walk does with a node type. Bits are combined; see {@link Rule}. */
export const Flag = {
  /** Do not look inside. */
  leaf: 1,
  /** A span that the tokenizer must not read as code. */
  opaque: 2,
  /** An identifier that may be the name of its parent. */
  name: 4,
  /** A function of any form. */
  function: 8,
  /** The block of a function. */
  body: 16,
  comment: 32,
  /** Stands between a function and what it is assigned to without owning it: parentheses, calls, casts. */
  wrapper: 64,
  /** Its first name child is declared by it. */
  declaresFirst: 128,
  /** Each of its name children is declared. */
  declaresAll: 256,
  /** Its first name child is a key: it names a function but declares nothing. */
  keyed: 512,
  /** Seen before a name: the parent has no simple name any more. */
  endsNaming: 1024,
  /** Each of its name children is a parameter of its own. */
  parameters: 2048,
  /** A type annotation; a return type when its parent is a function. */
  annotation: 4096,
  /** A function below it is assigned to it. */
  host: 8192,
  /** A name that is declared wherever it stands. */
  alwaysName: 16384,
  /** Punctuation and keywords: nothing inside, does not count as a child. */
  anonymous: 32768,
  /** An expression statement: a docstring when it holds only a string. */
  statement: 65536,
  /** A body whose first statement may be a docstring. */
  documented: 131072,
  /** Markup attribute: its string has no escapes. */
  attribute: 262144,
  /** A role only as a direct child of a parameter list. */
  parameterWithin: 524288,
  /** A method of a class or an object. */
  method: 1048576,
  /** Functions inside need several lines to be units of their own. */
  inline: 2097152,
  /** Only its first child can hold anything: a member is a dot and a name behind it. */
  firstOnly: 4194304,
  /** Its closing bracket is its last child. */
  closed: 8388608,
  /** A closing bracket. */
  closer: 16777216,
  /** An expression that is not entered when its text shows all that it holds; see `PlainScanner`. */
  maybePlain: 33554432,
  /** Its first child is a bracket or a keyword. */
  opened: 67108864,
  /** Behind its bracket, keyword or operator stands one more named child, the last that can hold anything. */
  operand: 134217728,
  /** The same behind `=` or `=>` alone. */
  valued: 268435456,
  /** The arguments of a call: the last child, unless a class is declared. */
  final: 536870912,
  resolved: 1073741824,
  /** May stand anywhere, like a comment. */
  extra: -2147483648,
} as const;

/** Kinds of opaque spans. */
export const Opaque = { string: 1, template: 2, regex: 3, markupText: 4, doc: 5 } as const;
export type Opaque = (typeof Opaque)[keyof typeof Opaque];

export interface Rule {
  flags: number;
  role?: Role;
  /** A second role of the same node (`elif` is both `else` and `if`). */
  also?: Role;
  opaque?: Opaque;
}

/** Node type of the grammar → what the walk does with it. Types that are not listed are descended into. */
export type Grammar = Readonly<Record<string, Rule>>;

/** Several types with the same rule. */
export function rules(types: readonly string[], rule: Rule): Record<string, Rule> {
  return Object.fromEntries(types.map((type) => [type, rule]));
}
