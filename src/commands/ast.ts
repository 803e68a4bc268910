import type { SyntaxNode } from '../api/unit.ts';
import { ROLES } from '../languages/shape.ts';
import { readSource, type SourceFile } from '../languages/source.ts';
import { safeJson, safeText } from '../report/safe-text.ts';
import { painter, type Paint } from '../report/style.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Run } from './command.ts';
import { choice, text } from './options.ts';
import { readText } from '../scan/read-text.ts';

/** Shows how a file is read: its units, and the syntax nodes that heuristics see, with their roles. */
export const run: Run = async ({ args, options, io }) => {
  const file = args[0] ?? '';
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const source = readSource(file, await readText(file, { cwd: io.cwd, rev: text(options, 'rev') }));
  if (!source) throw new HandiworkError(`The language of "${file}" is not supported.`, { hint: 'See handiwork list languages.' });
  await io.write(format === 'json' ? `${safeJson(asJson(source))}\n` : pretty(source, painter(io.colour.stdout)));
  return source.notes.length > 0 ? 2 : 0;
};

const nodesOf = (source: SourceFile): SyntaxNode[] =>
  ROLES.flatMap((role) => source.whole.nodes(role)).toSorted((a, b) => a.start - b.start || b.end - a.end || a.depth - b.depth);

const asJson = (source: SourceFile): object => ({
  path: source.path,
  language: source.language,
  parseErrors: source.parseErrors,
  notes: source.notes,
  units: source.units.map(({ name, kind, startLine, endLine, sloc }) => ({ name, kind, startLine, endLine, sloc })),
  nodes: nodesOf(source),
  comments: [...source.whole.comments, ...source.whole.docs].toSorted((a, b) => a.start - b.start),
});

function* pretty(source: SourceFile, paint: Paint): Generator<string> {
  yield `${paint('strong', safeText(source.path))} ${source.language}${source.parseErrors ? paint('warning', ' (with syntax errors)') : ''}\n`;
  for (const note of source.notes) yield `${paint('warning', `! ${note.code}: ${safeText(note.message)}`)}\n`;
  yield `${paint('heading', 'Units')}\n`;
  for (const unit of source.units) {
    yield `  ${span(unit)} ${unit.kind} ${safeText(unit.name, 80)} ${paint('dim', `${unit.sloc} sloc, ${unit.comments.length} comments, ${unit.docs.length} docs`)}\n`;
  }
  yield `${paint('heading', 'Nodes')}\n`;
  for (const node of nodesOf(source)) yield `  ${span(node)} ${'  '.repeat(Math.min(node.depth, 40))}${node.role} ${paint('dim', node.type)}\n`;
}

const span = ({ startLine, endLine }: { startLine: number; endLine: number }): string => `${startLine}-${endLine}`.padEnd(9);
