import { z } from 'zod';

import { EVIDENCE_CLASSES } from '../api/evidence.ts';
import type { Report, ReportFile } from '../api/report.ts';

const line = z.int().min(1).describe('1-based, inclusive, at the scanned commit');
const count = z.int().min(0);
const probability = z.number().min(0).max(1).nullable().describe('Calibrated probability, or null when the tool abstains');
const agentId = z.string().describe('As in `handiwork list agents`');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const reason = z.enum([
  'too-short', 'unsupported-language', 'generated', 'out-of-distribution', 'formatter-flattened',
  'known-origin', 'human-by-date', 'before-window', 'no-code', 'over-limit', 'time-limit', 'parse-failed',
]);

const evidence = z.strictObject({
  heuristic: z.string(),
  class: z.enum(EVIDENCE_CLASSES),
  message: z.string(),
  startLine: line.optional(),
  endLine: line.optional(),
  measure: z.number().optional(),
  weight: z.number().optional().describe('Log-odds, natural logarithm'),
});

const attribution = z.strictObject({
  startLine: line,
  endLine: line,
  class: z.enum(['recorded', 'declared']),
  agent: agentId,
  alsoAgents: z.array(z.string()).optional(),
  model: z.string().optional(),
  commit: z.string().optional(),
  heuristic: z.string(),
});

const unit = z.strictObject({
  name: z.string(),
  kind: z.enum(['function', 'method', 'class', 'chunk', 'file', 'section']),
  startLine: line,
  endLine: line,
  resemblance: probability,
  resemblanceReason: reason.optional(),
  evidence: z.array(evidence),
});

const file = z.strictObject({
  path: z.string(),
  language: z.string(),
  lines: count,
  sloc: count,
  rank: z.int().min(1),
  verdict: z.enum(['recorded', 'declared', 'copied', 'resembles', 'undetermined', 'human-by-date']),
  expectedLines: z.number().min(0),
  attributions: z.array(attribution),
  resemblance: probability,
  resemblanceReason: reason.optional(),
  units: z.array(unit),
  evidence: z.array(evidence),
});

const policy = z.strictObject({
  banned: z.array(z.strictObject({ agent: agentId, from: day.optional(), until: day.optional() })),
  allowed: z.array(z.string()),
  breaches: z.array(
    z.strictObject({
      path: z.string(),
      startLine: line,
      endLine: line,
      agent: agentId,
      class: z.string(),
      commit: z.string().optional(),
    }),
  ),
});

const coverage = z.strictObject({
  files: z.strictObject({ scanned: count, skipped: z.array(z.strictObject({ path: z.string(), reason: z.string() })) }),
  commits: z.strictObject({ read: count }),
  notes: z.array(
    z.strictObject({
      code: z.string(),
      message: z.string(),
      path: z.string().optional(),
      incomplete: z.boolean().optional().describe('Something that should have been read was not'),
    }),
  ),
});

const change = z.strictObject({
  commit: z.string(),
  date: z.iso.datetime().describe('Committer date, UTC'),
  lines: count.describe('Lines of the change that are still in the tree'),
  files: count,
  resemblance: probability,
  resemblanceReason: reason.optional(),
});

/** What one report may hold. Equal to the `Report` type: the assignments below fail to compile when they drift apart. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('handiwork'), version: z.string(), ruleSet: z.string() }),
  repository: z.strictObject({
    path: z.string().describe('As given on the command line'),
    head: z.string().describe('The scanned commit; empty when the repository could not be read'),
    shallow: z.boolean(),
    partial: z.boolean(),
    evidence: z.array(evidence),
  }),
  policy: policy.optional(),
  coverage,
  agents: z.array(
    z.strictObject({ agent: agentId, model: z.string().optional(), commits: count, lines: count, files: count }),
  ),
  changes: z.array(change),
  files: z.array(file),
});

type Mutable<T> = T extends readonly (infer E)[] ? Mutable<E>[] : T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const schemaEqualsType: Same<z.infer<typeof reportSchema>, Mutable<Report>> & Same<z.infer<typeof file>, Mutable<ReportFile>> = true;

/** The JSON Schema (draft 2020-12) of what `--format json` prints: one report, or an array of them for several paths. */
export function reportJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Handiwork report',
    description: 'What `handiwork scan --format json` prints: one report, or an array when several paths were given.',
    oneOf: [{ $ref: '#/$defs/report' }, { type: 'array', items: { $ref: '#/$defs/report' } }],
    $defs: { report: withoutHeader(z.toJSONSchema(reportSchema)) },
  };
}

const withoutHeader = ({ $schema: _dialect, ...schema }: Record<string, unknown>): Record<string, unknown> => schema;
