import type { EvidenceClass } from '../api/evidence.ts';
import { builtinRules, loadRules, type Rules } from '../builtins.ts';
import type { Policy } from '../config/policy.ts';
import { checkAgent } from '../config/resolve.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { onlyFrom } from '../scan/min-evidence.ts';
import { scanAll, type ScanOptions } from '../scan.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import { prepareBaseline, suppressionsOf } from './baseline.ts';
import { lineOptions } from './blame-options.ts';
import { cacheOf } from './cache-option.ts';
import type { Run } from './command.ts';
import { exitCode } from './exit-code.ts';
import { listening } from './listening.ts';
import { day, flag, list, text, texts, workersOf, type Options } from './options.ts';
import { prepareOutputs } from './outputs.ts';

/** Scans repositories, prints the report, and answers with what the policy and the coverage ask for. */
export const run: Run = (call) =>
  scanWith(call, (rules) => defined({ policy: policyFromFlags(call.options, rules) }));

/** A scan whose policy and paths somebody else decides, once the rules are known. */
export async function scanWith(
  { args, options, io }: Parameters<Run>[0],
  decide: (rules: Rules) => Pick<ScanOptions, 'policy' | 'include' | 'exclude'>,
  minEvidence: EvidenceClass = 'stylistic',
): Promise<number> {
  const plugins = await loadPlugins(texts(options, 'plugin'), io.cwd);
  const outputs = await prepareOutputs({ options, io }, plugins);
  const baseline = prepareBaseline(options, io);
  const rules = plugins.length === 0 ? builtinRules() : loadRules(plugins);
  const { include = [], exclude = [], policy } = decide(rules);
  const paths = args.length === 0 ? ['.'] : args;
  const named = texts(options, 'include');

  const scanned = await listening(io, (bus) =>
    scanAll(paths, {
      cwd: io.cwd,
      include: named.length > 0 ? named : include,
      exclude: [...exclude, ...texts(options, 'exclude')],
      blame: lineOptions(options, io.cwd),
      suppressions: suppressionsOf(options),
      signal: io.signal,
      bus,
      ...defined({ rev: text(options, 'rev'), since: day(options, 'since'), policy, cache: cacheOf(options, io.cwd), workers: workersOf(options) }),
    }, rules));
  const reports = baseline?.settle(scanned) ?? scanned;

  await outputs.write(minEvidence === 'stylistic' ? reports : reports.map((report) => onlyFrom(report, minEvidence)), paths);
  return exitCode(reports, flag(options, 'allowPartial'));
}

/** The policy of `--ban`, `--allow` and `--since`; undefined without them. @throws {HandiworkError} When they contradict each other. */
function policyFromFlags(options: Options, { agents }: Rules): Policy | undefined {
  const [banned, allowed] = [list(options, 'ban'), list(options, 'allow')];
  const known = agents.map(({ id }) => id);
  for (const agent of [...banned, ...allowed]) checkAgent(agent, known);
  if (banned.length === 0 && allowed.length > 0) {
    throw new HandiworkError('--allow needs --ban.', { hint: 'To ban every agent but this one: --ban "*" --allow <agent>.' });
  }
  const both = banned.find((agent) => allowed.includes(agent));
  if (both !== undefined) throw new HandiworkError(`"${both}" cannot be banned and allowed.`, { hint: 'Leave it out of --ban or of --allow.' });
  if (banned.length === 0) return undefined;
  const from = day(options, 'since');
  return { banned: banned.map((agent) => ({ agent, ...defined({ from }) })), allowed };
}
