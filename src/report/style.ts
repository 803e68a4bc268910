import { styleText } from 'node:util';

export type Tone = 'heading' | 'strong' | 'dim' | 'warning' | 'alarm' | 'good';

const FORMATS: Record<Tone, Parameters<typeof styleText>[0]> = {
  heading: ['bold', 'underline'],
  strong: 'bold',
  dim: 'dim',
  warning: 'yellow',
  alarm: 'red',
  good: 'green',
};

export type Paint = (tone: Tone, text: string) => string;

/** @returns A function that colours text, or leaves it alone; whether the stream is a terminal was asked before. */
export const painter = (colour: boolean): Paint =>
  colour ? (tone, text) => styleText(FORMATS[tone], text, { validateStream: false }) : (_tone, text) => text;

/** `12,345`, the same on every machine. */
export function thousands(value: number): string {
  const digits = String(Math.round(value));
  let text = '';
  for (let at = 0; at < digits.length; at += 1) {
    const left = digits.length - at;
    if (at > 0 && left % 3 === 0 && digits[at - 1] !== '-') text += ',';
    text += digits[at];
  }
  return text;
}

/** `3 files`, `1 file`. */
export const plural = (count: number, noun: string): string => `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;

export { decimal } from '../shared/decimal.ts';

export interface Column {
  title: string;
  align?: 'left' | 'right';
}

/** Columns as wide as their widest cell, two spaces between them, no trailing space. Cells must be safe text already. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], paint: Paint): string[] {
  const widths = columns.map((column, at) => rows.reduce((width, row) => Math.max(width, Array.from(row[at] ?? '').length), column.title.length));
  const line = (cells: readonly string[]): string =>
    columns.map((column, at) => pad(cells[at] ?? '', widths[at] ?? 0, column.align)).join('  ').trimEnd();
  return [paint('dim', line(columns.map((column) => column.title))), ...rows.map(line)];
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - Array.from(text).length));
  return align === 'right' ? space + text : text + space;
}
