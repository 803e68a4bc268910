import { TokenKind, type Comment, type Import, type LanguageId, type Role, type ScopeFacts, type SyntaxNode, type TokenTable, type Unit, type UnitKind } from '../api/unit.ts';
import { readComments } from './comments.ts';
import { lowerBound, type LineTable } from './line-table.ts';
import { scopeWithin, type FileScope } from './scope.ts';
import { NONE, roleIndex, type Shape } from './shape.ts';

/** What the units of one file share. */
export interface FileFacts {
  readonly path: string;
  readonly language: LanguageId;
  readonly text: string;
  readonly lines: LineTable;
  readonly tokens: TokenTable;
  readonly shape: Shape;
  readonly imports: () => readonly Import[];
  readonly scope?: FileScope | undefined;
}

/** Where a unit lies: whole lines, so that no line belongs to two units. */
export interface Extent {
  kind: UnitKind;
  name: string;
  startLine: number;
  endLine: number;
}

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
  private cache: {
    text?: string; lines?: readonly string[]; sloc?: number; all?: readonly Comment[]; comments?: readonly Comment[]; docs?: readonly Comment[]; words?: readonly string[];
    declared?: readonly string[]; imports?: readonly Import[]; scope?: ScopeFacts; nodes?: Map<Role, readonly SyntaxNode[]>;
  } = {};

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
    return (this.cache.lines ??= this.text.split(/\r?\n/));
  }
  get sloc(): number {
    return (this.cache.sloc ??= this.countCodeLines());
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
    const cache = (this.cache.nodes ??= new Map());
    let found = cache.get(role);
    if (!found) cache.set(role, (found = this.readNodes(roleIndex(role), role)));
    return found;
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

  private readNodes(index: number, role: Role): SyntaxNode[] {
    const { shape, lines } = this.facts;
    const { nodes } = shape;
    const last = lowerBound(nodes.starts, this.end);
    const found: SyntaxNode[] = [];
    for (let i = lowerBound(nodes.starts, this.start); i < last; i++) {
      if (nodes.roles[i] !== index) continue;
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

  private countCodeLines(): number {
    const { tokens, lines } = this.facts;
    let last = 0;
    let count = 0;
    for (let i = this.from; i < this.to; i++) {
      const kind = tokens.kinds[i]!;
      if (kind === TokenKind.comment || kind === TokenKind.doc) continue;
      if (last > 0 && tokens.ends[i]! <= lines.endOf(last)) continue;
      const first = lines.lineAt(tokens.starts[i]!);
      const end = lines.lineAt(tokens.ends[i]! - 1);
      for (let line = Math.max(first, last + 1); line <= end; line++) if (!lines.isBlank(line)) count += 1;
      last = Math.max(last, end);
    }
    return count;
  }
}

/** The token that starts at an offset, or the empty string. */
export function nameAt(facts: FileFacts, offset: number): string {
  if (offset === NONE) return '';
  const { tokens } = facts;
  const index = lowerBound(tokens.starts, offset);
  return tokens.starts[index] === offset ? tokens.text.slice(offset, tokens.ends[index]) : '';
}
