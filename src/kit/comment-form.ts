import { isVerb } from './words.ts';

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** The first run of ASCII letters in lower case, or '' when the text opens with something else. */
export function leadingWord(text: string): string {
  let end = 0;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  return text.slice(0, end).toLowerCase();
}

/** The first character is an ASCII letter. */
export const opensWithLetter = (text: string): boolean => isLetter(text.charCodeAt(0));
/** The first character is an ASCII capital. */
export const opensWithCapital = (text: string): boolean => isCapital(text.charCodeAt(0));

/** The first word is a verb, in the base form or the third person ("Check…", "Returns…"). */
export const opensWithVerb = (text: string): boolean => opensWithLetter(text) && isVerb(leadingWord(text));

/** Number of words: runs of characters other than white space. */
export function wordCount(text: string): number {
  let count = 0;
  let inside = false;
  for (let index = 0; index < text.length; index += 1) {
    const space = text.charCodeAt(index) <= 32;
    if (!space && !inside) count += 1;
    inside = !space;
  }
  return count;
}

/** Text up to the first line end. */
export function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return (end < 0 ? text : text.slice(0, end)).trim();
}

/** Ends with one full stop, not with an ellipsis of three. */
export const endsWithFullStop = (text: string): boolean => text.endsWith('.') && !text.endsWith('...');

const WHY = /\b(?:because|since|so that|otherwise|due to|in order|workarounds?|hack|note that|to avoid|instead of|unless|bug|issue)\b|#\d|https?:\/\//i;
/** A reason, a contrast, or a reference to somewhere else. */
export const hasWhyMarker = (text: string): boolean => WHY.test(text);

const TODO = /\b(?:TODO|FIXME|XXX|HACK)\b/;
/** Holds TODO, FIXME, XXX or HACK as a word, in capitals. */
export const hasTodo = (text: string): boolean => TODO.test(text);

const FIRST_PERSON = /\b(?:I|we|We|our|Our|let's|Let's|we're|We're|I'm|us)\b/;
/** Speaks as I or we. */
export const isFirstPerson = (text: string): boolean => FIRST_PERSON.test(text);

const CODE_START = /^(?:if|for|while|return|const|let|var|import|from|print|await|def|function|else|elif|try)\b.*[;:({})=]/;
const CODE_END = /(?:[;{}]|=|\);?|\)\s*\{)$/;
const ASIDE_END = /(?:^|\s)\([^()]*\)$/;
/** One line that reads like commented-out code. */
export const looksLikeCode = (line: string): boolean =>
  CODE_START.test(line) || (CODE_END.test(line) && !ASIDE_END.test(line));

const STEP = /^(?:(?:step|phase)\s*\d+|\d{1,2}\s*[.):]\s)/i;
const SEQUENCE = /^(?:first|second|third|then|next|now|finally|lastly)\b[ ,:]/i;
/** Opens by telling its place in a sequence: "Step 2", "3.", "Next,", "Finally". */
export const isStep = (text: string): boolean => STEP.test(text) || SEQUENCE.test(text);

const DIRECTIVE =
  /^(?:eslint|prettier|biome|oxlint|tslint|istanbul|c8|v8|webpack|@ts-|ts-|@vitest|@jest|@flow|@jsx|@license|@preserve|noqa|type:\s?ignore|pragma|pylint|pyright|mypy|ruff|fmt:|isort|yapf|nosec|flake8|jshint|jslint|globals?\s|!|-\*-|region|endregion|#region|#endregion|\/\s?<reference)/i;
/** Addressed to a tool (linter, compiler, formatter, coverage), not to a reader. */
export const isDirective = (text: string): boolean => DIRECTIVE.test(text);

const SUPPRESSION =
  /^(?:eslint-disable|@ts-(?:ignore|expect-error|nocheck)|noqa|type:\s?ignore|pylint:\s?disable|pyright:\s?ignore|mypy:\s?ignore|biome-ignore|oxlint-disable|tslint:disable|prettier-ignore|nosec|pragma:\s?no cover|istanbul ignore|c8 ignore|v8 ignore)/i;
/** Tells a checker to look away. */
export const isSuppression = (text: string): boolean => SUPPRESSION.test(text);

/** Five or more of the same drawing character in a row (`-----`, `=====`, `─────`). */
export function hasBanner(text: string): boolean {
  let run = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    run = code === previous && isDrawing(code) ? run + 1 : 1;
    if (run >= 5 && isDrawing(code)) return true;
    previous = code;
  }
  return false;
}

const isDrawing = (code: number): boolean =>
  code === 45 || code === 61 || code === 35 || code === 42 || code === 126 || code === 95 || (code >= 0x2500 && code <= 0x257f);

/** Jaccard similarity of two word sets: shared ÷ all, 0 when both are empty. */
export function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}
