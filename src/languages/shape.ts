import type { Role } from '../api/unit.ts';
import { Uint32List } from './growable.ts';

export const ROLES: readonly Role[] = [
  'function', 'method', 'lambda', 'class', 'interface', 'import', 'export', 'decorator', 'if', 'else', 'switch', 'case',
  'ternary', 'loop', 'try', 'catch', 'finally', 'throw', 'return', 'assert', 'await', 'call', 'assignment', 'declaration',
  'parameter', 'returnType', 'annotation', 'cast', 'comprehension',
];
const ROLE_INDEX = new Map(ROLES.map((role, index) => [role, index]));
export const roleIndex = (role: Role): number => ROLE_INDEX.get(role) ?? -1;

/** No name, no host. */
export const NONE = 0xffffffff;

/** What one walk found, in source order, as flat arrays. Offsets are UTF-16 indices into the text. */
export interface Shape {
  readonly nodes: {
    readonly count: number;
    /** Index into {@link ROLES}. */
    readonly roles: Uint32Array;
    /** Index into `typeNames`. */
    readonly types: Uint32Array;
    readonly starts: Uint32Array;
    readonly ends: Uint32Array;
    readonly depths: Uint32Array;
    /** Offset of the node's own name, or {@link NONE}. */
    readonly nameStarts: Uint32Array;
  };
  /** Per role the indices of its nodes, ascending; made when first asked for. Roles without a node are left out. */
  byRole(): readonly (Uint32Array | undefined)[];
  readonly typeNames: readonly string[];
  readonly opaque: { readonly kinds: Uint32Array; readonly starts: Uint32Array; readonly ends: Uint32Array };
  /** Offsets of the names that are declared: functions, parameters, variables, classes. */
  readonly declared: Uint32Array;
  readonly outermost: readonly OutermostFunction[];
  readonly hasErrors: boolean;
}

/** A function that is in no other function and is declared or assigned: a unit, as far as its lines allow. */
export interface OutermostFunction {
  start: number;
  end: number;
  method: boolean;
  /** Offset of the name, or {@link NONE}. */
  nameStart: number;
  /** Needs several lines to stand alone: a member of an object literal, or an argument of a call. */
  inline: boolean;
  empty: boolean;
}


/** Where the walk writes; one set for all files, copied out by {@link takeShape}. */
export class ShapeBuilder {
  readonly roles = new Uint32List();
  readonly types = new Uint32List();
  readonly starts = new Uint32List();
  readonly ends = new Uint32List();
  readonly depths = new Uint32List();
  readonly nameStarts = new Uint32List();
  readonly opaqueKinds = new Uint32List();
  readonly opaqueStarts = new Uint32List();
  readonly opaqueEnds = new Uint32List();
  readonly declared = new Uint32List();

  reset(): void {
    for (const list of this.all()) list.length = 0;
  }

  private all(): Uint32List[] {
    return [
      this.roles, this.types, this.starts, this.ends, this.depths, this.nameStarts,
      this.opaqueKinds, this.opaqueStarts, this.opaqueEnds, this.declared,
    ];
  }
}

/** What a text without a tree has: nothing. */
export const EMPTY_SHAPE: Shape = takeShape(new ShapeBuilder(), { typeNames: [], outermost: [], hasErrors: false });

function indexByRole(roles: Uint32Array): (Uint32Array | undefined)[] {
  const counts = new Uint32Array(ROLES.length);
  for (let i = 0; i < roles.length; i++) counts[roles[i]!] = counts[roles[i]!]! + 1;
  // One array for all: each list is a window of it.
  const indices = new Uint32Array(roles.length);
  const next = new Uint32Array(ROLES.length);
  for (let role = 1; role < next.length; role++) next[role] = next[role - 1]! + counts[role - 1]!;
  for (let i = 0; i < roles.length; i++) indices[next[roles[i]!]!++] = i;
  return Array.from(counts, (count, role) => (count === 0 ? undefined : indices.subarray(next[role]! - count, next[role])));
}

/** Copies what the walk wrote. */
export function takeShape(from: ShapeBuilder, rest: Pick<Shape, 'typeNames' | 'outermost' | 'hasErrors'>): Shape {
  const roles = from.roles.take();
  let byRole: (Uint32Array | undefined)[] | undefined;
  return {
    nodes: {
      count: from.roles.length, roles, types: from.types.take(), starts: from.starts.take(),
      ends: from.ends.take(), depths: from.depths.take(), nameStarts: from.nameStarts.take(),
    },
    byRole: () => (byRole ??= indexByRole(roles)),
    opaque: { kinds: from.opaqueKinds.take(), starts: from.opaqueStarts.take(), ends: from.opaqueEnds.take() },
    declared: from.declared.take(),
    ...rest,
  };
}

/**
 * The shape of the inner text when it was parsed inside a wrapper.
 * @param shift length of the wrapper before the text
 * @param length of the text
 */
export function unwrapShape(shape: Shape, shift: number, length: number): Shape {
  const inside = (start: number, end: number): boolean => start >= shift && end <= shift + length;
  const builder = new ShapeBuilder();
  const { nodes, opaque } = shape;
  for (let i = 0; i < nodes.count; i++) {
    if (!inside(nodes.starts[i]!, nodes.ends[i]!)) continue;
    builder.roles.push(nodes.roles[i]!);
    builder.types.push(nodes.types[i]!);
    builder.starts.push(nodes.starts[i]! - shift);
    builder.ends.push(nodes.ends[i]! - shift);
    builder.depths.push(Math.max(0, nodes.depths[i]! - 1));
    builder.nameStarts.push(nodes.nameStarts[i] === NONE ? NONE : nodes.nameStarts[i]! - shift);
  }
  opaque.kinds.forEach((kind, i) => {
    if (!inside(opaque.starts[i]!, opaque.ends[i]!)) return;
    builder.opaqueKinds.push(kind);
    builder.opaqueStarts.push(opaque.starts[i]! - shift);
    builder.opaqueEnds.push(opaque.ends[i]! - shift);
  });
  for (const at of shape.declared) if (inside(at, at)) builder.declared.push(at - shift);
  const outermost = shape.outermost
    .filter((found) => inside(found.start, found.end))
    .map((found) => ({
      ...found,
      start: found.start - shift,
      end: found.end - shift,
      nameStart: found.nameStart === NONE ? NONE : found.nameStart - shift,
    }));
  return takeShape(builder, { typeNames: shape.typeNames, outermost, hasErrors: shape.hasErrors });
}
