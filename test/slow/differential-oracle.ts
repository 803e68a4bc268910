import { parse, type TSESTree } from '@typescript-eslint/typescript-estree';
import { TokenKind } from '../../src/api/unit.ts';
import type { SourceFile } from '../../src/languages/source.ts';

/** What both parsers must agree on, as sorted strings: `function 3-9`, `comment 10..20`, `import zod @1`. */
export type Facts = string[];

/** The facts that typescript-estree finds, or undefined when it rejects the file. */
export function exactFacts(path: string, text: string): Facts | undefined {
  let program: TSESTree.Program;
  try {
    program = parse(text, { comment: true, loc: true, range: true, jsx: !/\.[mc]?ts$/.test(path), filePath: path });
  } catch {
    return undefined;
  }
  const facts = program.comments!.map((comment) => `comment ${comment.range[0]}..${comment.range[1]}`);
  visit(program, undefined, (node, parent) => {
    const fact = functionFact(node, parent) ?? importFact(node);
    if (fact) facts.push(fact);
  });
  return facts.sort();
}

function visit(node: TSESTree.Node, parent: TSESTree.Node | undefined, see: (node: TSESTree.Node, parent?: TSESTree.Node) => void): void {
  const pending: [TSESTree.Node, TSESTree.Node | undefined][] = [[node, parent]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    see(next[0], next[1]);
    for (const [key, value] of Object.entries(next[0])) {
      if (key === 'parent' || key === 'comments' || key === 'tokens') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child !== null && typeof child === 'object' && typeof child.type === 'string') pending.push([child, next[0]]);
      }
    }
  }
}

function functionFact(node: TSESTree.Node, parent: TSESTree.Node | undefined): string | undefined {
  if (!/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return undefined;
  const isMethod = parent?.type === 'MethodDefinition'
    || (parent?.type === 'Property' && (parent.method || parent.kind !== 'init') && parent.value === node);
  const start = isMethod ? (parent as TSESTree.MethodDefinition).key.loc.start.line : node.loc.start.line;
  return `function ${start}-${node.loc.end.line}`;
}

function importFact(node: TSESTree.Node): string | undefined {
  const name = (value: unknown): string => JSON.stringify(value);
  const literal = (value: TSESTree.Node | undefined | null): string | undefined =>
    value?.type === 'Literal' && typeof value.value === 'string' ? value.raw.slice(1, -1) : undefined;
  let module: string | undefined;
  if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression') module = literal(node.source);
  else if (node.type === 'TSImportType') module = literal(node.source);
  else if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
    module = literal(node.moduleReference.expression);
  } else if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') {
    module = literal(node.arguments[0]);
  }
  return module === undefined ? undefined : `import ${name(module)} @${node.loc.start.line}`;
}

/** The same facts as `readSource` finds them. */
export function ourFacts(source: SourceFile): Facts {
  const { whole } = source;
  const facts = [...whole.comments, ...whole.docs].map((comment) => `comment ${comment.start}..${comment.end}`);
  for (const role of ['function', 'lambda', 'method'] as const) {
    for (const node of whole.nodes(role)) facts.push(`function ${nameLine(source, node)}-${node.endLine}`);
  }
  for (const found of whole.imports) facts.push(`import ${JSON.stringify(found.module)} @${found.line}`);
  return facts.sort();
}

const MODIFIER = /^(?:public|private|protected|static|override|async|readonly|get|set|accessor|abstract|declare|\*)$/;

/** typescript-estree counts decorators and modifiers differently, so methods are compared by the line of their key. */
function nameLine(source: SourceFile, node: { role: string; start: number; startLine: number }): number {
  if (node.role !== 'method') return node.startLine;
  const { tokens } = source.whole;
  let index = tokens.starts.indexOf(node.start);
  const word = (at: number): string => tokens.text.slice(tokens.starts[at], tokens.ends[at]);
  while (MODIFIER.test(word(index)) && tokens.kinds[index + 1] !== TokenKind.punctuation) index += 1;
  return tokens.text.slice(0, tokens.starts[index]).split('\n').length;
}
