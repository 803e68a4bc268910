import { builtinModules } from 'node:module';
import { TokenKind, type Import } from '../api/unit.ts';
import { Uint32List } from './growable.ts';
import { lowerBound } from './line-table.ts';
import { PYTHON_BUILTINS } from './python-builtins.ts';
import { roleIndex, ROLES } from './shape.ts';
import type { FileFacts } from './unit-view.ts';

const NODE_BUILTINS = new Set(builtinModules);

/** Where a script module comes from. `@/`, `~/` and `#` are the usual aliases for paths of one's own. */
function scriptOrigin(module: string): Import['origin'] {
  if (/^(?:\.{1,2}(?:\/|$)|\/|@\/|~|#)/.test(module)) return 'relative';
  return module.startsWith('node:') || NODE_BUILTINS.has(module) ? 'builtin' : 'package';
}

function pythonOrigin(module: string): Import['origin'] {
  if (module.startsWith('.')) return 'relative';
  return PYTHON_BUILTINS.has(module.split('.', 1)[0]!) ? 'builtin' : 'package';
}

/** All imports of a file in source order; `require('…')` and `import('…')` of a literal count in scripts. */
export function readImports(facts: FileFacts): Import[] {
  if (facts.language === 'markdown') return [];
  const reader = new ImportReader(facts);
  return facts.language === 'python' ? reader.python() : reader.script();
}

/** By role: 1 where an import inside is nested. */
const BLOCKS = new Uint8Array(ROLES.length);
for (const role of ['function', 'method', 'lambda', 'class', 'if', 'else', 'loop', 'try', 'catch', 'finally', 'case'] as const) BLOCKS[roleIndex(role)] = 1;

/** Spans sorted by their start, asked whether one of them lies around a point: in logarithmic time, for hostile files. */
class Spans {
  private readonly starts = new Uint32List();
  /** The furthest end of all spans up to here. */
  private readonly reaches = new Uint32List();
  private readonly sorted: Uint32Array;

  constructor(spans: readonly (readonly [number, number])[]) {
    let reach = 0;
    for (const [start, end] of spans) {
      reach = Math.max(reach, end);
      this.starts.push(start);
      this.reaches.push(reach);
    }
    this.sorted = this.starts.take();
  }

  surround(point: number): boolean {
    const before = lowerBound(this.sorted, point);
    return before > 0 && this.reaches.data[before - 1]! > point;
  }
}

class ImportReader {
  private readonly facts: FileFacts;
  private blocks: Spans | undefined;

  constructor(facts: FileFacts) {
    this.facts = facts;
  }

  script(): Import[] {
    const { tokens } = this.facts;
    const statements = this.statements();
    const inStatements = new Spans(statements);
    const found: Import[] = statements.map(([start, end]) => this.scriptStatement(start, end)).filter((it) => it !== undefined);
    for (let i = 0; i + 2 < tokens.count; i++) {
      if (tokens.kinds[i + 2] !== TokenKind.string || !this.isOpening(i + 1)) continue;
      const callee = this.text(i);
      if ((callee !== 'require' && callee !== 'import') || (i > 0 && this.text(i - 1) === '.')) continue;
      if (inStatements.surround(i)) continue;
      found.push(this.make(i, unquoted(this.text(i + 2)), this.boundBefore(i), false));
    }
    return found.sort((a, b) => a.line - b.line);
  }

  python(): Import[] {
    return this.statements().flatMap(([start, end]) => this.pythonStatement(start, end));
  }

  /** Token ranges of import statements. */
  private statements(): [number, number][] {
    const { tokens, shape } = this.facts;
    const ranges: [number, number][] = [];
    for (const i of shape.byRole()[roleIndex('import')] ?? []) {
      ranges.push([lowerBound(tokens.starts, shape.nodes.starts[i]!), lowerBound(tokens.starts, shape.nodes.ends[i]!)]);
    }
    return ranges;
  }

  private text(index: number): string {
    const { tokens } = this.facts;
    return tokens.text.slice(tokens.starts[index], tokens.ends[index]);
  }

  /** Whether the token is `(`. */
  private isOpening(index: number): boolean {
    const { text, starts, ends } = this.facts.tokens;
    return text.charCodeAt(starts[index]!) === 40 && ends[index]! - starts[index]! === 1;
  }

  private make(index: number, module: string, names: readonly string[], typeOnly: boolean): Import {
    const { tokens, lines, language } = this.facts;
    const origin = language === 'python' ? pythonOrigin(module) : scriptOrigin(module);
    return { module, names, line: lines.lineAt(tokens.starts[index]!), nested: this.isNested(tokens.starts[index]!), typeOnly, origin };
  }

  /** Inside a function, a class or a branch. */
  private isNested(offset: number): boolean {
    return (this.blocks ??= new Spans(this.blockSpans())).surround(offset);
  }

  private blockSpans(): [number, number][] {
    const { nodes } = this.facts.shape;
    const spans: [number, number][] = [];
    for (let i = 0; i < nodes.count; i++) if (BLOCKS[nodes.roles[i]!] === 1) spans.push([nodes.starts[i]!, nodes.ends[i]!]);
    return spans;
  }

  private scriptStatement(start: number, end: number): Import | undefined {
    const { tokens } = this.facts;
    const names: string[] = [];
    let module: string | undefined;
    const typeOnly = this.text(start + 1) === 'type' && this.text(start + 2) !== 'from' && this.text(start + 2) !== ',';
    for (let i = start + (typeOnly ? 2 : 1); i < end && module === undefined; i++) {
      const text = this.text(i);
      if (tokens.kinds[i] === TokenKind.string) module = unquoted(text);
      else if (text === 'as') {
        if (names.length > 0 && this.text(i - 1) !== '*') names.pop();
      } else if (text === 'from' || (text === 'type' && isBinding(this.text(i + 1)) && tokens.kinds[i + 2] !== TokenKind.string)) continue;
      else if (text === 'require' && this.text(i + 1) === '(') continue;
      else if (isBinding(text)) names.push(text);
    }
    return module === undefined ? undefined : this.make(start, module, names, typeOnly);
  }

  /** The names bound by `const … = require(` or `await import(`. */
  private boundBefore(index: number): string[] {
    let i = index - 1;
    if (i >= 0 && this.text(i) === 'await') i -= 1;
    if (i < 0 || this.text(i) !== '=') return [];
    const names: string[] = [];
    for (i -= 1; i >= 0 && names.length < 100 && !/^(?:const|let|var|;)$/.test(this.text(i)); i--) {
      if (isBinding(this.text(i)) && this.text(i + 1) !== ':') names.unshift(this.text(i));
    }
    return i >= 0 && this.text(i) !== ';' ? names : [];
  }

  private pythonStatement(start: number, end: number): Import[] {
    const isFrom = this.text(start) === 'from';
    let i = start + 1;
    const dotted = (): string => {
      let module = '';
      for (; i < end && (/^\.+$/.test(this.text(i)) || isBinding(this.text(i))); i++) module += this.text(i);
      return module;
    };
    const nameAfterAs = (name: string): string => {
      if (this.text(i) !== 'as' || i + 1 >= end) return name;
      i += 2;
      return this.text(i - 1);
    };
    if (!isFrom) {
      const found: Import[] = [];
      for (; i < end; i++) {
        const module = dotted();
        if (module !== '') found.push(this.make(start, module, [nameAfterAs(module.split('.', 1)[0]!)], false));
      }
      return found;
    }
    const module = dotted();
    const names: string[] = [];
    for (i += 1; i < end; i++) {
      const text = this.text(i);
      if (text === '*') names.push('*');
      else if (isBinding(text)) {
        i += 1;
        names.push(nameAfterAs(text));
        i -= 1;
      }
    }
    return module === '' ? [] : [this.make(start, module, names, false)];
  }
}

const PLAIN_NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const ANY_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const isBinding = (text: string): boolean => (PLAIN_NAME.test(text) || ANY_NAME.test(text)) && text !== 'import' && text !== 'as';
const unquoted = (text: string): string => text.slice(1, text.length > 1 && text.at(-1) === text[0] ? -1 : undefined);
