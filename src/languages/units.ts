import { TokenKind } from '../api/unit.ts';
import { lowerBound } from './line-table.ts';
import { cutPieces } from './pieces.ts';
import { roleIndex, type OutermostFunction } from './shape.ts';
import { nameAt, type Extent, type FileFacts } from './unit-view.ts';

/** A function inside an object literal or a call stands alone from this many lines on. */
const INLINE_LINES = 3;

/**
 * Cuts a file into units: outermost functions and methods with what leads up to them, and chunks of what lies between.
 * Units are whole lines, sorted, and no line is in two of them; lines without a word (closing braces) may be in none.
 */
export function cutUnits(facts: FileFacts): Extent[] {
  const leadIn = leadInOf(facts);
  const classes = new ClassLines(facts.lines.count, classExtents(facts, leadIn));
  const units: Extent[] = [];
  let line = 1;
  for (const found of functionExtents(facts, classes, leadIn)) {
    if (found.startLine > line) units.push(...chunks(facts, classes, line, found.startLine - 1));
    units.push(found);
    line = found.endLine + 1;
  }
  if (line <= facts.lines.count) units.push(...chunks(facts, classes, line, facts.lines.count));
  return units;
}

/** First line of the comments and decorators right above a line, not going above `floor`. */
type LeadIn = (line: number, floor: number) => number;

function leadInOf(facts: FileFacts): LeadIn {
  const { tokens, lines, shape } = facts;
  const decorators = new Map<number, number>();
  const decorator = roleIndex('decorator');
  for (let i = 0; i < shape.nodes.count; i++) {
    if (shape.nodes.roles[i] !== decorator) continue;
    decorators.set(lines.lineAt(shape.nodes.ends[i]! - 1), lines.lineAt(shape.nodes.starts[i]!));
  }
  const commentAbove = (line: number): number | undefined => {
    const index = lowerBound(tokens.starts, lines.startOf(line)) - 1;
    if (index < 0) return undefined;
    const start = tokens.starts[index]!;
    const isScriptDoc = tokens.kinds[index] === TokenKind.doc && tokens.text.charCodeAt(start) === 47;
    if (tokens.kinds[index] !== TokenKind.comment && !isScriptDoc) return undefined;
    if (lines.lineAt(tokens.ends[index]! - 1) !== line - 1) return undefined;
    const first = lines.lineAt(start);
    return index > 0 && tokens.ends[index - 1]! > lines.startOf(first) ? undefined : first;
  };
  return (line, floor) => {
    let first = line;
    for (;;) {
      const above = commentAbove(first) ?? decorators.get(first - 1);
      if (above === undefined || above < floor) return first;
      first = above;
    }
  };
}

function classExtents(facts: FileFacts, leadIn: LeadIn): Extent[] {
  const { nodes } = facts.shape;
  const role = roleIndex('class');
  const extents: Extent[] = [];
  for (let i = 0; i < nodes.count; i++) {
    if (nodes.roles[i] !== role) continue;
    const first = facts.lines.lineAt(nodes.starts[i]!);
    const endLine = facts.lines.lineAt(nodes.ends[i]! - 1);
    if (endLine === first) continue;
    extents.push({ kind: 'class', name: nameAt(facts, nodes.nameStarts[i]!) || ANONYMOUS, startLine: leadIn(first, 1), endLine });
  }
  return extents;
}

function functionExtents(facts: FileFacts, classes: ClassLines, leadIn: LeadIn): Extent[] {
  const extents: Extent[] = [];
  let taken = 0;
  for (const found of facts.shape.outermost) {
    if (found.empty) continue;
    const first = facts.lines.lineAt(found.start);
    const endLine = facts.lines.lineAt(found.end - 1);
    if (first <= taken || (found.inline && !standsAlone(facts, found, endLine - first + 1))) continue;
    const isMethod = found.method || (facts.language === 'python' && classes.at(first) !== undefined);
    extents.push({
      kind: isMethod ? 'method' : 'function', name: nameOf(facts, found), startLine: leadIn(first, taken + 1), endLine,
    });
    taken = endLine;
  }
  return extents;
}

function standsAlone({ lines, text }: FileFacts, { start }: OutermostFunction, height: number): boolean {
  return height >= INLINE_LINES && !/[({,;]/.test(text.slice(lines.startOf(lines.lineAt(start)), start));
}

const ANONYMOUS = '(anonymous)';
const NAME_LENGTH = 80;

/** Its own name, or what it is assigned to, dots included. */
function nameOf(facts: FileFacts, found: OutermostFunction): string {
  const { tokens } = facts;
  if (nameAt(facts, found.nameStart) === '') return ANONYMOUS;
  const first = lowerBound(tokens.starts, found.nameStart);
  let last = first;
  while (tokens.text.charCodeAt(tokens.ends[last]!) === 46 && last + 2 < tokens.count) last += 2;
  return tokens.text.slice(found.nameStart, Math.min(tokens.ends[last]!, found.nameStart + NAME_LENGTH));
}

/** The innermost class of each line, laid out once. */
class ClassLines {
  private readonly owners: Int32Array;
  private readonly classes: readonly Extent[];

  constructor(lineCount: number, classes: readonly Extent[]) {
    this.classes = classes;
    this.owners = new Int32Array(lineCount + 2).fill(-1);
    classes.forEach(({ startLine, endLine }, index) => this.owners.fill(index, startLine, endLine + 1));
  }

  at(line: number): Extent | undefined {
    return this.classes[this.owners[line]!];
  }

  /** Last line up to `limit` that has the same innermost class. */
  endOfRun(line: number, limit: number): number {
    let end = line;
    while (end < limit && this.owners[end + 1] === this.owners[line]) end += 1;
    return end;
  }
}

/** Cuts the lines between two functions where a class begins or ends, then by length. */
function chunks(facts: FileFacts, classes: ClassLines, from: number, to: number): Extent[] {
  const units: Extent[] = [];
  for (let start = from; start <= to; ) {
    const end = classes.endOfRun(start, to);
    const owner = classes.at(start);
    for (const [first, last] of cutPieces(facts.lines, { from: start, to: end })) {
      if (saysSomething(facts, first, last)) units.push({ kind: owner ? 'class' : 'chunk', name: owner?.name ?? 'top level', startLine: first, endLine: last });
    }
    start = end + 1;
  }
  return units;
}

function saysSomething({ tokens, lines }: FileFacts, first: number, last: number): boolean {
  const end = lines.endOf(last);
  for (let i = lowerBound(tokens.starts, lines.startOf(first)); i < tokens.count && tokens.starts[i]! < end; i++) {
    if (tokens.kinds[i] !== TokenKind.punctuation) return true;
  }
  return false;
}
