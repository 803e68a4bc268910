import type { Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';
import { ABBREVIATIONS, countParts, GENERIC_NAMES, isConstantCase, isSnakeCase } from './words.ts';

/** What the identifiers of a unit look like. Counts are over occurrences; `distinct…` over different names. */
export interface NameFacts {
  total: number;
  lengthSum: number;
  parts: number;
  /** Three parts or more. */
  compound: number;
  /** Two characters or fewer. */
  short: number;
  /** Fourteen characters or more. */
  long: number;
  abbreviated: number;
  generic: number;
  snakeCase: number;
  constantCase: number;
  distinct: number;
  distinctLengthSum: number;
  /** Σ count × log2(count) over the distinct names. */
  weightedLog: number;
}

function addName(facts: NameFacts, name: string, count: number): void {
  const parts = countParts(name);
  const lower = name.length <= 10 ? name.toLowerCase() : name;
  facts.total += count;
  facts.lengthSum += name.length * count;
  facts.parts += parts * count;
  facts.distinctLengthSum += name.length;
  facts.weightedLog += count * Math.log2(count);
  if (parts >= 3) facts.compound += count;
  if (name.length <= 2) facts.short += count;
  if (name.length >= 14) facts.long += count;
  if (ABBREVIATIONS.has(lower)) facts.abbreviated += count;
  if (GENERIC_NAMES.has(lower)) facts.generic += count;
  if (isSnakeCase(name)) facts.snakeCase += count;
  if (isConstantCase(name)) facts.constantCase += count;
}

function measureNames(unit: Unit): NameFacts {
  const counts = new Map<string, number>();
  for (const word of unit.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const facts: NameFacts = {
    total: 0, lengthSum: 0, parts: 0, compound: 0, short: 0, long: 0, abbreviated: 0, generic: 0, snakeCase: 0, constantCase: 0,
    distinct: counts.size, distinctLengthSum: 0, weightedLog: 0,
  };
  for (const [name, count] of counts) addName(facts, name, count);
  return facts;
}

/** Name facts of a unit; kept, so that many heuristics share one pass. */
export const nameFacts = perUnit(measureNames);
