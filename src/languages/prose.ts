import { TokenKind, type TokenTable } from '../api/unit.ts';
import { Uint32List } from './growable.ts';
import type { LineTable } from './line-table.ts';
import { cutPieces } from './pieces.ts';
import type { Extent } from './unit-view.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-{3,})[ \t]*$/;

const kinds = new Uint32List();
const starts = new Uint32List();
const ends = new Uint32List();

/** 1 for each line (index = line - 1) that is in a fenced code block, fences included. An open fence lasts to the end. */
export function fencedLines(text: string, lines: LineTable): Uint8Array {
  const fenced = new Uint8Array(lines.count);
  let fence: string | undefined;
  for (let line = 1; line <= lines.count; line++) {
    const mark = FENCE.exec(text.slice(lines.startOf(line), Math.min(lines.endOf(line), lines.startOf(line) + 200)))?.[1];
    if (fence === undefined && mark === undefined) continue;
    fenced[line - 1] = 1;
    if (fence === undefined) fence = mark;
    else if (mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length) fence = undefined;
  }
  return fenced;
}

/** The words and marks of prose; fenced code makes no tokens. */
export function tokenizeProse(text: string, lines: LineTable, fenced: Uint8Array): TokenTable {
  kinds.length = starts.length = ends.length = 0;
  const pattern = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)?|[^\s\p{L}\p{M}\p{N}_]/gu;
  for (let line = 1; line <= lines.count; line++) {
    if (fenced[line - 1] === 1) continue;
    const from = lines.startOf(line);
    for (const match of text.slice(from, lines.endOf(line)).matchAll(pattern)) {
      const first = match[0].charCodeAt(0);
      kinds.push(first >= 48 && first <= 57 ? TokenKind.number : isWord(match[0]) ? TokenKind.word : TokenKind.punctuation);
      starts.push(from + match.index);
      ends.push(from + match.index + match[0].length);
    }
  }
  return { text, count: kinds.length, kinds: Uint8Array.from(kinds.take()), starts: starts.take(), ends: ends.take() };
}

const isWord = (text: string): boolean => /^[\p{L}\p{M}\p{N}_]/u.test(text);

/** Sections: from one heading to the next, cut at blank lines outside code when they are long. */
export function cutSections(text: string, lines: LineTable, fenced: Uint8Array): Extent[] {
  const headings: { line: number; name: string }[] = [];
  for (let line = 1; line <= lines.count; line++) {
    if (fenced[line - 1] === 1) continue;
    const content = lineText(text, lines, line);
    if (HEADING.test(content)) headings.push({ line, name: content.trim().replace(/^#+[ \t]*/, '').replace(/[ \t]+#+$/, '') });
    else if (UNDERLINE.test(content) && line > 1 && isTitle(lineText(text, lines, line - 1)) && headings.at(-1)?.line !== line - 1) {
      headings.push({ line: line - 1, name: lineText(text, lines, line - 1).trim() });
    }
  }
  if (headings[0]?.line !== 1) headings.unshift({ line: 1, name: 'top level' });
  return headings.flatMap(({ line, name }, index) => {
    const until = (headings[index + 1]?.line ?? lines.count + 1) - 1;
    return cutPieces(lines, { from: line, to: until, mayCut: (blank) => fenced[blank - 1] !== 1 }).map(([startLine, endLine]) => ({ kind: 'section' as const, name, startLine, endLine }));
  });
}

const lineText = (text: string, lines: LineTable, line: number): string =>
  text.slice(lines.startOf(line), Math.min(lines.endOf(line), lines.startOf(line) + 300));
const isTitle = (content: string): boolean => /^ {0,3}[\p{L}\p{N}]/u.test(content);
