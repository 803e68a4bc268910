import { TokenKind, type Unit } from '../api/unit.ts';
import { tokenText } from '../kit/tally.ts';

/** Rebuilds the text of a unit from its tokens and the gaps between them. */
function rebuild(unit: Unit, token: (index: number) => string, gap: (text: string) => string): string {
  const { text, starts, ends } = unit.tokens;
  let at = unit.start;
  let rebuilt = '';
  for (let index = unit.from; index < unit.to; index += 1) {
    const start = starts[index] ?? at;
    rebuilt += gap(text.slice(at, start)) + token(index);
    at = ends[index] ?? start;
  }
  return rebuilt + gap(text.slice(at, unit.end));
}

/** Doubles indents and single spaces between tokens; strings, comments and line breaks stay as they are. */
export function rewriteWhitespace(unit: Unit): string {
  const widen = (gap: string): string => (gap === ' ' ? '  ' : gap.replace(/\n([ \t]+)/g, '\n$1$1'));
  return rebuild(unit, (index) => tokenText(unit, index), widen);
}

const CONVENTIONAL = new Set(['self', 'cls', 'this', 'constructor', 'main']);

/** Gives every name that the unit declares another one, everywhere the same. */
export function rewriteIdentifiers(unit: Unit): string {
  const names = new Map<string, string>();
  for (const name of unit.declaredNames) {
    if (!CONVENTIONAL.has(name) && !name.startsWith('__') && !names.has(name)) names.set(name, `renamed${names.size}`);
  }
  const rename = (index: number): string => {
    const text = tokenText(unit, index);
    return unit.tokens.kinds[index] === TokenKind.word ? (names.get(text) ?? text) : text;
  };
  return rebuild(unit, rename, (gap) => gap);
}

/** Removes comments and docstrings, with their lines where they stand alone. */
export function rewriteComments(unit: Unit): string {
  const removed = [...unit.comments, ...unit.docs].sort((left, right) => left.start - right.start);
  let at = unit.start;
  let kept = '';
  for (const comment of removed) {
    let { start, end } = comment;
    while (start > at && ' \t'.includes(unit.file.charAt(start - 1))) start -= 1;
    while (end < unit.end && ' \t\r'.includes(unit.file.charAt(end))) end += 1;
    const alone = start === unit.start || unit.file.charAt(start - 1) === '\n';
    if (alone && unit.file.charAt(end) === '\n') end += 1;
    kept += unit.file.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return kept + unit.file.slice(at, unit.end);
}

/** The rewrites that `meta.invariantTo` names. */
export const REWRITES = { whitespace: rewriteWhitespace, identifiers: rewriteIdentifiers, comments: rewriteComments } as const;
