import { z } from 'zod';

import { AUDIT_STATES, type LedgerBodies, type LedgerEntry, type LedgerKind } from '../api/audit.ts';
import { EVIDENCE_CLASSES } from '../api/evidence.ts';

const line = z.int().min(0);
const share = z.number().min(0).max(1);
const OUTCOMES = ['gone', 'present', 'moved', 'reintroduced', 'rewritten', 'unread'] as const;

const subject = z.strictObject({
  repository: z.string(),
  rule: z.string(),
  class: z.enum(EVIDENCE_CLASSES),
  level: z.enum(['error', 'warning', 'note']),
  heuristic: z.string(),
  message: z.string(),
  path: z.string().optional(),
  startLine: line.optional(),
  endLine: line.optional(),
  agent: z.string().optional(),
  model: z.string().optional(),
  commit: z.string().optional(),
  resemblance: share.optional(),
  fingerprint: z.string(),
  expectedLines: z.number().min(0),
  sketch: z.array(z.int().min(0)).max(1000).optional(),
  words: line.optional(),
  core: z.strictObject({ hash: line, words: line }).optional(),
});

/** What each kind of entry says. Policies are checked where they are used. */
const BODIES: { [K in LedgerKind]: z.ZodType<LedgerBodies[K]> } = {
  init: z.strictObject({ name: z.string(), deadline: z.iso.date().optional(), policy: z.unknown().optional(), joins: z.literal(true).optional() }) as z.ZodType<LedgerBodies['init']>,
  import: z.strictObject({ repository: z.string(), head: z.string(), ruleSet: z.string(), findings: line }),
  found: subject.extend({ owner: z.string() }) as z.ZodType<LedgerBodies['found']>,
  reopened: z.strictObject({ why: z.string(), subject }) as z.ZodType<LedgerBodies['reopened']>,
  assigned: z.strictObject({ assignee: z.string().min(1).nullable() }),
  decided: z.strictObject({ state: z.enum(AUDIT_STATES).exclude(['removed']), reason: z.string(), approver: z.string().optional(), expires: z.string().optional() }) as z.ZodType<LedgerBodies['decided']>,
  undone: z.strictObject({ seq: line }),
  verified: z.strictObject({ outcome: z.enum(OUTCOMES), commit: z.string(), path: z.string().optional(), startLine: line.optional(), endLine: line.optional(), similarity: share.optional() }) as z.ZodType<LedgerBodies['verified']>,
  checked: z.strictObject({ repository: z.string(), commit: z.string(), ruleSet: z.string(), outcomes: z.partialRecord(z.enum(OUTCOMES), line), unknown: line }) as z.ZodType<LedgerBodies['checked']>,
};

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const envelope = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime(),
  actor: z.string().min(1),
  kind: z.enum(Object.keys(BODIES) as [LedgerKind, ...LedgerKind[]]),
  item: z.string().regex(/^f[1-9]\d{0,9}$/).optional(),
  body: z.unknown(),
  previous: hash,
  hash,
});

/** An entry that came from outside. @returns What is wrong with its shape, or the entry. */
export function parseEntry(value: unknown): { entry: LedgerEntry } | { problem: string } {
  const outer = envelope.safeParse(value);
  if (!outer.success) return { problem: said(outer.error) };
  const body = BODIES[outer.data.kind].safeParse(outer.data.body);
  return body.success ? { entry: { ...outer.data, body: body.data } as LedgerEntry } : { problem: said(body.error) };
}

function said({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'its shape is another' : `${issue.path.map(String).join('.') || 'the entry'}: ${issue.message}`;
}
