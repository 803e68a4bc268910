/** A regular expression read into a tree: just enough to know which text it cannot do without and whether it is linear. */
export type PatternNode =
  | { type: 'char'; char: string }
  | { type: 'set' }
  | { type: 'edge' }
  | { type: 'around' }
  | { type: 'reference' }
  | { type: 'group'; alternatives: PatternNode[][] }
  | { type: 'repeat'; body: PatternNode; min: number; max: number };

class Reader {
  private at = 0;
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  read(): PatternNode {
    const node = this.group();
    if (this.at < this.source.length) throw new SyntaxError(`Unbalanced pattern: ${this.source}`);
    return node;
  }

  private group(): PatternNode {
    const alternatives: PatternNode[][] = [[]];
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.source[this.at] === '|') {
        this.at += 1;
        alternatives.push([]);
      } else alternatives.at(-1)?.push(this.repeated(this.atom()));
    }
    return { type: 'group', alternatives };
  }

  private atom(): PatternNode {
    const char = this.source[this.at++] ?? '';
    if (char === '(') return this.bracketed();
    if (char === '[') return this.set();
    if (char === '\\') return this.escape();
    if (char === '^' || char === '$') return { type: 'edge' };
    return char === '.' ? { type: 'set' } : { type: 'char', char };
  }

  private bracketed(): PatternNode {
    const head = /^\?(?:<[=!]|[=!]|:|<[^>]*>)/.exec(this.source.slice(this.at))?.[0] ?? '';
    this.at += head.length;
    const inner = this.group();
    this.at += 1;
    return /[=!]$/.test(head) ? { type: 'around' } : inner;
  }

  private set(): PatternNode {
    while (this.at < this.source.length && this.source[this.at] !== ']') this.at += this.source[this.at] === '\\' ? 2 : 1;
    this.at += 1;
    return { type: 'set' };
  }

  private escape(): PatternNode {
    const char = this.source[this.at++] ?? '';
    if (/[1-9k]/.test(char)) return { type: 'reference' };
    if (char === 'b' || char === 'B') return { type: 'edge' };
    if (/[dDwWsSpPtrnvfuxc0]/.test(char)) {
      const tail = /^(?:\{[^}]*\}|[0-9a-fA-F]{2,4})/.exec(this.source.slice(this.at))?.[0];
      if (tail !== undefined && /[pPux]/.test(char)) this.at += tail.length;
      return { type: 'set' };
    }
    return { type: 'char', char };
  }

  private repeated(body: PatternNode): PatternNode {
    const mark = /^(?:[*+?]|\{([0-9]+)(,?)([0-9]*)\})\??/.exec(this.source.slice(this.at));
    if (mark === null) return body;
    this.at += mark[0].length;
    const [text, least, comma, most] = mark;
    if (text.startsWith('*')) return { type: 'repeat', body, min: 0, max: Infinity };
    if (text.startsWith('+')) return { type: 'repeat', body, min: 1, max: Infinity };
    if (text.startsWith('?')) return { type: 'repeat', body, min: 0, max: 1 };
    const min = Number(least);
    return { type: 'repeat', body, min, max: comma === '' ? min : most === '' ? Infinity : Number(most) };
  }
}

/** Reads the source of a regular expression. Throws a SyntaxError when brackets do not balance. */
export const readPattern = (pattern: RegExp): PatternNode => new Reader(pattern.source).read();

const SHORTEST_LITERAL = 3;
const weakest = (literals: readonly string[]): number => Math.min(...literals.map((literal) => literal.length));

function literalsOf(node: PatternNode): string[] | undefined {
  if (node.type === 'repeat') return node.min > 0 ? literalsOf(node.body) : undefined;
  if (node.type !== 'group') return undefined;
  const sets = node.alternatives.map(literalsOfSequence);
  return sets.every((set) => set !== undefined) ? sets.flat() : undefined;
}

function literalsOfSequence(sequence: readonly PatternNode[]): string[] | undefined {
  const candidates: string[][] = [];
  let run = '';
  for (const node of [...sequence, { type: 'set' } as const]) {
    if (node.type === 'char') {
      run += node.char;
      continue;
    }
    if (node.type === 'edge') continue;
    if (run.length >= SHORTEST_LITERAL) candidates.push([run.toLowerCase()]);
    run = '';
    const inner = literalsOf(node);
    if (inner !== undefined) candidates.push(inner);
  }
  return candidates.sort((a, b) => weakest(b) - weakest(a))[0];
}

/**
 * Lower-case strings of which every match holds at least one, or `undefined` when the pattern promises nothing.
 * Used to pass over text that cannot match.
 */
export function requiredLiterals(pattern: RegExp): readonly string[] | undefined {
  return literalsOf(readPattern(pattern));
}

/**
 * Why a pattern may take far more than linear time, or `undefined`: a look-around, a back-reference, or an unbounded
 * repetition inside a repetition. Two side by side (`a*a*b`) pass: they cost the square of a line, and long lines are not read.
 */
export function nonLinearity(node: PatternNode, repeats = 0): string | undefined {
  if (node.type === 'around') return 'look-around';
  if (node.type === 'reference') return 'back-reference';
  if (node.type === 'repeat') {
    if (node.max === Infinity && repeats > 0) return 'nested unbounded repetition';
    return nonLinearity(node.body, repeats + (node.max > 1 ? 1 : 0));
  }
  if (node.type !== 'group') return undefined;
  for (const node2 of node.alternatives.flat()) {
    const reason = nonLinearity(node2, repeats);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
