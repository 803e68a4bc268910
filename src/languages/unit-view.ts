import { TokenKind, type Comment, type Import, type LanguageId, type Role, type ScopeFacts, type SyntaxNode, type TokenTable, type Unit, type UnitKind } from '../api/unit.ts';
import type { CodeLines } from './code-lines.ts';
import { readComments } from './comments.ts';
import { lowerBound, type LineTable } from './line-table.ts';
import { scopeWithin, type FileScope } from './scope.ts';
import { NONE, roleIndex, ROLES, type Shape } from './shape.ts';

/** What the units of one file share. */
export interface FileFacts {
  readonly path: string;
  readonly language: LanguageId;
  readonly text: string;
  readonly lines: LineTable;
  readonly tokens: TokenTable;
  readonly shape: Shape;
  readonly imports: () => readonly Import[];
  readonly codeLines: () => CodeLines;
  readonly scope?: FileScope | undefined;
}

/** Where a unit lies: whole lines, so that no line belongs to two units. */
export interface Extent {
  kind: UnitKind;
  name: string;
  startLine: number;
  endLine: number;
}

interface Cache {
  text: string | undefined;
  lines: readonly string[] | undefined;
  sloc: number | undefined;
  all: readonly Comment[] | undefined;
  comments: readonly Comment[] | undefined;
  docs: readonly Comment[] | undefined;
  words: readonly string[] | undefined;
  declared: readonly string[] | undefined;
  imports: readonly Import[] | undefined;
  scope: ScopeFacts | undefined;
  /** By {@link roleIndex}. */
  nodes: (readonly SyntaxNode[] | undefined)[] | undefined;
}

const NO_NODES: readonly SyntaxNode[] = [];

/** A unit that computes what it is asked for, once. */
export class UnitView implements Unit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  private readonly facts: FileFacts;
  // Set from the start, so that all units have one shape: a hundred heuristics read these.
  private readonly cache: Cache = {
    text: undefined, lines: undefined, sloc: undefined, all: undefined, comments: undefined, docs: undefined, words: undefined,
    declared: undefined, imports: undefined, scope: undefined, nodes: undefined,
  };

  constructor(facts: FileFacts, extent: Extent) {
    this.facts = facts;
    this.kind = extent.kind;
    this.name = extent.name;
    this.startLine = extent.startLine;
    this.endLine = extent.endLine;
    this.start = facts.lines.startOf(extent.startLine);
    this.end = Math.max(this.start, facts.lines.endOf(extent.endLine));
    this.from = lowerBound(facts.tokens.starts, this.start);
    this.to = lowerBound(facts.tokens.starts, this.end);
  }

  get path(): string {
    return this.facts.path;
  }
  get language(): LanguageId {
    return this.facts.language;
  }
  get file(): string {
    return this.facts.text;
  }
  get tokens(): TokenTable {
    return this.facts.tokens;
  }
  get text(): string {
    return (this.cache.text ??= this.facts.text.slice(this.start, this.end));
  }
  get lines(): readonly string[] {
    return (this.cache.lines ??= splitLines(this.text));
  }
  get sloc(): number {
    return (this.cache.sloc ??= this.facts.codeLines().count(this));
  }
  get comments(): readonly Comment[] {
    return (this.cache.comments ??= this.allComments().filter((comment) => comment.kind !== 'doc'));
  }
  get docs(): readonly Comment[] {
    return (this.cache.docs ??= this.allComments().filter((comment) => comment.kind === 'doc'));
  }
  get words(): readonly string[] {
    return (this.cache.words ??= this.readWords());
  }
  get declaredNames(): readonly string[] {
    return (this.cache.declared ??= this.readDeclaredNames());
  }
  get imports(): readonly Import[] {
    return (this.cache.imports ??= this.readImports());
  }

  get scope(): ScopeFacts | undefined {
    return this.facts.scope && (this.cache.scope ??= scopeWithin(this.facts.scope, this.startLine, this.endLine));
  }

  /** A node belongs to the unit in which it starts; one that is cut into chunks may end behind it. */
  nodes(role: Role): readonly SyntaxNode[] {
    const index = roleIndex(role);
    const known = (this.cache.nodes ??= new Array(ROLES.length));
    return (known[index] ??= this.readNodes(index, role));
  }

  private allComments(): readonly Comment[] {
    const { tokens, lines } = this.facts;
    return (this.cache.all ??= readComments(tokens, lines, { from: this.from, to: this.to, firstLine: this.startLine }));
  }

  /** Imports are sorted by line; a file of many units and imports must not be searched from the start for each. */
  private readImports(): readonly Import[] {
    const all = this.facts.imports();
    const firstFrom = (line: number): number => {
      let low = 0;
      let high = all.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (all[middle]!.line < line) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return all.slice(firstFrom(this.startLine), firstFrom(this.endLine + 1));
  }

  private readNodes(index: number, role: Role): readonly SyntaxNode[] {
    const { shape, lines } = this.facts;
    const { nodes } = shape;
    const ofRole = shape.byRole()[index];
    if (ofRole === undefined) return NO_NODES;
    const first = firstFrom(ofRole, nodes.starts, this.start);
    const last = firstFrom(ofRole, nodes.starts, this.end);
    if (first === last) return NO_NODES;
    const found: SyntaxNode[] = [];
    for (let at = first; at < last; at++) {
      const i = ofRole[at]!;
      const start = nodes.starts[i]!;
      const end = nodes.ends[i]!;
      found.push({
        role, type: shape.typeNames[nodes.types[i]!] ?? '', start, end,
        startLine: lines.lineAt(start), endLine: lines.lineAt(Math.max(start, end - 1)), depth: nodes.depths[i]!,
      });
    }
    return found;
  }

  private readWords(): string[] {
    const { tokens } = this.facts;
    const words: string[] = [];
    for (let i = this.from; i < this.to; i++) {
      if (tokens.kinds[i] === TokenKind.word) words.push(tokens.text.slice(tokens.starts[i], tokens.ends[i]));
    }
    return words;
  }

  private readDeclaredNames(): string[] {
    const { declared } = this.facts.shape;
    const names = new Set<string>();
    for (let i = lowerBound(declared, this.start); i < declared.length && declared[i]! < this.end; i++) {
      const name = nameAt(this.facts, declared[i]!);
      if (name !== '') names.add(name);
    }
    return [...names];
  }
}

const splitLines = (text: string): string[] => text.includes('\r') ? text.split(/\r?\n/) : text.split('\n');

/** First position in `indices` whose node does not start before `offset`. */
function firstFrom(indices: Uint32Array, starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[indices[middle]!]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The token that starts at an offset, or the empty string. */
export function nameAt(facts: FileFacts, offset: number): string {
  if (offset === NONE) return '';
  const { tokens } = facts;
  const index = lowerBound(tokens.starts, offset);
  return tokens.starts[index] === offset ? tokens.text.slice(offset, tokens.ends[index]) : '';
}
