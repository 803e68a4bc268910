import type { Unit } from '../../api/unit.ts';
import { readSource, type SourceNote } from '../../languages/source.ts';
import { countOrigins, place, SeenUnit, type LineTable, type OlderIs, type UnitFact } from './placed-unit.ts';
import { packShown } from './shown.ts';
import type { Stylist } from './style.ts';

/** What the text of a file shows, as far as its style was asked; plain data. */
export interface StyleFact {
  language: Unit['language'];
  /** Packages that the file imports. */
  packages: string[];
  units: UnitFact[];
}

export interface StyleRead {
  fact: StyleFact;
  /** What is only shown of the units, as `packShown` makes it: where the text is read, so that it crosses to another process as bytes. */
  shown: Buffer;
  notes: readonly SourceNote[];
}

/**
 * Reads one text and scores those of its units whose lines need it.
 * @returns undefined when the language is not supported
 */
export function readFact(path: string, text: string, lines: LineTable, { stylist, olderIs }: { stylist: Stylist; olderIs: OlderIs }): StyleRead | undefined {
  const source = readSource(path, text);
  if (source === undefined) return undefined;
  const asked = source.units.filter((unit) => countOrigins(unit, lines).isAsked);
  const scores = new Map(stylist.scoreAll(asked).map((score, at) => [asked[at], score]));
  const units = source.units.map((unit) => new SeenUnit(unit, stylist, scores.get(unit)));
  for (const unit of units) place(unit, lines, olderIs); // asks of a unit what will be asked of the fact
  return {
    fact: { language: source.language, packages: packagesOf(source.whole), units: units.map((unit) => unit.fact()) },
    shown: packShown(units.map((unit) => unit.shown())),
    notes: source.notes,
  };
}

const packagesOf = (whole: Unit): string[] =>
  [...new Set(whole.imports.filter(({ origin }) => origin === 'package').map(({ module }) => packageName(module, whole.language)))];

/** `@scope/name/deep` → `@scope/name`; `name.sub` and `name/deep` → `name`. */
function packageName(module: string, language: Unit['language']): string {
  if (language === 'python') return module.split('.', 1)[0] ?? module;
  return module.split('/', module.startsWith('@') ? 2 : 1).join('/');
}
