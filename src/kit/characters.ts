import type { Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';

/** Characters beyond ASCII in a unit, counted in one pass. */
export interface CharacterFacts {
  total: number;
  beyondAscii: number;
  /** Em and en dashes. */
  dashes: number;
  /** → ⇒ ← ↔ and their relatives. */
  arrows: number;
  /** Pictographs, check marks and crosses. */
  emoji: number;
  /** ─ │ ═ and other box drawing. */
  boxes: number;
}

const isPictograph = (code: number): boolean =>
  (code >= 0xd83c && code <= 0xd83e) || (code >= 0x2600 && code <= 0x27bf) || code === 0x2b50;

const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** Most files are ASCII throughout, and then none of their units need be read character by character. */
let latest = { file: '', isAscii: true };
function isAscii(file: string): boolean {
  if (latest.file !== file) latest = { file, isAscii: !BEYOND_ASCII.test(file) };
  return latest.isAscii;
}

function countCharacters(unit: Unit): CharacterFacts {
  const { text } = unit;
  const facts: CharacterFacts = { total: text.length, beyondAscii: 0, dashes: 0, arrows: 0, emoji: 0, boxes: 0 };
  if (isAscii(unit.file)) return facts;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128 || code === 0xfeff) continue;
    facts.beyondAscii += 1;
    if (code === 0x2013 || code === 0x2014) facts.dashes += 1;
    else if (code >= 0x2190 && code <= 0x21ff) facts.arrows += 1;
    else if (code >= 0x2500 && code <= 0x257f) facts.boxes += 1;
    else if (isPictograph(code)) facts.emoji += 1;
  }
  return facts;
}

/** Character facts of a unit; kept, so that many heuristics share one pass. */
export const characterFacts = perUnit(countCharacters);
