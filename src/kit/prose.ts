import type { Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';
import { wordCount } from './comment-form.ts';

/** What the lines of a Markdown section are; fenced code is counted and otherwise left out. */
export interface ProseFacts {
  /** Non-blank lines, fenced ones included. */
  lines: number;
  headings: readonly string[];
  /** Text of list items without their marker. */
  bullets: readonly string[];
  numbered: number;
  table: number;
  /** Lines inside fences, fences included. */
  fenced: number;
  /** Running text: paragraphs and list items joined by a space. */
  paragraphs: readonly string[];
  /** Of the running text. */
  words: number;
  /** Words of each of its sentences, see `sentenceLengths`. */
  sentences: readonly number[];
}

const isBulletMark = (code: number): boolean => code === 45 || code === 42 || code === 43;

/** Length of a list marker with its space, 0 when the line is none. `numbered` is told by the first character. */
function markerLength(line: string): number {
  if (isBulletMark(line.charCodeAt(0)) && line.charCodeAt(1) === 32) return 2;
  let end = 0;
  while (end < 4 && line.charCodeAt(end) >= 48 && line.charCodeAt(end) <= 57) end += 1;
  const mark = line.charCodeAt(end);
  return end > 0 && (mark === 46 || mark === 41) && line.charCodeAt(end + 1) === 32 ? end + 2 : 0;
}

/** Word counts of the sentences of a text: split at `.`, `!` or `?` before white space or the end. */
export function sentenceLengths(text: string): number[] {
  const lengths: number[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const stops = code === 46 || code === 33 || code === 63;
    if (!stops || (index + 1 < text.length && text.charCodeAt(index + 1) > 32)) continue;
    const words = wordCount(text.slice(start, index));
    if (words > 1) lengths.push(words);
    start = index + 1;
  }
  const rest = wordCount(text.slice(start));
  if (rest > 3) lengths.push(rest);
  return lengths;
}

interface Draft {
  lines: number;
  numbered: number;
  table: number;
  fenced: number;
  headings: string[];
  bullets: string[];
  paragraphs: string[];
}

function addProseLine(draft: Draft, line: string, joins: boolean): void {
  if (line.charCodeAt(0) === 35) {
    draft.headings.push(line.replace(/^#+\s*/, ''));
    return;
  }
  if (line.charCodeAt(0) === 124) {
    draft.table += 1;
    return;
  }
  const marker = markerLength(line);
  if (marker > 0) {
    if (!isBulletMark(line.charCodeAt(0))) draft.numbered += 1;
    draft.bullets.push(line.slice(marker));
    draft.paragraphs.push(line.slice(marker));
  } else if (joins && draft.paragraphs.length > 0) {
    draft.paragraphs[draft.paragraphs.length - 1] += ` ${line}`;
  } else draft.paragraphs.push(line);
}

function readProse(unit: Unit): ProseFacts {
  const draft: Draft = { lines: 0, numbered: 0, table: 0, fenced: 0, headings: [], bullets: [], paragraphs: [] };
  let inFence = false;
  let joins = false;
  for (const raw of unit.lines) {
    const line = raw.trim();
    if (line === '') {
      joins = false;
      continue;
    }
    draft.lines += 1;
    const fence = line.startsWith('```') || line.startsWith('~~~');
    if (fence || inFence) {
      draft.fenced += 1;
      if (fence) inFence = !inFence;
      joins = false;
      continue;
    }
    addProseLine(draft, line, joins);
    joins = line.charCodeAt(0) !== 35 && line.charCodeAt(0) !== 124;
  }
  const words = draft.paragraphs.reduce((sum, text) => sum + wordCount(text), 0);
  return { ...draft, words, sentences: draft.paragraphs.flatMap(sentenceLengths) };
}

/** Prose facts of a section; kept, so that many heuristics share one pass. */
export const proseFacts = perUnit(readProse);
