import { safeText } from './safe-text.ts';

/**
 * Text of a scanned repository as a Markdown code span: nothing in it is markup, a mention, a link or an image. The
 * fence is longer than any run of backticks inside. A bar becomes `\x7c`: in a table cell renderers disagree on which
 * bars a backslash escapes, and one that is not would end the span.
 */
export function codeSpan(text: string, limit = 200): string {
  const safe = safeText(text, limit);
  if (safe.trim() === '') return '` `';
  let longest = 0;
  for (const run of safe.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  const pad = safe.startsWith('`') || safe.endsWith('`') || (safe.startsWith(' ') && safe.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${safe.replaceAll('|', String.raw`\x7c`)}${pad}${fence}`;
}

/** A GitHub table. Cells must be Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`;
}
