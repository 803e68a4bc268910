import type { LanguageId, UnitKind } from '../api/unit.ts';
import type { Evidence } from '../api/evidence.ts';
import type { ResemblanceReason } from '../api/report.ts';
import type { Dialect } from '../score/model.ts';
import type { UnitScore } from '../score/unit-score.ts';
import type { UnitFact } from './placed-unit.ts';
import type { StyleFact } from './style-fact.ts';

/**
 * What a file's style is reckoned with, in short: its language, the packages that it imports, the words of its units, and for each unit
 * kind, first and last line, then {@link SILENT}, or {@link REASON} with a reason, or its resemblance, score, source lines,
 * dialect, and a reason or {@link NONE}.
 */
export type PackedStyle = readonly [language: LanguageId, packages: readonly string[], words: readonly string[], units: readonly number[]];

/** What a report shows of a unit beside that. */
export type Shown = readonly [name: string, evidence: readonly Evidence[]];

const SILENT = -1;
const REASON = -2;
const NONE = -1;

export function packStyle({ language, packages, units }: StyleFact): PackedStyle {
  const words: string[] = [];
  const numberOf = (word: string): number => {
    const known = words.indexOf(word);
    return known < 0 ? words.push(word) - 1 : known;
  };
  const numbers = units.flatMap(({ kind, startLine, endLine, score }) => {
    const place = [numberOf(kind), startLine, endLine];
    if (score === undefined) return [...place, SILENT];
    if (typeof score === 'string') return [...place, REASON, numberOf(score)];
    return [...place, score.resemblance, score.score, score.sloc, numberOf(score.dialect), score.reason === undefined ? NONE : numberOf(score.reason)];
  });
  return [language, packages, words, numbers];
}

/** The fact without what is only shown: names are empty, and there is no evidence. */
export function unpackStyle([language, packages, words, numbers]: PackedStyle): StyleFact {
  const units: UnitFact[] = [];
  let at = 0;
  const next = (): number => numbers[at++] as number;
  const word = <Word extends string>(): Word => words[next()] as Word;
  while (at < numbers.length) {
    const unit: UnitFact = { name: '', kind: word<UnitKind>(), startLine: next(), endLine: next() };
    const first = next();
    if (first === REASON) unit.score = word<ResemblanceReason>();
    else if (first !== SILENT) unit.score = { resemblance: first, score: next(), sloc: next(), dialect: word<Dialect>(), ...reasonOf(words[next()]) };
    units.push(unit);
  }
  return { language, packages: [...packages], units };
}

const reasonOf = (reason: string | undefined): Pick<UnitScore, 'reason'> => (reason === undefined ? {} : { reason: reason as ResemblanceReason });

export const shownOf = (units: readonly Pick<UnitFact, 'name' | 'evidence'>[]): Buffer =>
  Buffer.from(JSON.stringify(units.map(({ name, evidence = [] }): Shown => [name, evidence])));
