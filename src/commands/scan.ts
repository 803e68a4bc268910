import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EvidenceClass } from '../api/evidence.ts';
import type { Report } from '../api/report.ts';
import { builtinRules, loadRules, type Rules } from '../builtins.ts';
import type { Policy } from '../config/policy.ts';
import { checkAgent } from '../config/resolve.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { onlyFrom } from '../scan/min-evidence.ts';
import { scanAll, type ScanOptions } from '../scan.ts';
import { createBus } from '../shared/bus.ts';
import { HandiworkError } from '../shared/errors.ts';
import { prepareBaseline, suppressionsOf } from './baseline.ts';
import { lineOptions } from './blame-options.ts';
import type { Run } from './command.ts';
import { heapKeeper } from './heap-keeper.ts';
import type { Io } from './io.ts';
import { day, flag, list, refused, text, texts, workersOf, type Options } from './options.ts';
import { prepareOutputs } from './outputs.ts';
import { progressLine } from './progress.ts';

/** Off unless asked for; `--cache-location` alone asks for it too, and `--no-cache` takes back what a script or an alias asked. */
export function cacheOf(options: Options, cwd: string): ScanOptions['cache'] {
  if (refused(options, 'cache')) return undefined;
  const location = text(options, 'cacheLocation');
  if (location === undefined) return flag(options, 'cache') ? {} : undefined;
  const folder = resolve(cwd, location);
  // What goes wrong with a cache later fails no scan; what can never work is said.
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new HandiworkError(`The cache location "${location}" is a file.`, { hint: 'Name a folder; it is made when it is not there.' });
  return { location: folder };
}

/** Scans repositories, prints the report, and answers with what the policy and the coverage ask for. */
export const run: Run = (call) =>
  scanWith(call, (rules) => {
    const policy = policyOf(call.options, rules, day(call.options, 'since'));
    return { ...optional('policy', policy) };
  });

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
      ...optional('rev', text(options, 'rev')),
      ...optional('since', day(options, 'since')),
      ...optional('policy', policy),
      ...optional('cache', cacheOf(options, io.cwd)),
      ...optional('workers', workersOf(options)),
    }, rules));
  const reports = baseline?.settle(scanned) ?? scanned;

  await outputs.write(minEvidence === 'stylistic' ? reports : reports.map((report) => onlyFrom(report, minEvidence)), paths);
  return exitCode(reports, flag(options, 'allowPartial'));
}

/** 2 before 1: an incomplete scan that found a breach is still incomplete, and its report lists the breaches. */
export function exitCode(reports: readonly Report[], allowPartial: boolean, { mayBeEmpty = false } = {}): 0 | 1 | 2 {
  const nothing = !mayBeEmpty && reports.some((report) => report.coverage.files.scanned === 0);
  const incomplete = reports.some((report) => report.coverage.notes.some((note) => note.incomplete));
  if (nothing || (incomplete && !allowPartial)) return 2;
  return reports.some((report) => report.policy?.breaches.some(({ known }) => known === undefined)) ? 1 : 0;
}

export async function listening<T>(io: Io, work: (bus: ReturnType<typeof createBus>) => Promise<T>): Promise<T> {
  const bus = createBus();
  bus.listen(heapKeeper());
  const stop = io.live ? bus.listen(progressLine(io.tell)) : () => undefined;
  try {
    return await work(bus);
  } finally {
    stop();
  }
}

export function policyOf(options: Options, { agents }: Rules, since: string | undefined): Policy | undefined {
  const [banned, allowed] = [list(options, 'ban'), list(options, 'allow')];
  const known = agents.map(({ id }) => id);
  for (const agent of [...banned, ...allowed]) checkAgent(agent, known);
  if (banned.length === 0 && allowed.length > 0) {
    throw new HandiworkError('--allow needs --ban.', { hint: 'To ban every agent but this one: --ban "*" --allow <agent>.' });
  }
  const both = banned.find((agent) => allowed.includes(agent));
  if (both !== undefined) throw new HandiworkError(`"${both}" cannot be banned and allowed.`);
  if (banned.length === 0) return undefined;
  return { banned: banned.map((agent) => ({ agent, ...optional('from', since) })), allowed };
}

/** `{ [key]: value }`, or nothing: absent and undefined are not the same to a reader of options. */
export const optional = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } => (value === undefined ? {} : ({ [key]: value } as { [P in K]?: V }));
