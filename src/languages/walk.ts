import type Parser from 'tree-sitter';
import { Flag, Opaque } from './grammar.ts';
import { NONE, roleIndex, ROLES, ShapeBuilder, takeShape, unwrapShape, type OutermostFunction, type Shape } from './shape.ts';
import { deepen, open } from './open-nodes.ts';
import { resolveType, type Dialect } from './tree-sitter.ts';

const PARAMETER = roleIndex('parameter');
const RETURN_TYPE = roleIndex('returnType');
const ANNOTATION = roleIndex('annotation');
const CALL = roleIndex('call');
const ELSE = roleIndex('else');

const out = new ShapeBuilder();

/** Shortcuts that are not taken in a tree with errors: where the parser recovered, anything may hang below anything. */
const SHORTCUTS = Flag.firstOnly | Flag.closed | Flag.maybePlain | Flag.opened | Flag.operand | Flag.valued | Flag.final;
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
  /** {@link SHORTCUTS}, or 0. */
  private readonly ignored: number;
  private lastFunctionEnd = 0;
  /** Offset of the first `${` at or after the last template string. */
  private nextSubstitution = -1;

  constructor(cursor: Parser.TreeCursor, dialect: Dialect, { text, hasErrors }: { text: string; hasErrors: boolean }) {
    this.cursor = cursor;
    this.dialect = dialect;
    this.text = text;
    this.ignored = hasErrors ? SHORTCUTS : 0;
    dialect.scanner.open(text);
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
      if ((flags & Flag.anonymous) !== 0) this.join(flags, depth - 1);
      else if (this.enter(id, flags, depth) && cursor.gotoFirstChild()) {
        if ((flags & Flag.opened) !== 0 && cursor.gotoNextSibling() && (flags & Flag.operand) !== 0) open.joined[depth] = 1;
        if (++depth === open.size) deepen();
        continue;
      }
      // Each step through the binding costs as much as reading a dozen characters, so none is made to find nothing.
      while (this.isLast(flags, depth) || !cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return;
        depth -= 1;
        flags = open.flags[depth]!;
      }
    }
  }

  /** A mark behind which one more named child stands. */
  private join(flags: number, parent: number): void {
    if (parent < 0) return;
    const around = open.flags[parent]!;
    if ((around & Flag.operand) !== 0 || (around & flags & Flag.valued) !== 0) open.joined[parent] = 1;
  }

  /** Whether no sibling behind this node can hold anything. */
  private isLast(flags: number, depth: number): boolean {
    if (depth === 0) return false;
    const parent = depth - 1;
    const around = open.flags[parent]!;
    if ((around & Flag.firstOnly) !== 0) return true;
    if ((flags & Flag.anonymous) !== 0) return (around & Flag.closed) !== 0 && (flags & Flag.closer) !== 0;
    if ((flags & (Flag.comment | Flag.extra)) !== 0) return false;
    if (open.joined[parent] === 1) return true;
    if ((flags & Flag.final) !== 0) return (around & Flag.declaresFirst) === 0;
    return (around & Flag.statement) !== 0 && this.ignored === 0 && this.isWhole(open.records[depth]!);
  }

  /** An expression statement of Python may be a list without brackets, and is not when no comma follows. */
  private isWhole(record: number): boolean {
    if (record < 0) return false;
    let at = out.ends.data[record]!;
    while (this.text.charCodeAt(at) === 32) at += 1;
    const code = this.text.charCodeAt(at);
    return code === 10 || code === 13 || code === 59 || code === 35;
  }

  /** @returns whether to look inside */
  private enter(id: number, flags: number, depth: number): boolean {
    const parent = depth - 1;
    const parentFlags = depth > 0 ? open.flags[parent]! : 0;
    const parentRole = depth > 0 ? open.roleDepths[parent]! : 0;
    const role = this.dialect.roles[id]!;
    let record = -1;
    if (role >= 0) {
      record = this.record(role, id, parentRole);
      if (role === ELSE) this.repeatAs(id, record);
    }
    let inside = (flags & Flag.leaf) === 0;
    if ((flags & (Flag.maybePlain | Flag.opaque)) === Flag.maybePlain && this.passOver(record, parentRole)) inside = false;
    if ((flags & INTERESTING) !== 0) {
      if ((flags & (Flag.name | Flag.alwaysName)) !== 0) this.name(id, flags, parent, parentFlags, parentRole);
      if ((flags & Flag.opaque) !== 0) inside = this.opaque(depth, { kind: this.dialect.rules[id]!.opaque ?? Opaque.string, inside, parentRole });
      if ((flags & Flag.endsNaming) !== 0 && depth > 0) open.named[parent] = 1;
      if ((flags & Flag.annotation) !== 0) this.record((parentFlags & Flag.function) !== 0 ? RETURN_TYPE : ANNOTATION, id, parentRole);
      if ((flags & Flag.parameterWithin) !== 0 && (parentFlags & Flag.parameters) !== 0) {
        record = this.record(PARAMETER, id, parentRole);
      }
      if ((flags & Flag.function) !== 0) this.functionAt(record, flags, depth);
      else if ((flags & Flag.body) !== 0 && (parentFlags & Flag.function) !== 0) this.body(open.records[parent]!);
    } else if ((parentFlags & Flag.attribute) !== 0 && !inside) this.attributeString();
    if (depth > 0 && (flags & Flag.comment) === 0) open.children[parent] = open.children[parent]! + 1;
    open.records[depth] = record;
    if (inside) {
      open.flags[depth] = flags;
      open.joined[depth] = 0;
      open.roleDepths[depth] = record >= 0 ? parentRole + 1 : parentRole;
      open.children[depth] = 0;
      open.named[depth] = 0;
      open.keys[depth] = NONE;
    }
    return inside;
  }

  /** Takes what the text of an expression shows, if that is all; then there is no need to look inside. */
  private passOver(record: number, parentRole: number): boolean {
    if (record >= 0) return this.readPlain({ start: out.starts.data[record]!, end: out.ends.data[record]!, depth: parentRole + 1, skipped: 1 });
    return this.readPlain({ start: this.cursor.startIndex, end: this.cursor.endIndex, depth: parentRole, skipped: 0 });
  }

  /** `skipped`: how many of the calls at the front are known. */
  private readPlain({ start, end, depth, skipped }: { start: number; end: number; depth: number; skipped: number }): boolean {
    const { scanner, callType } = this.dialect;
    if (!scanner.read(start, end)) return false;
    const { found } = scanner;
    if (found.starts.length > skipped && callType < 0) return false;
    found.giveTo(out, { depth, skipped, role: CALL, type: callType });
    return true;
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

  /** `elif` is both an `else` and an `if`. */
  private repeatAs(id: number, record: number): void {
    const also = this.dialect.rules[id]!.also;
    if (also === undefined) return;
    out.roles.push(roleIndex(also));
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

  private opaque(depth: number, { kind, inside, parentRole }: { kind: Opaque; inside: boolean; parentRole: number }): boolean {
    const { startIndex: start, endIndex: end } = this.cursor;
    const isDoc = kind === Opaque.string && depth > 1 && (open.flags[depth - 1]! & Flag.statement) !== 0 && this.isDocstring(depth);
    // A template that is plain brings its own span.
    if (inside && this.ignored === 0 && this.readPlain({ start, end, depth: parentRole, skipped: 0 })) return false;
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

function hostName(depth: number, record: number): number {
  const key = open.keys[depth]!;
  if (key !== NONE) return key;
  return record >= 0 && ROLES[out.roles.data[record]!] === 'assignment' ? out.starts.data[record]! : NONE;
}
