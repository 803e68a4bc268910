import type { Comment, SyntaxNode, Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';

/** A function, method or class of a unit with the docstring or doc comment that belongs to it. */
export interface Definition {
  node: SyntaxNode;
  doc?: Comment;
}

/** Python puts the docstring first in the body; the JavaScript family puts the comment right above. */
function attachInside(nodes: readonly SyntaxNode[], docs: readonly Comment[]): Definition[] {
  const definitions: Definition[] = nodes.map((node) => ({ node }));
  let next = 0;
  for (const doc of docs) {
    while (next < definitions.length && (definitions[next] as Definition).node.start < doc.start) next += 1;
    const owner = definitions[next - 1];
    if (owner !== undefined && owner.doc === undefined && doc.end <= owner.node.end) owner.doc = doc;
  }
  return definitions;
}

/** Only white space, and modifiers or decorators of at most a few lines, may stand between the comment and its definition. */
const NEAR_LINES = 4;
const MODIFIER_WORDS = /[\w$@.:=*([\])\s]*/y;

/** Linear on purpose: one character class, then the whole gap must be used up. */
function isOnlyModifiers(gap: string): boolean {
  MODIFIER_WORDS.lastIndex = 0;
  MODIFIER_WORDS.test(gap);
  return MODIFIER_WORDS.lastIndex === gap.length;
}

function attachAbove(unit: Unit, nodes: readonly SyntaxNode[], docs: readonly Comment[]): Definition[] {
  let next = 0;
  return nodes.map((node) => {
    while (next < docs.length && (docs[next] as Comment).end <= node.start) next += 1;
    const doc = docs[next - 1];
    if (doc === undefined || node.startLine - doc.endLine > NEAR_LINES || node.start - doc.end > 400) return { node };
    return isOnlyModifiers(unit.file.slice(doc.end, node.start)) ? { node, doc } : { node };
  });
}

/** `name = () => …` and `name: () => …`: the character before it, white space aside, gives it a name. */
function isNamed(unit: Unit, { start }: SyntaxNode): boolean {
  let at = start - 1;
  while (at > 0 && unit.file.charCodeAt(at) <= 32) at -= 1;
  const code = unit.file.charCodeAt(at);
  return code === 61 || code === 58;
}

function collectDefinitions(unit: Unit): readonly Definition[] {
  const nodes = [...unit.nodes('function'), ...unit.nodes('method'), ...unit.nodes('class')];
  if (unit.language !== 'python') for (const node of unit.nodes('lambda')) if (isNamed(unit, node)) nodes.push(node);
  nodes.sort((left, right) => left.start - right.start || right.end - left.end);
  return unit.language === 'python' ? attachInside(nodes, unit.docs) : attachAbove(unit, nodes, unit.docs);
}

/** The named functions, methods and classes of a unit in source order, each with its documentation; kept. */
export const definitions = perUnit(collectDefinitions);
