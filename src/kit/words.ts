const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

function letterClass(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code > 127 ? LOWER : 0;
}

/** Calls `found` with the bounds of each part of an identifier: `parseHTTPUrl_v2` → parse, HTTP, Url, v, 2. */
function eachPart(name: string, found: (start: number, end: number) => void): void {
  let start = 0;
  let previous = 0;
  for (let index = 0; index < name.length; index += 1) {
    const current = letterClass(name.charCodeAt(index));
    if (current !== previous) {
      const joinsCapital = current === LOWER && previous === UPPER;
      const cut = joinsCapital ? index - 1 : index;
      if (previous !== 0 && cut > start) found(start, cut);
      start = cut;
      previous = current;
    }
  }
  if (previous !== 0) found(start, name.length);
}

/** The parts of an identifier in lower case, split at case changes, digits and underscores. */
export function splitName(name: string): string[] {
  const parts: string[] = [];
  eachPart(name, (start, end) => parts.push(name.slice(start, end).toLowerCase()));
  return parts;
}

/** `splitName(name).length` without building the parts. */
export function countParts(name: string): number {
  let count = 0;
  let start = 0;
  let previous = 0;
  for (let index = 0; index < name.length; index += 1) {
    const current = letterClass(name.charCodeAt(index));
    if (current === previous) continue;
    const cut = current === LOWER && previous === UPPER ? index - 1 : index;
    if (previous !== 0 && cut > start) count += 1;
    start = cut;
    previous = current;
  }
  return previous === 0 ? count : count + 1;
}

/** Two parts or more joined by an underscore: `row_count`, `MAX_ROWS`, `_row_count`; not `_row`. */
export function isSnakeCase(name: string): boolean {
  const at = name.indexOf('_', firstLetter(name));
  return at > 0 && at < name.length - 1 && letterClass(name.charCodeAt(at + 1)) !== 0;
}

/** Three characters or more, at least one capital letter and no small one: `MAX_ROWS`, `URL`. */
export function isConstantCase(name: string): boolean {
  let capitals = 0;
  for (let index = 0; index < name.length; index += 1) {
    const kind = letterClass(name.charCodeAt(index));
    if (kind === LOWER) return false;
    if (kind === UPPER) capitals += 1;
  }
  return capitals > 0 && name.length > 2;
}

function firstLetter(name: string): number {
  let index = 0;
  while (index < name.length && name.charCodeAt(index) === 95) index += 1;
  return index;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs with which people and agents open instructions ("Check whether…"), base form. */
export const VERBS: ReadonlySet<string> = list(
  `add allow append apply assert assign attempt build cache calculate call cast check clean clear close collect combine compare
  compute configure convert copy count create decode define delete detect determine disable display emit enable encode ensure
  execute extract fetch filter find format generate get group handle if ignore import include initialise initialize insert invoke
  iterate join keep limit list load log look loop make map mark match merge mock move normalise normalize open override parse pass
  perform populate prepare prevent print process provide push put query raise read receive record reduce register remove render
  replace report reset resolve restore retrieve retry return run sanitize save search select send serialize set setup should
  simulate skip sort split start stop store strip sync test throw track transform traverse trigger trim try truncate unwrap update
  use validate verify wait walk wrap write yield`,
);

/** Names that say what kind of thing a value is, not which one. */
export const GENERIC_NAMES: ReadonlySet<string> = list(
  `result results data response error errors config options item items metadata context details status content message total
  current existing valid summary timestamp value values payload handler helper entry entries`,
);

/** Shortened names people type: whole identifiers, lower case. */
export const ABBREVIATIONS: ReadonlySet<string> = list(
  `i j k n m x y e s f d c p t v l r a b fn cb el ctx tmp buf len idx str num obj arr val ret res req opts cfg msg err args params
  prev curr cnt pos src dst ptr dir cmd conf attr attrs elem evt btn desc info init ref refs spec dict lst sz ts`,
);

/** Whether a word, or the same word with a third-person ending ("checks", "parses", "tries"), is in {@link VERBS}. */
export function isVerb(word: string): boolean {
  if (VERBS.has(word)) return true;
  if (!word.endsWith('s')) return false;
  if (VERBS.has(word.slice(0, -1))) return true;
  if (!word.endsWith('es')) return false;
  return VERBS.has(word.slice(0, -2)) || (word.endsWith('ies') && VERBS.has(`${word.slice(0, -3)}y`));
}
