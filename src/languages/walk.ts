import type Parser from 'tree-sitter';
import { Flag, Opaque } from './grammar.ts';
import { NONE, roleIndex, ROLES, ShapeBuilder, takeShape, unwrapShape, type OutermostFunction, type Shape } from './shape.ts';
import { isPlainCall, isPlainObject } from './plain-call.ts';
import { resolveType, type Dialect } from './tree-sitter.ts';

const PARAMETER = roleIndex('parameter');
const RETURN_TYPE = roleIndex('returnType');
const ANNOTATION = roleIndex('annotation');

const out = new ShapeBuilder();

/** What is known of each open ancestor; index = depth in the tree. Grown together. */
let open = frames(256);
function frames(size: number) {
  return {
    size,
    flags: new Int32Array(size),
    /** Index of its record, or -1. */
    records: new Int32Array(size),
    roleDepths: new Int32Array(size),
    /** Named children seen, comments left out. */
    children: new Int32Array(size),
    /** 1 once the name was seen or can no longer come. */
    named: new Uint8Array(size),
    /** Offset of the first name child. */
    keys: new Uint32Array(size),
  };
}
function deepen(): void {
  const larger = frames(open.size * 2);
  for (const key of ['flags', 'records', 'roleDepths', 'children', 'named', 'keys'] as const) larger[key].set(open[key]);
  open = larger;
}

const INTERESTING = Flag.name | Flag.alwaysName | Flag.function | Flag.opaque | Flag.body | Flag.annotation
  | Flag.endsNaming | Flag.parameterWithin;

/**
 * One traversal of a tree.
 * @param text what was parsed
 * @param shift offset of the real text in `text` when it was wrapped to make it parse; nodes outside are left out
 * @param length length of the real text
 */
export function walk(tree: Parser.Tree, dialect: Dialect, source: { text: string; shift: number; length: number }): Shape {
  out.reset();
  const hasErrors = tree.rootNode.hasError;
  const walker = new Walker(tree.walk(), dialect, { text: source.text, hasErrors });
  walker.run();
  const rest = { typeNames: dialect.names, outermost: walker.finish(), hasErrors };
  const shape = takeShape(out, rest);
  return source.length === source.text.length ? shape : unwrapShape(shape, source.shift, source.length);
}

class Walker {
  private readonly outermost: (OutermostFunction & { record: number })[] = [];
  private readonly cursor: Parser.TreeCursor;
  private readonly dialect: Dialect;
  private readonly text: string;
  /** Shortcuts that are not taken in this tree. */
  private readonly ignored: number;
  private lastFunctionEnd = 0;
  /** Offset of the first `${` at or after the last template string. */
  private nextSubstitution = -1;

  constructor(cursor: Parser.TreeCursor, dialect: Dialect, { text, hasErrors }: { text: string; hasErrors: boolean }) {
    this.cursor = cursor;
    this.dialect = dialect;
    this.text = text;
    // Where the parser recovered from an error, anything may hang below anything.
    this.ignored = hasErrors ? Flag.firstOnly | Flag.closed | Flag.maybePlain : 0;
  }

  run(): void {
    const { cursor, dialect, ignored } = this;
    const table = dialect.flags;
    let depth = 0;
    for (;;) {
      const id = cursor.nodeTypeId;
      let flags = table[id]!;
      if (flags === 0) flags = resolveType(dialect, id, cursor);
      flags &= ~ignored;
      if ((flags & Flag.anonymous) === 0 && this.enter(id, flags, depth) && cursor.gotoFirstChild()) {
        if (++depth === open.size) deepen();
        continue;
      }
      // Each step through the binding costs as much as reading a dozen characters, so none is made to find nothing.
      let last = depth > 0 && isLastIn(open.flags[depth - 1]!, flags);
      while (last || !cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return;
        depth -= 1;
        last = depth > 0 && (open.flags[depth - 1]! & Flag.firstOnly) !== 0;
      }
    }
  }

  /** @returns whether to look inside */
  private enter(id: number, flags: number, depth: number): boolean {
    const parent = depth - 1;
    const parentFlags = depth > 0 ? open.flags[parent]! : 0;
    const parentRole = depth > 0 ? open.roleDepths[parent]! : 0;
    const rule = this.dialect.rules[id];
    let record = -1;
    if (rule?.role !== undefined) {
      record = this.record(roleIndex(rule.role), id, parentRole);
      if (rule.also !== undefined) this.repeat(record, roleIndex(rule.also));
    }
    let inside = (flags & Flag.leaf) === 0;
    if ((flags & Flag.maybePlain) !== 0 && this.isPlain(flags, record)) inside = false;
    if ((flags & INTERESTING) !== 0) {
      if ((flags & (Flag.name | Flag.alwaysName)) !== 0) this.name(id, flags, parent, parentFlags, parentRole);
      if ((flags & Flag.opaque) !== 0) inside = this.opaque(depth, rule?.opaque ?? Opaque.string, inside);
      if ((flags & Flag.endsNaming) !== 0 && depth > 0) open.named[parent] = 1;
      if ((flags & Flag.annotation) !== 0) this.record((parentFlags & Flag.function) !== 0 ? RETURN_TYPE : ANNOTATION, id, parentRole);
      if ((flags & Flag.parameterWithin) !== 0 && (parentFlags & Flag.parameters) !== 0) {
        record = this.record(PARAMETER, id, parentRole);
      }
      if ((flags & Flag.function) !== 0) this.functionAt(record, flags, depth);
      else if ((flags & Flag.body) !== 0 && (parentFlags & Flag.function) !== 0) this.body(open.records[parent]!);
    } else if ((parentFlags & Flag.attribute) !== 0 && !inside) this.attributeString();
    if (depth > 0 && (flags & Flag.comment) === 0) open.children[parent] = open.children[parent]! + 1;
    if (inside) {
      open.flags[depth] = flags;
      open.records[depth] = record;
      open.roleDepths[depth] = record >= 0 ? parentRole + 1 : parentRole;
      open.children[depth] = 0;
      open.named[depth] = 0;
      open.keys[depth] = NONE;
    }
    return inside;
  }

  private isPlain(flags: number, record: number): boolean {
    const { text, cursor } = this;
    if (record < 0) return isPlainObject(text, { start: cursor.startIndex, end: cursor.endIndex });
    return isPlainCall(text, { start: out.starts.data[record]!, end: out.ends.data[record]!, keywords: (flags & Flag.keywords) !== 0 });
  }

  private record(role: number, id: number, depth: number): number {
    out.roles.push(role);
    out.types.push(id);
    out.starts.push(this.cursor.startIndex);
    out.ends.push(this.cursor.endIndex);
    out.depths.push(depth);
    out.nameStarts.push(NONE);
    return out.roles.length - 1;
  }

  private repeat(record: number, role: number): void {
    out.roles.push(role);
    for (const list of [out.types, out.starts, out.ends, out.depths, out.nameStarts]) list.push(list.data[record]!);
  }

  private name(id: number, flags: number, parent: number, parentFlags: number, parentRole: number): void {
    if ((flags & Flag.alwaysName) !== 0) {
      out.declared.push(this.cursor.startIndex);
      return;
    }
    if (parent < 0) return;
    const isFirst = (parentFlags & (Flag.declaresFirst | Flag.keyed)) !== 0 && open.named[parent] === 0;
    const isParameter = (parentFlags & Flag.parameters) !== 0 && ((parentFlags & Flag.function) === 0 || isFirst);
    if (!isFirst && !isParameter && (parentFlags & Flag.declaresAll) === 0) return;
    const start = this.cursor.startIndex;
    if (isFirst) {
      open.named[parent] = 1;
      open.keys[parent] = start;
      const record = open.records[parent]!;
      if (record >= 0 && !isParameter) out.nameStarts.data[record] = start;
    }
    if (isParameter) {
      const record = this.record(PARAMETER, id, parentRole);
      out.nameStarts.data[record] = start;
    }
    if ((parentFlags & Flag.keyed) === 0) out.declared.push(start);
  }

  private opaque(depth: number, kind: Opaque, inside: boolean): boolean {
    const { startIndex: start, endIndex: end } = this.cursor;
    const isDoc = kind === Opaque.string && depth > 1 && (open.flags[depth - 1]! & Flag.statement) !== 0 && this.isDocstring(depth);
    out.opaqueKinds.push(isDoc ? Opaque.doc : kind);
    out.opaqueStarts.push(start);
    out.opaqueEnds.push(end);
    return inside && this.hasSubstitution(start, end);
  }

  /** The first statement of a module, a class or a function. Its statement was already counted by the block. */
  private isDocstring(depth: number): boolean {
    const block = depth - 2;
    if ((open.flags[block]! & Flag.documented) === 0 || open.children[block] !== 1) return false;
    if (block === 0) return true;
    const owner = open.records[block - 1]!;
    const role = owner < 0 ? undefined : ROLES[out.roles.data[owner]!];
    return role === 'function' || role === 'class';
  }

  private hasSubstitution(start: number, end: number): boolean {
    if (this.nextSubstitution < start) {
      const at = this.text.indexOf('${', start);
      this.nextSubstitution = at < 0 ? this.text.length : at;
    }
    return this.nextSubstitution < end;
  }

  private attributeString(): void {
    const { startIndex: start } = this.cursor;
    const quote = this.text.charCodeAt(start);
    if (quote !== 34 && quote !== 39) return;
    out.opaqueKinds.push(Opaque.string);
    out.opaqueStarts.push(start);
    out.opaqueEnds.push(this.cursor.endIndex);
  }

  private body(functionRecord: number): void {
    const last = this.outermost.at(-1);
    if (last?.record !== functionRecord) return;
    const { startIndex: start, endIndex: end } = this.cursor;
    last.empty = end - start < 200 && this.text.slice(start + 1, end - 1).trim() === '';
  }

  /** Decides whether the function just entered is an outermost one with an owner: a declaration, a name, a key, an export. */
  private functionAt(record: number, flags: number, depth: number): void {
    const start = out.starts.data[record]!;
    if (start < this.lastFunctionEnd) return;
    const isStatement = this.isStatement(record);
    const isMethod = (flags & Flag.method) !== 0;
    const isOwned = isMethod || isStatement;
    let hostDepth = depth - 1;
    while (!isOwned && hostDepth >= 0 && (open.flags[hostDepth]! & Flag.wrapper) !== 0) hostDepth -= 1;
    const hostFlags = hostDepth >= 0 ? open.flags[hostDepth]! : 0;
    if (!isOwned && (hostFlags & Flag.host) === 0) return;
    const host = isOwned ? -1 : open.records[hostDepth]!;
    const nameStart = isOwned ? NONE : hostName(hostDepth, host);
    const end = host < 0 ? out.ends.data[record]! : out.ends.data[host]!;
    this.outermost.push({
      record,
      start: Math.min(start, nameStart, host < 0 ? start : out.starts.data[host]!),
      end,
      method: isMethod || (hostFlags & Flag.method) !== 0,
      nameStart,
      inline: (!isOwned && hostDepth !== depth - 1) || (!isStatement && (hostFlags & Flag.inline) !== 0),
      empty: false,
    });
    this.lastFunctionEnd = end;
  }

  /** Own names stand behind the start of a function, so they are known only now. */
  finish(): OutermostFunction[] {
    return this.outermost.map(({ record, ...found }) => ({
      ...found,
      nameStart: found.nameStart === NONE ? out.nameStarts.data[record]! : found.nameStart,
    }));
  }

  private isStatement(record: number): boolean {
    const type = this.dialect.names[out.types.data[record]!]!;
    return type.endsWith('_declaration') || type === 'function_definition';
  }
}

const isLastIn = (parentFlags: number, flags: number): boolean =>
  (parentFlags & Flag.firstOnly) !== 0 || ((parentFlags & Flag.closed) !== 0 && (flags & Flag.closer) !== 0);

function hostName(depth: number, record: number): number {
  const key = open.keys[depth]!;
  if (key !== NONE) return key;
  return record >= 0 && ROLES[out.roles.data[record]!] === 'assignment' ? out.starts.data[record]! : NONE;
}
