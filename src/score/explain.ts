import type { Unit } from '../api/index.ts';
import { countGrams, FAMILIES, type Family, gramBuffers, gramValue } from './grams.ts';
import type { LanguageModel } from './model.ts';
import type { UnitScorer } from './unit-score.ts';

/** What one n-gram of a unit added to its score. */
export interface GramContribution {
  family: Family;
  /** The source that it was read from, on one line, at most 60 characters. Text of the scanned repository: escape it. */
  text: string;
  /** Log-odds, before calibration. */
  weight: number;
  /** 1-based lines in the file, of its first occurrence. */
  startLine: number;
  endLine: number;
}

/** What a unit's score adds up to, in log-odds before calibration; likeness to earlier code comes on top. */
export interface ScoreParts {
  /** Where every unit of the language starts. */
  start: number;
  /** All n-grams, by family. */
  text: Record<Family, number>;
  /** The measures of all heuristics. */
  observations: number;
}

/** @param text as {@link explainGrams} adds it up */
export function scoreParts(scorer: UnitScorer, unit: Unit, text: Record<Family, number>): ScoreParts {
  const { bias, heuristics } = scorer.model;
  const measures = scorer.measure(unit);
  return { start: bias, text, observations: heuristics.reduce((sum, { weight }, at) => sum + weight * measures[at]!, 0) };
}

const MARKS_A_TOKEN = 6;
/** Which of a token's marks belongs to the family. */
const MARK_OF: Record<Exclude<Family, 'names'>, number> = { codeChars: 0, shapes: 1, words: 2, strings: 3, commentChars: 4, commentWords: 5 };

/**
 * The n-grams that moved a unit's score most, strongest first, and what all of them and each family added. An n-gram
 * that overlaps a stronger one of its family is left out of the list, not out of the sums.
 */
export function explainGrams(model: LanguageModel, unit: Unit, most: number): { grams: GramContribution[]; families: Record<Family, number> } {
  const buffers = gramBuffers(model.bits);
  const marks: number[] = [];
  buffers.text.marks = marks;
  const ofNames = firstTokens(unit, [...new Set(unit.declaredNames)]);
  const found: (GramContribution & { from: number; to: number })[] = [];
  const families = Object.fromEntries(FAMILIES.map((family) => [family, 0])) as Record<Family, number>;
  countGrams(unit, buffers, (family, { touched, positions, lengths, size }) => {
    for (let i = 0; i < size; i++) {
      const bucket = touched[i]!;
      const weight = model.step[family] * model.grams[bucket]! * gramValue(size);
      families[family] += weight;
      if (weight === 0) continue;
      const tokenOf = (position: number): number => (family === 'names' ? ofNames[buffers.text.names.nameAt(position)]! : tokenAt(marks, MARK_OF[family], position));
      const from = tokenOf(positions[i]!);
      const to = tokenOf(positions[i]! + lengths[i]! - 1);
      found.push({ family, weight, from, to, text: '', startLine: 0, endLine: 0 });
    }
  });
  const strongest = found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.from - b.from || a.to - b.to);
  const taken: typeof found = [];
  for (const gram of strongest) {
    if (taken.length === most) break;
    if (!taken.some((other) => other.family === gram.family && gram.from <= other.to && other.from <= gram.to)) taken.push(gram);
  }
  return { families, grams: taken.map(({ from, to, ...gram }) => ({ ...gram, ...place(unit, from, to) })) };
}

/** Index of the token (counted from the unit's first) that wrote the symbol at `position`. */
function tokenAt(marks: readonly number[], mark: number, position: number): number {
  let low = 0;
  let high = marks.length / MARKS_A_TOKEN - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (marks[middle * MARKS_A_TOKEN + mark]! <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Of each name, the token (counted from the unit's first) where it stands first; the first one for what is nowhere. */
function firstTokens({ tokens, file, from, to }: Unit, names: readonly string[]): number[] {
  const first = new Map(names.map((name) => [name, -1]));
  for (let at = from; at < to; at += 1) {
    const text = file.slice(tokens.starts[at], tokens.ends[at]);
    if (first.get(text) === -1) first.set(text, at - from);
  }
  return names.map((name) => Math.max(0, first.get(name)!));
}

function place(unit: Unit, from: number, to: number): Pick<GramContribution, 'text' | 'startLine' | 'endLine'> {
  const start = unit.tokens.starts[unit.from + from]!;
  const end = unit.tokens.ends[unit.from + to]!;
  const text = unit.file.slice(start, end).replaceAll(/\s+/g, ' ');
  const lineOf = (offset: number) => unit.startLine + unit.file.slice(unit.start, offset).split('\n').length - 1;
  return { text: text.length > 60 ? `${text.slice(0, 59)}…` : text, startLine: lineOf(start), endLine: lineOf(end) };
}
