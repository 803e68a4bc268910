import type { Unit } from '../../src/api/unit.ts';
import { readSource } from '../../src/languages/source.ts';
import type { FileChange } from './changes.ts';
import { codeLanguage, isDocument, looksGenerated, type CorpusLanguage } from './selection.ts';

const FILE_LINES = { least: 20, most: 1_500, kept: 400 } as const;
const UNIT_LINES = { least: 6, most: 251 } as const;
const DOCUMENT_LINES = { least: 10, most: 1_500 } as const;
const SECTION_WORDS = 40;
const LONGEST_MODIFIED = 6_000;

/** A text that may become a unit. */
export interface Piece {
  kind: 'function' | 'chunk' | 'file' | 'section';
  name: string;
  start: number;
  end: number;
  text: string;
}

export interface CutFile {
  language: CorpusLanguage | 'markdown';
  /** The file itself, when the commit added it and it is neither too short nor too long. */
  file: Piece | undefined;
  pieces: Piece[];
}

/**
 * Cuts what a commit added to one file. Of a modified file only the units all of whose lines are new are taken.
 * @param added lines (1-based) that a modification added; undefined for an added file
 * @returns undefined when nothing may be taken from the file
 */
export function cutFile(change: Pick<FileChange, 'path'>, text: string, added: ReadonlySet<number> | undefined): CutFile | undefined {
  const language = codeLanguage(change.path) ?? (isDocument(change.path) ? 'markdown' : undefined);
  if (language === undefined) return undefined;
  const lines = text.split('\n');
  if (language !== 'markdown' && looksGenerated(lines)) return undefined;
  if (added !== undefined && lines.length > LONGEST_MODIFIED) return undefined;
  const source = readSource(change.path, text);
  if (source === undefined || source.notes.length > 0) return undefined;
  const pieces = source.units
    .filter((unit) => added === undefined || isNew(unit, lines, added))
    .map((unit) => pieceOf(unit, lines))
    .filter((piece) => isLongEnough(piece, language));
  return { language, file: added === undefined ? wholeFile(change.path, lines, language) : undefined, pieces };
}

/** A blank line that was there before may part the lines of a new unit. */
const LARGEST_GAP = 3;

/** False when the added lines are too scattered to hold a whole unit: most modifications are, and need not be parsed. */
export function mayHoldPiece(path: string, added: ReadonlySet<number>): boolean {
  const least = codeLanguage(path) === undefined ? 1 : UNIT_LINES.least;
  let run = 0;
  let last = -Infinity;
  for (const line of added) {
    run = line > last && line - last <= LARGEST_GAP ? run + 1 : 1;
    last = line;
    if (run >= least) return true;
  }
  return false;
}

const isNew = (unit: Unit, lines: readonly string[], added: ReadonlySet<number>): boolean => {
  for (let line = unit.startLine; line <= unit.endLine; line++) {
    if (!added.has(line) && (lines[line - 1] ?? '').trim() !== '') return false;
  }
  return true;
};

function pieceOf(unit: Unit, lines: readonly string[]): Piece {
  const kind = unit.kind === 'section' ? 'section' : unit.kind === 'function' || unit.kind === 'method' ? 'function' : 'chunk';
  return { kind, name: unit.name, start: unit.startLine, end: unit.endLine, text: lines.slice(unit.startLine - 1, unit.endLine).join('\n') };
}

function isLongEnough(piece: Piece, language: CutFile['language']): boolean {
  if (piece.end - piece.start + 1 > UNIT_LINES.most) return false;
  if (language === 'markdown') return wordCount(piece.text) >= SECTION_WORDS;
  return filledLines(piece.text.split('\n')) >= UNIT_LINES.least;
}

function wholeFile(path: string, lines: readonly string[], language: CutFile['language']): Piece | undefined {
  const filled = filledLines(lines);
  const { least, most } = language === 'markdown' ? DOCUMENT_LINES : FILE_LINES;
  if (filled < least || filled > most) return undefined;
  const kept = lines.slice(0, FILE_LINES.kept);
  if (kept.at(-1) === '') kept.pop();
  return { kind: 'file', name: path, start: 1, end: kept.length, text: kept.join('\n') };
}

const filledLines = (lines: readonly string[]): number => lines.filter((line) => line.trim() !== '').length;
const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
