import { z } from 'zod';

import { AUDIT_STATES } from '../api/audit.ts';
import { isName } from '../audit/names.ts';
import type { AssignRequest, DecisionRequest, SignIn, UndoRequest } from './contract.ts';
import { Refusal } from './problem.ts';

const MOST_ITEMS = 5_000;
/** Longer than what the rules of an audit take: they say so in their own words. */
const LONGEST = 5_000;

const seen = { id: z.string().regex(/^f[1-9]\d{0,9}$/), revision: z.int().positive() };
const text = z.string().max(LONGEST);
const several = <T extends z.ZodType<{ id: string }>>(item: T) =>
  z.array(item).min(1).max(MOST_ITEMS).refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an item comes twice');

export const SIGN_IN: z.ZodType<SignIn> = z.strictObject({ token: z.string().max(200) });

export const DECIDE: z.ZodType<DecisionRequest> = z.strictObject({
  items: several(z.strictObject(seen)),
  decision: z.strictObject({ state: z.enum(AUDIT_STATES).exclude(['removed']), reason: text, approver: text.exactOptional(), expires: text.exactOptional() }),
});

export const ASSIGN: z.ZodType<AssignRequest> = z.strictObject({
  items: several(z.strictObject(seen)),
  assignee: z.union([z.string().refine(isName, 'is no name'), z.null()]),
});

export const UNDO: z.ZodType<UndoRequest> = z.strictObject({ items: several(z.strictObject({ ...seen, seq: z.int().positive() })) });

/** @throws {Refusal} When the body is not what it should be; names the place. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new Refusal('bad-request', `${place === '' ? 'The body' : place}: ${issue?.message ?? 'is not as it should be'}`);
}
