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
  commit: z.string().optional().describe('The commit that those lines came with, where the evidence is of it'),
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
  failOn: z.enum(['recorded', 'declared', 'resembles', 'never']).optional().describe('The weakest evidence that breaches; declared when absent'),
  deadline: day.optional(),
  excused: z.array(z.strictObject({
    path: z.string(), startLine: line, endLine: line, agent: agentId, class: z.string(), commit: z.string().optional(),
    reason: z.string(), expires: day.optional(),
    rule: z.enum(['undisclosed', 'resembles']).optional(),
  })).optional().describe('What would breach, but for an exception'),
  expired: z.array(z.strictObject({ reason: z.string(), expires: day })).optional().describe('Exceptions that no longer hold'),
  breaches: z.array(
    z.strictObject({
      path: z.string(),
      startLine: line,
      endLine: line,
      agent: agentId,
      class: z.string(),
      commit: z.string().optional(),
      rule: z.enum(['undisclosed', 'resembles']).optional().describe('Why it breaches; banned when absent'),
      known: z.enum(['baseline', 'suppressed']).optional().describe('Why it does not count'),
    }),
  ),
});

const finding = z.strictObject({
  rule: z.string(),
  class: z.enum(EVIDENCE_CLASSES),
  level: z.enum(['error', 'warning', 'note']),
  heuristic: z.string(),
  message: z.string(),
  path: z.string().optional().describe('Absent when it speaks of the repository'),
  startLine: line.optional(),
  endLine: line.optional(),
  endColumn: line.optional().describe('After the last character of the last line, in UTF-16 units'),
  agent: agentId.optional(),
  model: z.string().optional(),
  commit: z.string().optional(),
  resemblance: z.number().min(0).max(1).optional(),
  fingerprint: z.string().describe('The same after lines moved or the file was renamed'),
  lineHash: z.string().optional(),
  state: z.enum(['new', 'unchanged']).optional().describe('Against the baseline'),
  suppression: z.strictObject({ line, reason: z.string() }).optional(),
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
  codeResemblance: z.number().min(0).max(1).optional().describe('Of the code of the change alone; `resemblance` is of its code and its message together'),
  messageResemblance: z.number().min(0).max(1).optional().describe('Of its message alone, without what it declares'),
});

const attributedChange = z.strictObject({
  commit: z.string(),
  date: z.iso.datetime().describe('Committer date, UTC'),
  class: z.enum(['recorded', 'declared']),
  agent: agentId,
  model: z.string().optional(),
  lines: count.describe('Lines of the change that are still in the tree'),
  files: count,
});

const review = z.strictObject({
  base: z.string().describe('The commit that the change starts from'),
  commits: z.array(z.strictObject({
    commit: z.string(),
    date: z.iso.datetime(),
    subject: z.string(),
    lines: count.describe('Lines of it that are still there'),
    agent: agentId.optional(),
    alsoAgents: z.array(z.string()).optional(),
    model: z.string().optional(),
    class: z.enum(['recorded', 'declared']).optional(),
    says: z.array(z.string()),
    disclosure: z.enum(['disclosed', 'denied', 'absent', 'malformed']).optional(),
    resemblance: probability,
    resemblanceReason: reason.optional(),
  })),
  changed: z.array(z.strictObject({ path: z.string(), ranges: z.array(z.strictObject({ startLine: line, endLine: line })) })),
  resemblance: probability,
  resemblanceReason: reason.optional(),
  context: z.array(z.strictObject({
    path: z.string(), startLine: line, endLine: line, class: z.enum(EVIDENCE_CLASSES), agent: agentId, commit: z.string().optional(),
  })).optional(),
  pullRequest: z.array(evidence).optional(),
  squash: z.array(z.string()).describe('Lines that a squash merge drops unless they are put into its message'),
  breaches: z.array(z.strictObject({
    rule: z.enum(['banned', 'undisclosed']), agent: agentId, class: z.enum(EVIDENCE_CLASSES), commit: z.string().optional(), message: z.string(),
    known: z.enum(['baseline', 'suppressed']).optional().describe('Why it does not count'),
  })),
});

/** What one report may hold. Equal to the `Report` type: the assignments below fail to compile when they drift apart. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('handiwork'), version: z.string(), ruleSet: z.string() }),
  repository: z.strictObject({
    path: z.string().describe('As given on the command line'),
    head: z.string().describe('The scanned commit; empty when the repository could not be read'),
    url: z.string().optional().describe('Where it was cloned from, without credentials'),
    date: z.iso.datetime().optional().describe('Committer date of the scanned commit, UTC'),
    shallow: z.boolean(),
    partial: z.boolean(),
    evidence: z.array(evidence),
  }),
  policy: policy.optional(),
  review: review.optional().describe('Only where a change was looked at'),
  coverage,
  agents: z.array(
    z.strictObject({ agent: agentId, model: z.string().optional(), commits: count, lines: count, files: count }),
  ),
  changes: z.array(change),
  attributedChanges: z.array(attributedChange).optional().describe('Changes of known origin still in the tree, oldest first'),
  files: z.array(file),
  findings: z.array(finding).optional().describe('One by one, in rank order; what speaks of the repository comes last'),
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
