import { languageOf } from '../languages/language-of.ts';
import { LineTable } from '../languages/line-table.ts';
import { fencedLines } from '../languages/prose.ts';
import { readSource } from '../languages/source.ts';
import { TextLines } from './lines.ts';

/** What a suppression comment begins with. */
export const MARK = 'handiwork-ignore';

/** A suppression as it stands in a file. */
export interface Directive {
  kind: 'next-line' | 'start' | 'end' | 'file' | 'unknown';
  /** Rules or heuristics that it names. */
  names: string[];
  /** Empty when it gives none. */
  reason: string;
  line: number;
  /** First and last line of the run of comment lines that it stands in. */
  fromLine: number;
  toLine: number;
}

export interface Directives {
  directives: Directive[];
  /** Why the comments could not be told from the rest, if they could not. */
  unread?: string;
}

interface CommentText {
  text: string;
  startLine: number;
  endLine: number;
  ownLine: boolean;
}

/** Directives of one file. */
const MOST = 1000;
const KINDS = ['next-line', 'start', 'end', 'file'] as const;
/** Characters of one line that are looked at. */
const LONGEST_LINE = 2000;

/** The suppression comments of a file, in the comment syntax of its language. Text in strings and fenced examples is none. */
export function readDirectives(path: string, text: string): Directives {
  if (!text.includes(MARK)) return { directives: [] };
  const language = languageOf(path);
  if (language === undefined) return { directives: fromComments(lineComments(text)) };
  if (language === 'markdown') return { directives: fromComments(proseComments(path, text)) };
  const source = readSource(path, text);
  const note = source?.notes[0];
  if (source === undefined || note !== undefined) return { directives: [], unread: note?.message ?? 'the language is not supported' };
  const { comments, docs } = source.whole;
  const blocks = docs.filter(({ raw }) => raw.startsWith('/*'));
  const all = [...comments, ...blocks].toSorted((a, b) => a.start - b.start);
  return { directives: fromComments(all.map((comment) => ({ ...comment, text: withoutMarks(comment.raw) }))) };
}

/** Comment lines that touch each other speak of the same code below. */
interface CommentRun {
  fromLine: number;
  toLine: number;
}

/** @param comments In order. In one pass: a hostile file may hold millions of them. */
function fromComments(comments: Iterable<CommentText>): Directive[] {
  const found: { parsed: Omit<Directive, keyof CommentRun>; run: CommentRun }[] = [];
  let before: CommentText | undefined;
  let run: CommentRun = { fromLine: 1, toLine: 1 };
  for (const comment of comments) {
    if (before !== undefined && touches(before, comment)) run.toLine = comment.endLine;
    else if (found.length >= MOST) break;
    else run = { fromLine: comment.startLine, toLine: comment.endLine };
    before = comment;
    for (const parsed of directivesIn(comment)) if (found.length < MOST) found.push({ parsed, run });
  }
  return found.map(({ parsed, run: { fromLine, toLine } }) => ({ ...parsed, fromLine, toLine }));
}

const touches = (before: CommentText, comment: CommentText): boolean => before.ownLine && comment.ownLine && before.endLine + 1 === comment.startLine;

function directivesIn({ text, startLine, endLine }: CommentText): Omit<Directive, keyof CommentRun>[] {
  if (!text.includes(MARK)) return [];
  return text.split('\n').flatMap((line, offset) => {
    const parsed = parseDirective(line);
    return parsed === undefined ? [] : [{ ...parsed, line: Math.min(startLine + offset, endLine) }];
  });
}

/** `handiwork-ignore-next-line declared, resembles -- reason`. */
function parseDirective(line: string): Pick<Directive, 'kind' | 'names' | 'reason'> | undefined {
  const text = line.trim().slice(0, LONGEST_LINE);
  if (!text.startsWith(MARK)) return undefined;
  const rest = text.slice(MARK.length);
  const word = /^-?[a-z-]*/.exec(rest)?.[0] ?? '';
  const kind = KINDS.find((one) => word === `-${one}`) ?? 'unknown';
  const [named = '', ...reason] = ` ${rest.slice(word.length)} `.split(' -- ');
  return { kind, names: named.split(/[\s,]+/).filter((name) => name !== ''), reason: reason.join(' -- ').trim() };
}

/** HTML comments outside fenced code, and the line comments of the other prose formats. */
function proseComments(path: string, text: string): CommentText[] {
  const lines = new LineTable(text);
  const fenced = fencedLines(text, lines);
  const isFenced = (line: number): boolean => fenced[line - 1] === 1;
  const comments: CommentText[] = [];
  let from = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    from = at + 4;
    const startLine = lines.lineAt(at);
    if (isFenced(startLine)) continue;
    const end = text.indexOf('-->', from);
    if (end < 0) break;
    const isFirst = comments.at(-1)?.endLine !== startLine; // what stands before it is looked at once a line
    comments.push({ text: text.slice(from, end), startLine, endLine: lines.lineAt(end), ownLine: isFirst && text.slice(lines.startOf(startLine), at).trim() === '' });
    from = end + 3; // comments hold no comments
  }
  if (/\.(?:md|markdown)$/i.test(path)) return comments;
  const others = [...lineComments(text)].filter((comment) => !isFenced(comment.startLine));
  return [...comments, ...others].toSorted((a, b) => a.startLine - b.startLine);
}

/** Line for line, so that numbers hold. */
const withoutMarks = (raw: string): string => raw.split('\n').map((line) => commentOf(line) ?? line).join('\n');

/** Before a comment in most languages. Only at the start of a line: elsewhere it may be in a string. */
const OPENINGS = [
  '#', '//', '--', ';', '%', '/*', '*', '{/*', '..', 'REM ', 'rem ', "'", '"', '!', '::', '<!--', '(*', '{#', '<#', '{-', '--[[', '#|', '//-', '-#',
  '{{!--', '{{!', '<%#', '<%--', 'dnl ',
];
const CLOSINGS = ['-->', '*/}', '*/', '*)', '#}', '#>', '-}', ']]', '|#', '--}}', '}}', '--%>', '%>'];

function* lineComments(text: string): Generator<CommentText> {
  const lines = new TextLines(text);
  for (let number = 1; number <= lines.count; number += 1) {
    const inner = commentOf(lines.line(number).slice(0, LONGEST_LINE));
    if (inner !== undefined) yield { text: inner, startLine: number, endLine: number, ownLine: true };
  }
}

function commentOf(line: string): string | undefined {
  const text = line.trim();
  const opening = OPENINGS.filter((mark) => text.startsWith(mark)).toSorted((a, b) => b.length - a.length)[0];
  if (opening === undefined) return undefined;
  let from = opening.length;
  while (text[from] === opening.at(-1)) from += 1;
  const closing = CLOSINGS.filter((mark) => text.endsWith(mark)).toSorted((a, b) => b.length - a.length)[0];
  return text.slice(from, closing === undefined ? undefined : -closing.length).trim();
}
