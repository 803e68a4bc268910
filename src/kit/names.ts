import { TokenKind, type TokenTable, type Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';
import { ABBREVIATIONS, countParts, GENERIC_NAMES, isConstantCase, isSnakeCase } from './words.ts';

/** What the identifiers of a unit look like. Counts are over occurrences; `distinct…` over different names. */
export interface NameFacts {
  total: number;
  /** In UTF-16 units. */
  lengthSum: number;
  /** See `splitName`. */
  parts: number;
  /** Three parts or more. */
  compound: number;
  /** Two characters or fewer. */
  short: number;
  /** Fourteen characters or more. */
  long: number;
  /** In `ABBREVIATIONS`, and in `GENERIC_NAMES`. */
  abbreviated: number;
  generic: number;
  snakeCase: number;
  constantCase: number;
  distinct: number;
  distinctLengthSum: number;
  /** Σ count × log2(count) over the distinct names. */
  weightedLog: number;
}

/** The names of one file, told apart and looked at once; units count them by number. */
class NameTable {
  /** Number of the name of each word token; 0 for other tokens too. */
  readonly ids: Uint32Array;
  readonly names: string[] = [];
  readonly parts: number[] = [];
  /** Bits {@link ABBREVIATED} to {@link CONSTANT}. */
  readonly traits: number[] = [];
  /** How often the unit at hand names each; zeros in between. */
  readonly counts: Uint32Array;

  constructor({ text, count, kinds, starts, ends }: TokenTable) {
    this.ids = new Uint32Array(count);
    const known = new Map<string, number>();
    for (let token = 0; token < count; token += 1) {
      if (kinds[token] !== TokenKind.word) continue;
      const name = text.slice(starts[token], ends[token]);
      let id = known.get(name);
      if (id === undefined) {
        known.set(name, (id = this.names.length));
        this.names.push(name);
        this.parts.push(countParts(name));
        this.traits.push(traitsOf(name));
      }
      this.ids[token] = id;
    }
    this.counts = new Uint32Array(this.names.length);
  }
}

const ABBREVIATED = 1;
const GENERIC = 2;
const SNAKE = 4;
const CONSTANT = 8;

function traitsOf(name: string): number {
  const lower = name.length <= 10 ? name.toLowerCase() : name;
  return (ABBREVIATIONS.has(lower) ? ABBREVIATED : 0) | (GENERIC_NAMES.has(lower) ? GENERIC : 0)
    | (isSnakeCase(name) ? SNAKE : 0) | (isConstantCase(name) ? CONSTANT : 0);
}

let latest: { tokens: TokenTable; table: NameTable } | undefined;
function tableOf(tokens: TokenTable): NameTable {
  if (latest?.tokens !== tokens) latest = { tokens, table: new NameTable(tokens) };
  return latest.table;
}

function addName(facts: NameFacts, { names, parts, traits, counts }: NameTable, id: number): void {
  const count = counts[id] as number;
  const { length } = names[id] as string;
  const trait = traits[id] as number;
  facts.total += count;
  facts.lengthSum += length * count;
  facts.parts += (parts[id] as number) * count;
  facts.distinctLengthSum += length;
  facts.weightedLog += count * Math.log2(count);
  if ((parts[id] as number) >= 3) facts.compound += count;
  if (length <= 2) facts.short += count;
  if (length >= 14) facts.long += count;
  if ((trait & ABBREVIATED) !== 0) facts.abbreviated += count;
  if ((trait & GENERIC) !== 0) facts.generic += count;
  if ((trait & SNAKE) !== 0) facts.snakeCase += count;
  if ((trait & CONSTANT) !== 0) facts.constantCase += count;
}

function measureNames(unit: Unit): NameFacts {
  const { tokens, from, to } = unit;
  const table = tableOf(tokens);
  const { ids, counts } = table;
  const met: number[] = [];
  for (let token = from; token < to; token += 1) {
    if (tokens.kinds[token] !== TokenKind.word) continue;
    const id = ids[token] as number;
    const before = counts[id] as number;
    if (before === 0) met.push(id);
    counts[id] = before + 1;
  }
  const facts: NameFacts = {
    total: 0, lengthSum: 0, parts: 0, compound: 0, short: 0, long: 0, abbreviated: 0, generic: 0, snakeCase: 0, constantCase: 0,
    distinct: met.length, distinctLengthSum: 0, weightedLog: 0,
  };
  for (const id of met) {
    addName(facts, table, id);
    counts[id] = 0;
  }
  return facts;
}

/** Name facts of a unit; kept, so that many heuristics share one pass. */
export const nameFacts = perUnit(measureNames);
