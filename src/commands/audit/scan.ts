import type { Ledger } from '../../api/audit.ts';
import type { Report } from '../../api/report.ts';
import { loadRules } from '../../builtins.ts';
import { loadPlugins } from '../../config/resolve-plugin.ts';
import { configSchema, type Config } from '../../config/schema.ts';
import { scanAll } from '../../scan.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { defined } from '../../shared/objects.ts';
import { auditOf } from './call.ts';
import type { Run } from '../command.ts';
import { policyFor } from '../configuration.ts';
import { text, texts } from '../options.ts';
import { cacheOf } from '../cache-option.ts';
import { listening } from '../listening.ts';

/** Scans by the policy that the audit has. Comments in the repositories suppress nothing: an audit looks at everything. */
export async function scanForAudit({ options, io }: Parameters<Run>[0], ledger: Ledger, paths: readonly string[]): Promise<Report[]> {
  const config = configOf((await auditOf(ledger)).body.policy);
  const rules = loadRules(await loadPlugins(texts(options, 'plugin'), io.cwd));
  const named = texts(options, 'include');
  return listening(io, (bus) =>
    scanAll(paths, {
      cwd: io.cwd,
      include: named.length > 0 ? named : (config?.include ?? []),
      exclude: [...(config?.exclude ?? []), ...texts(options, 'exclude')],
      suppressions: 'ignore',
      signal: io.signal,
      bus,
      ...defined({ rev: text(options, 'rev'), policy: config && policyFor(config, rules, undefined), cache: cacheOf(options, io.cwd) }),
    }, rules));
}

function configOf(policy: unknown): Config | undefined {
  if (policy === undefined) return undefined;
  const parsed = configSchema.safeParse(policy);
  if (!parsed.success) throw new HandiworkError('The policy of this audit cannot be read by this version of handiwork.', { hint: 'Give it again: handiwork audit init --change --name <name> --config <file>', cause: parsed.error });
  return parsed.data;
}

/** What could not be read, for the reader of standard error. */
export const incompleteNotes = ({ coverage }: Report): string[] => coverage.notes.filter(({ incomplete }) => incomplete).map(({ message, path }) => (path === undefined ? message : `${path}: ${message}`));
