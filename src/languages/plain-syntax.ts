/** How one language writes what the scanner may pass over. */
export interface PlainSyntax {
  /** Words that may stand before a value and change nothing: `typeof`. */
  readonly before: ReadonlySet<string>;
  /** Words that may stand between two values: `and`, `instanceof`. */
  readonly between: ReadonlySet<string>;
  /** Words that mean more than a name; a text that holds one is not plain. */
  readonly reserved: ReadonlySet<string>;
  readonly isPython: boolean;
}

export const PLAIN_SCRIPT: PlainSyntax = {
  before: new Set(['typeof', 'void', 'delete']),
  between: new Set(['in', 'instanceof']),
  reserved: new Set(['await', 'yield', 'new', 'function', 'class', 'async', 'in', 'instanceof']),
  isPython: false,
};
export const PLAIN_PYTHON: PlainSyntax = {
  before: new Set(['not']),
  between: new Set(['and', 'or', 'in', 'is', 'not']),
  reserved: new Set(['await', 'yield', 'lambda', 'if', 'else', 'for', 'async', 'and', 'or', 'in', 'is']),
  isPython: true,
};
