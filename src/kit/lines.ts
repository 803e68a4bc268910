import type { Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';

/** What the lines of a unit look like, counted in one pass. Lengths and indents are in UTF-16 units. */
export interface LineFacts {
  /** All lines, blank ones included. */
  total: number;
  nonBlank: number;
  /** Lines that hold white space and nothing else. */
  whitespaceOnly: number;
  /** Non-blank lines that end in white space. */
  trailing: number;
  /** Sums over the non-blank lines, white space at their ends aside. */
  lengthSum: number;
  lengthSquares: number;
  longest: number;
  /** Lines longer than 80, and than 100. */
  over80: number;
  over100: number;
  /** Indented lines that begin with a tab, and all other indented ones. */
  tabIndented: number;
  spaceIndented: number;
  /** Space-indented lines whose indent leaves 2 when divided by 4. */
  twoStep: number;
  /** Sum of indents over the non-blank lines, above the smallest indent of the unit. */
  indentSum: number;
  /** Runs of non-blank lines, their lengths' sum being `nonBlank`. */
  paragraphs: number;
  /** Sum of the squares of their lengths in lines. */
  paragraphSquares: number;
  /** Blank lines that follow a blank line. */
  doubleBlank: number;
  /** Lines that end with `;`, and with `,`. */
  endSemicolon: number;
  endComma: number;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 65279;

function emptyFacts(total: number): LineFacts {
  return {
    total, nonBlank: 0, whitespaceOnly: 0, trailing: 0, lengthSum: 0, lengthSquares: 0, longest: 0, over80: 0, over100: 0,
    tabIndented: 0, spaceIndented: 0, twoStep: 0, indentSum: 0, paragraphs: 0, paragraphSquares: 0, doubleBlank: 0,
    endSemicolon: 0, endComma: 0,
  };
}

function addLine(facts: LineFacts, line: string, indent: number, end: number): void {
  facts.nonBlank += 1;
  if (end < line.length) facts.trailing += 1;
  facts.lengthSum += end;
  facts.lengthSquares += end * end;
  if (end > facts.longest) facts.longest = end;
  if (end > 80) facts.over80 += 1;
  if (end > 100) facts.over100 += 1;
  if (indent > 0) {
    if (line.charCodeAt(0) === 9) facts.tabIndented += 1;
    else {
      facts.spaceIndented += 1;
      if (indent % 4 === 2) facts.twoStep += 1;
    }
  }
  const last = line.charCodeAt(end - 1);
  if (last === 59) facts.endSemicolon += 1;
  else if (last === 44) facts.endComma += 1;
}

function measureLines(unit: Unit): LineFacts {
  const { lines } = unit;
  const facts = emptyFacts(lines.length);
  let least = Infinity;
  let indents = 0;
  let run = 0;
  let blankBefore = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    let end = line.length;
    while (end > 0 && isSpace(line.charCodeAt(end - 1))) end -= 1;
    if (end === 0) {
      if (line.length > 0 && line !== '\r') facts.whitespaceOnly += 1;
      if (blankBefore) facts.doubleBlank += 1;
      facts.paragraphSquares += run * run;
      run = 0;
      blankBefore = true;
      continue;
    }
    let indent = 0;
    while (isSpace(line.charCodeAt(indent))) indent += 1;
    if (run === 0) facts.paragraphs += 1;
    run += 1;
    blankBefore = false;
    addLine(facts, line, indent, end);
    indents += indent;
    // The first line of a unit may begin in the middle of a source line.
    if (index > 0 || lines.length === 1) least = Math.min(least, indent);
  }
  facts.paragraphSquares += run * run;
  facts.indentSum = Math.max(0, indents - (least === Infinity ? 0 : least * facts.nonBlank));
  return facts;
}

/** Line facts of a unit; kept, so that many heuristics share one pass. */
export const lineFacts = perUnit(measureLines);
