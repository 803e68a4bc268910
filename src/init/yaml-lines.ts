import type { Insertion } from './merged.ts';

/** A line of a YAML file as it is there. */
export interface YamlLine {
  /** Without its end. */
  text: string;
  /** `\n`, `\r\n`, or nothing at the end of a file. */
  end: string;
  indent: number;
  kind: 'content' | 'comment' | 'blank';
}

/** Lines from the first to before the last. */
export interface Span {
  from: number;
  to: number;
}

/** A key of a block mapping; the span ends where more can be added to its value. */
export interface Entry extends Span {
  key: string;
  /** What is in the line of the key, without a comment. */
  value: string;
}

/** An item of a block sequence. */
export interface Item extends Span {
  indent: number;
  /** From the dash to what follows it: 2 in `- id`. */
  gap: number;
}

/** The structure cannot be extended line by line without guessing. */
export class Unclear extends Error {}

const KEY = /^(?:"([^"\\]*)"|'([^']*)'|([^\s\-?:,[\]{}#&*!|>'"%@`](?:[^:#]|:(?=\S)|(?<=\S)#)*?))[ ]*:(?:[ ]+(.*))?$/;
const DASH = /^-(?: +(?=[^\s#])|[ ]*(?:#.*)?$)/;

/** @throws {Unclear} Where lines alone do not tell the structure. */
export function yamlLines(text: string): YamlLine[] {
  if (text.includes('\0')) throw new Unclear('it is not text in UTF-8');
  const lines = (text.replace(/^\u00ef\u00bb\u00bf/, '').match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line): YamlLine => {
    const [, body = '', end = ''] = /^(.*?)(\r?\n|)$/s.exec(line) ?? [];
    const indent = body.length - body.trimStart().length;
    return { text: body, end, indent, kind: indent === body.length ? 'blank' : body[indent] === '#' ? 'comment' : 'content' };
  });
  const content = lines.filter(({ kind }) => kind === 'content');
  if (content.some(({ text, indent }) => text.slice(0, indent).includes('\t'))) throw new Unclear('it is indented with tabs');
  if (content.some(({ text }, at) => /^(?:---|\.\.\.|%)/.test(text) && !(at === 0 && /^---\s*(?:#.*)?$/.test(text)))) throw new Unclear('it holds more than one document');
  // Blank lines after such a text are part of it, and it would end before what is added.
  if (content.some(({ text }) => /[|>]\d?\+\d?\s*(?:#.*)?$/.test(text))) throw new Unclear('it holds a text that keeps blank lines at its end (|+)');
  return lines;
}

export const wholeOf = (lines: readonly YamlLine[]): Span => ({ from: lines.findIndex(({ kind, text }) => kind === 'content' && !text.startsWith('---')), to: lines.length });

/** The keys of the block mapping in a span. @throws {Unclear} When there is something else. */
export function entriesOf(lines: readonly YamlLine[], { from, to }: Span): Entry[] {
  const first = lines.slice(from, to).find(({ kind }) => kind === 'content');
  if (first === undefined) return [];
  const entries: Entry[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] as YamlLine;
    if (line.kind !== 'content' || line.indent > first.indent) continue;
    const last = entries.at(-1);
    const body = line.text.trim();
    const isOfLast = line.indent === first.indent && last !== undefined && ((last.value === '' && DASH.test(body)) || (/^[[{]/.test(last.value) && /^[\]}],?$/.test(body)));
    if (isOfLast) continue;
    const [, double, single, plain, value = ''] = (line.indent === first.indent && KEY.exec(body)) || [];
    const key = double ?? single ?? plain;
    if (key === undefined) throw new Unclear(`line ${at + 1} is not a key in a line of its own`);
    if (/^(?:"[^"]*|'[^']*)$/.test(value)) throw new Unclear(`the text in line ${at + 1} goes on in the next`);
    entries.push({ key, value: value.replace(/(^|\s)#.*$/, '').trim(), from: at, to });
  }
  for (const [at, entry] of entries.entries()) entry.to = endOf(lines, { from: entry.from, to: entries[at + 1]?.from ?? to }, first.indent + 1);
  return entries;
}

/** The items of the block sequence below a key. @throws {Unclear} When there is something else. */
export function itemsOf(lines: readonly YamlLine[], { from, to }: Span): Item[] {
  const below = lines.slice(from + 1, to);
  const first = below.find(({ kind }) => kind === 'content');
  if (first === undefined) return [];
  const items: Item[] = [];
  for (const [offset, { kind, indent, text }] of below.entries()) {
    if (kind !== 'content' || indent > first.indent) continue;
    const dash = indent === first.indent && DASH.exec(text.slice(indent));
    if (!dash) throw new Unclear(`line ${from + offset + 2} is not an item of a list`);
    items.push({ from: from + 1 + offset, to, indent, gap: Math.max(dash[0].replace(/#.*/, '').length, 2) });
  }
  for (const [at, item] of items.entries()) item.to = endOf(lines, { from: item.from, to: items[at + 1]?.from ?? to }, first.indent + 1);
  return items;
}

/** After the last line of what is there, and after comments that are as deep as what would be added there. */
export function endOf(lines: readonly YamlLine[], { from, to }: Span, depth: number): number {
  for (let at = to; at > from; at--) {
    const { kind, indent } = lines[at - 1] as YamlLine;
    if (kind === 'content' || (kind === 'comment' && indent >= Math.max(depth, 1))) return at;
  }
  return from;
}

/** The text with lines inserted, each ended as the one before it; all else stays as it is. */
export function insert(text: string, lines: readonly YamlLine[], insertions: readonly Insertion[]): string {
  const usual = lines.find(({ end }) => end !== '')?.end ?? '\n';
  let result = text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(0, 3) : '';
  for (let at = 0; at <= lines.length; at++) {
    const texts = insertions.filter(({ line }) => line === at).flatMap((one) => one.texts);
    const end = lines[at - 1]?.end || usual;
    if (texts.length > 0 && lines[at - 1]?.end === '') result += end;
    result += texts.map((one) => one + end).join('');
    const line = lines[at];
    if (line !== undefined) result += line.text + line.end;
  }
  return result;
}
