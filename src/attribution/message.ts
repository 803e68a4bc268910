import { foldLookalikes } from './lookalikes.ts';

/** One line of a commit message as the matcher reads it. */
export interface MessageLine {
  /** 1-based in the message; lines split off at a literal `\n` keep the number of the line they stood on. */
  number: number;
  /** Normalised: compatibility forms folded, invisible characters and colour codes removed, ends trimmed. */
  text: string;
  /** As written, for the evidence. */
  raw: string;
  /** Present when the line has the form `Key: value`; lower case. */
  key?: string;
  /** Values to try, likeliest first: as written, unfolded, with its brackets repaired. */
  values: readonly string[];
  /** No blank line follows but at the end. */
  isLastParagraph: boolean;
}

/** What is read of a message: this many characters from its start and as many from its end. */
const MESSAGE_CAP = 131_072;
const LINE_CAP = 1_000;

const NON_ASCII = /[^\x00-\x7f]/;
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
// eslint-disable-next-line no-control-regex
const COLOUR = /\x1b\[[0-9;]{0,30}m/g;
const BARE_COLOUR = /^\[[0-9]{1,3}(?:;[0-9]{1,3}){0,6}m/;
const TRAILER = /^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:[ \t]*(\S.{0,400})$/;
/** `🤖 Co-authored-by: …`: of keys that name somebody alone, since `🐛 Bug: …` is prose. */
const DECORATED_KEY = /^\p{Extended_Pictographic}\uFE0F?[ \t]*(?=[A-Za-z][A-Za-z-]{0,40}-by[ \t]*:)/iu;
const FENCE = /^ {0,3}(?:```|~~~)/;
const INDENTED = /^(?: {4}|\t)/;
const SQUASHED = /^(?:squashed commit of the following:?$|commit [0-9a-f]{40}$)/im;
const FOLDED = /^[ \t]/;
const ESCAPED_BREAK = /\\n/;
const ESCAPED_CREDIT = /\\n(?:co-authored-by|assisted-by|generated-by|\S{0,4} ?generated with )/i;
const QUOTED_MESSAGE = /^(?:original (?:commit )?(?:message|change's description|commit message)|reverted (?:commit )?message)\b[^:]{0,40}:$/i;

/** Text for matching: compatibility forms and look-alike letters folded, invisible characters and colour codes removed. Line count unchanged. */
export function normaliseMessage(message: string): string {
  const plain = message.includes('\x1b') ? message.replace(COLOUR, '') : message;
  return NON_ASCII.test(plain) ? foldLookalikes(plain.normalize('NFKC').replace(INVISIBLE, '')) : plain;
}

/** Head and tail of an overlong message, as if the text between them were a line end: lines of the tail are numbered from there. */
export function capMessage(message: string): string {
  if (message.length <= 2 * MESSAGE_CAP) return message;
  return `${message.slice(0, MESSAGE_CAP)}\n${message.slice(-MESSAGE_CAP)}`;
}

/** The subject, normalised. */
export function subjectOf(message: string): string {
  const end = message.indexOf('\n');
  return normaliseMessage((end < 0 ? message : message.slice(0, end)).slice(0, LINE_CAP)).trim();
}

/** An emoji or a star before the name. */
const DECORATION = /^[^A-Za-z0-9<@\p{L}]{1,8}/u;
const NAME_AND_ADDRESS = /^([A-Za-z][^<>@]{0,80}) ([^<>@ \t]{1,80}@[^<>@ \t]{1,80})$/;
const BARE_ADDRESS = /^[^<>@ \t]{1,80}@[^<>@ \t]{1,80}$/;

/** The value of an identity trailer and its repaired forms: a missing `>`, missing brackets, an address alone. */
function identityForms(value: string): string[] {
  const trimmed = value.trim().replace(DECORATION, '');
  if (trimmed.includes('<')) return trimmed.includes('>') ? [trimmed] : [trimmed, `${trimmed}>`];
  if (BARE_ADDRESS.test(trimmed)) return [trimmed, `<${trimmed}>`];
  const parts = NAME_AND_ADDRESS.exec(trimmed);
  return parts === null ? [trimmed] : [trimmed, `${parts[1]} <${parts[2]}>`];
}

/** Line indices inside a code fence. A fence that is never closed fences nothing. */
function fencedLines(lines: readonly string[]): Set<number> {
  const fenced = new Set<number>();
  let open = -1;
  for (const [index, line] of lines.entries()) {
    if (!FENCE.test(line)) continue;
    if (open < 0) {
      open = index;
      continue;
    }
    for (let at = open; at <= index; at += 1) fenced.add(at);
    open = -1;
  }
  return fenced;
}

/** Index of the last blank line that text follows, or -1. */
function lastBlankLine(lines: readonly string[]): number {
  let end = lines.length - 1;
  while (end >= 0 && lines[end]?.trim() === '') end -= 1;
  while (end >= 0 && lines[end]?.trim() !== '') end -= 1;
  return end;
}

function splitEscaped(text: string): string[] {
  return ESCAPED_BREAK.test(text) && ESCAPED_CREDIT.test(text) ? text.split('\\n') : [text];
}

interface LineSource {
  number: number;
  text: string;
  raw: string;
  next: string | undefined;
  isLastParagraph: boolean;
}

function lineOf(input: LineSource): MessageLine {
  const text = input.text.trim().replace(BARE_COLOUR, '');
  const { number, raw, isLastParagraph } = input;
  const trailer = TRAILER.exec(text.replace(DECORATED_KEY, ''));
  if (trailer?.[1] === undefined || trailer[2] === undefined) return { number, text, raw, values: [], isLastParagraph };
  const values = identityForms(trailer[2]);
  if (input.next !== undefined && FOLDED.test(input.next) && !text.endsWith('>')) {
    values.push(...identityForms(`${trailer[2].trim()} ${input.next.trim()}`));
  }
  return { number, text, raw, key: trailer[1].toLowerCase(), values, isLastParagraph };
}

/**
 * The lines of a message after its subject that can carry a declaration. Left out: quoted (`>`), indented and fenced
 * lines, overlong lines, and everything below "Original commit message:". The body of `git merge --squash`, which
 * indents the messages it carries, is read all the same.
 */
export function readMessage(message: string): MessageLine[] {
  const raw = capMessage(message).split('\n');
  const lines = normaliseMessage(capMessage(message)).split('\n');
  const squashed = SQUASHED.test(message);
  const fenced = fencedLines(lines);
  const lastBlank = lastBlankLine(lines);
  const read: MessageLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.length > LINE_CAP || fenced.has(index) || line.trim() === '' || line.trimStart().startsWith('>')) continue;
    if (QUOTED_MESSAGE.test(line.trim())) break;
    if (INDENTED.test(line) && !squashed) continue;
    for (const [part, text] of splitEscaped(line).entries()) {
      if (index === 0 && part === 0) continue;
      const next = squashed ? undefined : lines[index + 1];
      read.push(lineOf({ number: index + 1, text, raw: (raw[index] ?? text).trim(), next, isLastParagraph: index > lastBlank }));
    }
  }
  return read;
}
