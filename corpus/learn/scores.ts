import { readFileSync } from 'node:fs';
import { poolScores } from '../../src/score/pool.ts';
import type { Level } from '../../src/score/model.ts';
import { groupWeights } from './folds.ts';
import type { Example } from './examples.ts';

/** The levels of code alone. */
export const LEVELS = ['function', 'file', 'change'] as const satisfies readonly Level[];
export type CodeLevel = (typeof LEVELS)[number];

/** A labelled unit with its out-of-fold score, as `train.ts` writes it. */
export interface ScoredExample extends Omit<Example, 'text'> {
  sloc: number;
  fold: number;
  score: number;
  /** As `OutOfFold` tells them. */
  bearing: number;
  comments: number;
  commentGrams: number;
  /** No comment and no docstring. */
  bare: 0 | 1;
  /** What likeness to the repository's own earlier code adds to `score`; absent where there is none, or the unit is part of it. */
  house?: number;
}

export interface LevelRow {
  score: number;
  sloc: number;
  label: 0 | 1;
  /** Owners count by the square root of their rows; mean 1. */
  weight: number;
  group: string;
  repo: string;
  commit: string;
  slice: Example['slice'];
  lang: Example['lang'];
  fold: number;
  lines: number;
  /** Units pooled into the row. */
  units: number;
  bare: boolean;
  id: string;
  kind: string;
  /** Author date, `YYYY-MM-DD`. */
  date: string;
  /** Ids of the units pooled into the row. */
  parts: readonly string[];
}

export const readScores = (path: string): ScoredExample[] =>
  readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as ScoredExample).filter((e) => e.sloc > 0);

/** The rows of a pooling level: units below the file, files, or the units of one commit pooled. */
export function atLevel(examples: readonly ScoredExample[], level: CodeLevel): LevelRow[] {
  const rows = level === 'change' ? changes(examples) : examples.filter((e) => (e.kind === 'file') === (level === 'file')).map((e) => rowOf([e]));
  const weights = groupWeights(rows.map((row) => row.group), rows.map((row) => row.label));
  return rows.map((row, i) => ({ ...row, weight: weights[i]! }));
}

function changes(examples: readonly ScoredExample[]): LevelRow[] {
  const byChange = new Map<string, ScoredExample[]>();
  for (const example of examples) {
    if (example.kind === 'file') continue;
    const key = `${example.repo} ${example.commit} ${example.slice}`;
    const list = byChange.get(key);
    if (list) list.push(example);
    else byChange.set(key, [example]);
  }
  return [...byChange.values()].map(rowOf);
}

function rowOf(parts: readonly ScoredExample[]): LevelRow {
  const first = parts[0]!;
  const { score, sloc, dialect: lang } = poolScores(parts.map((part) => ({ ...part, dialect: part.lang })))!;
  const { group, repo, commit, slice, fold, date } = first;
  return {
    score, sloc, label: slice === 'ai' ? 1 : 0, weight: 1, group, repo, commit, slice, lang, fold, date,
    kind: parts.length === 1 ? first.kind : 'change', parts: parts.map((part) => part.id),
    lines: parts.reduce((sum, part) => sum + part.lines, 0), units: parts.length, bare: parts.every((part) => part.bare === 1), id: parts.length === 1 ? first.id : `${repo}@${first.commit}`,
  };
}
