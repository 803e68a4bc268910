import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { ScopeFacts } from '../api/unit.ts';
import { languageOf } from './language-of.ts';

type Definition = Variable['defs'][number];
type Scope = Variable['scope'];
type Program = TSESTree.Program;

/** The facts of a whole file, with the lines that the facts of one unit are cut by. */
export interface FileScope extends ScopeFacts {
  readonly declarationLines: readonly number[];
  readonly importLines: readonly number[];
}

/** The facts of the lines `first` to `last`. */
export function scopeWithin(scope: FileScope, first: number, last: number): ScopeFacts {
  const isInside = (line: number): boolean => line >= first && line <= last;
  return {
    unusedDeclarations: scope.unusedDeclarations.filter(({ line }) => isInside(line)),
    unusedImports: scope.unusedImports.filter(({ line }) => isInside(line)),
    declarations: scope.declarationLines.filter(isInside).length,
    imports: scope.importLines.filter(isInside).length,
  };
}

/** Longer texts are not worth the second a full parse takes. UTF-16 units. */
const LONGEST = 500_000;
/** The exact parser is recursive: it overflows the stack where brackets nest deeply. */
const DEEPEST = 1000;

/**
 * Facts that need resolved scopes, from the exact parser. Slow (about 1 MB/s) and loaded at first use: ask only for files that
 * matter.
 * @returns undefined for languages other than TypeScript and JavaScript, and where the exact parser rejects the file
 */
export async function readScope(path: string, text: string): Promise<FileScope | undefined> {
  const language = languageOf(path);
  if (language !== 'typescript' && language !== 'tsx' && language !== 'javascript') return undefined;
  if (text.length > LONGEST || nesting(text) > DEEPEST) return undefined;
  const [{ parse }, { analyze }] = await Promise.all([
    import('@typescript-eslint/typescript-estree'), import('@typescript-eslint/scope-manager'),
  ]);
  let analyzed: { program: Program; scopes: readonly Scope[] };
  try {
    const jsx = !/\.[mc]?ts$/i.test(path);
    const program = parse(text, { loc: true, range: true, jsx, suppressDeprecatedPropertyWarnings: true });
    const sourceType = program.sourceType === 'module' ? 'module' : 'script';
    const isCommonJs = sourceType === 'script' && /\b(?:require *\(|module\.exports\b)/.test(text);
    analyzed = { program, scopes: analyze(program, { sourceType, lib: [], globalReturn: isCommonJs }).scopes };
  } catch {
    // Rejected by the exact parser: no facts, by contract. The tolerant parser's tree stays.
    return undefined;
  }
  return summarize(analyzed.scopes, exportedNodes(analyzed.program));
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth -= 1;
  }
  return deepest;
}

function summarize(scopes: readonly Scope[], exported: ReadonlySet<unknown>): FileScope {
  const unresolved = new Set((scopes[0]?.through ?? []).map(({ identifier }) => ('name' in identifier ? identifier.name : undefined)));
  const unused = { declarations: [] as NamedLine[], imports: [] as NamedLine[] };
  const lines = { declarations: [] as number[], imports: [] as number[] };
  for (const variable of scopes.flatMap((scope) => scope.variables)) {
    const definition = variable.defs[0];
    if (!definition || !isCounted(definition)) continue;
    const kind = String(definition.type) === 'ImportBinding' ? 'imports' : 'declarations';
    const line = definition.name.loc.start.line;
    lines[kind].push(line);
    const isUsed = isRead(variable, unresolved) || isExported(variable, exported);
    if (!isUsed) unused[kind].push({ name: variable.name, line });
  }
  return {
    unusedDeclarations: unused.declarations.sort(byLine), unusedImports: unused.imports.sort(byLine),
    declarations: lines.declarations.length, imports: lines.imports.length,
    declarationLines: lines.declarations, importLines: lines.imports,
  };
}

interface NamedLine {
  name: string;
  line: number;
}
const byLine = (a: NamedLine, b: NamedLine): number => a.line - b.line || (a.name < b.name ? -1 : 1);

/** Parameters are often given by an interface, and an inner class name repeats the outer one: neither is counted. */
function isCounted(definition: Definition): boolean {
  const type = String(definition.type);
  if (type === 'Parameter' || type === 'CatchClause' || type === 'ImplicitGlobalVariable' || type === 'TSEnumMember') return false;
  return definition.name.type === 'Identifier' && !isInnerName(definition);
}

const isInnerName = (definition: Definition): boolean =>
  definition.node.type === 'FunctionExpression' || definition.node.type === 'ClassExpression';

function isRead(variable: Variable, unresolved: ReadonlySet<unknown>): boolean {
  if (variable.name.startsWith('_') || unresolved.has(variable.name)) return true;
  return variable.references.some((reference) => reference.isRead() || reference.isTypeReference);
}

/** Exported names, and top-level ones of scripts, may be used from elsewhere. */
function isExported(variable: Variable, exported: ReadonlySet<unknown>): boolean {
  const scope = String(variable.scope.type);
  if (scope === 'global' || scope === 'tsModule') return true;
  return variable.defs.some(({ node, parent }) => exported.has(node) || exported.has(parent));
}

function exportedNodes(program: Program): Set<unknown> {
  return new Set(program.body.flatMap((statement) => ('declaration' in statement ? [statement.declaration] : [])));
}
