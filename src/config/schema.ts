import { z } from 'zod';

/** A calendar day; 30 February is none. */
const day = z.iso.date().describe('A day, YYYY-MM-DD (committer date, UTC)');
const agent = z.string().min(1).max(100).describe('An id as in `handiwork list agents`, or "*" for every agent');
const globs = z.array(z.string().min(1).max(1000)).max(1000).describe('Patterns as in .gitignore, without negation; a folder stands for everything below it');
const reason = z.string().min(1).max(1000);

const rule = z.strictObject({
  agent,
  from: day.optional().describe('The first day on which the rule holds'),
  until: day.optional().describe('The last day on which the rule holds'),
  paths: globs.optional().describe('The rule holds only here'),
  reason: reason.optional().describe('Shown where the rule is broken'),
});

const ruleOrId = z.union([agent, rule]);

const exception = z.strictObject({
  paths: globs.optional(),
  agents: z.array(agent).max(1000).optional(),
  commits: z.array(z.string().regex(/^[0-9a-f]{7,64}$/)).max(10_000).optional().describe('Commit ids, at least seven digits'),
  reason: reason.describe('Why this may stay; shown with everything the exception covers'),
  expires: day.optional().describe('The last day on which the exception holds, compared with the date of the commit under audit or --today'),
});

const disclose = z.strictObject({
  trailers: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{1,60}$/)).min(1).max(20).optional().describe('Trailer keys that count as disclosure (default: Assisted-by)'),
  required: z.enum(['when-evident', 'always']).optional().describe('Where something shows that an agent took part, or on every commit (then "none" is an answer)'),
  from: day.optional().describe('Commits from before this day need no disclosure'),
});

/** One configuration file. The only source: the types, the checks and the published JSON Schema come from here. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('For editors; not read'),
  extends: z.union([z.string().min(1), z.array(z.string().min(1)).max(20)]).optional().describe('Local files that this one builds on, relative to it'),
  preset: z.enum(['ban', 'disclose', 'inventory']).optional().describe('ban: agents may not have written here. disclose: they may, if the commit says so. inventory: nothing fails'),
  ban: z.array(ruleOrId).max(1000).optional().describe('Agents that may not have written here'),
  allow: z.array(ruleOrId).max(1000).optional().describe('Agents that are never a breach'),
  disclose: disclose.optional().describe('Agents may take part, but the commit has to say so in a trailer'),
  failOn: z.enum(['recorded', 'declared', 'resembles', 'never']).optional().describe('The weakest evidence that breaches the policy (default: declared)'),
  minEvidence: z.enum(['recorded', 'declared', 'contextual', 'stylistic']).optional().describe('The weakest evidence that is shown (default: stylistic)'),
  exceptions: z.array(exception).max(10_000).optional().describe('What may stay although the policy forbids it'),
  deadline: day.optional().describe('The day by which nothing may breach the policy any more; shown in reports'),
  include: globs.optional().describe('Look only at these paths'),
  exclude: globs.optional().describe('Leave these paths out'),
});

export type Config = z.infer<typeof configSchema>;
export type ConfigRule = z.infer<typeof rule>;
export type ConfigException = z.infer<typeof exception>;

/** Known keys by place, for suggestions. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(configSchema.shape),
  ban: Object.keys(rule.shape),
  allow: Object.keys(rule.shape),
  exceptions: Object.keys(exception.shape),
  disclose: Object.keys(disclose.shape),
};

/** The JSON Schema (draft 2020-12) of `handiwork.config.json`. */
export const configJsonSchema = (): object => ({ ...z.toJSONSchema(configSchema), title: 'Handiwork configuration' });
