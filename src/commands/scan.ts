import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Formatter } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { loadRules, type Rules } from '../builtins.ts';
import type { Policy } from '../config/policy.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { FORMATS } from '../report/registry.ts';
import { scanAll } from '../scan.ts';
import { createBus } from '../shared/bus.ts';
import { HandiworkError } from '../shared/errors.ts';
import { lineOptions } from './blame-options.ts';
import type { Run } from './command.ts';
import type { Io } from './io.ts';
import { day, flag, list, text, texts, type Options } from './options.ts';
import { progressLine } from './progress.ts';
import { suggestion } from './suggest.ts';

/** Scans repositories, prints the report, and answers with what the policy and the coverage ask for. */
export const run: Run = async ({ args, options, io }) => {
  const plugins = await loadPlugins(texts(options, 'plugin'), io.cwd);
  const named = Object.assign({}, ...plugins.map((plugin) => plugin.formatters ?? {})) as Record<string, Formatter>;
  const stdout = await formatterFor(text(options, 'format') ?? 'pretty', named);
  const outputs = await Promise.all(texts(options, 'output').map((output) => outputTo(output, named)));
  const rules = loadRules(plugins);
  const since = day(options, 'since');
  const policy = policyOf(options, rules, since);
  const paths = args.length === 0 ? ['.'] : args;

  const reports = await listening(io, (bus) =>
    scanAll(paths, {
      cwd: io.cwd,
      include: texts(options, 'include'),
      exclude: texts(options, 'exclude'),
      blame: lineOptions(options, io.cwd),
      signal: io.signal,
      bus,
      ...optional('rev', text(options, 'rev')),
      ...optional('since', since),
      ...optional('policy', policy),
    }, rules));

  for (const { format, file } of outputs) {
    writeFileSync(resolve(io.cwd, file), [...asPieces(format(reports, { colour: false, width: 80, locations: paths }))].join(''));
  }
  await io.write(stdout(reports, { colour: io.colour.stdout, width: io.width, locations: paths }));
  return exitCode(reports, flag(options, 'allowPartial'));
};

/** 2 before 1: an incomplete scan that found a breach is still incomplete, and its report lists the breaches. */
export function exitCode(reports: readonly Report[], allowPartial: boolean): 0 | 1 | 2 {
  const nothing = reports.some((report) => report.coverage.files.scanned === 0);
  const incomplete = reports.some((report) => report.coverage.notes.some((note) => note.incomplete));
  if (nothing || (incomplete && !allowPartial)) return 2;
  return reports.some((report) => report.policy?.breaches.some(({ known }) => known === undefined)) ? 1 : 0;
}

async function listening<T>(io: Io, work: (bus: ReturnType<typeof createBus>) => Promise<T>): Promise<T> {
  const bus = createBus();
  const stop = io.live ? bus.listen(progressLine(io.tell)) : () => undefined;
  try {
    return await work(bus);
  } finally {
    stop();
  }
}

async function formatterFor(name: string, plugins: Readonly<Record<string, Formatter>>): Promise<Formatter> {
  const known = [...Object.keys(FORMATS), ...Object.keys(plugins)];
  if (!known.includes(name)) throw new HandiworkError(`There is no format "${name}".`, { hint: suggestion(name, known) });
  return plugins[name] ?? (await FORMATS[name]?.()) ?? (() => '');
}

async function outputTo(output: string, plugins: Readonly<Record<string, Formatter>>): Promise<{ format: Formatter; file: string }> {
  const at = output.indexOf('=');
  if (at < 1 || at === output.length - 1) {
    throw new HandiworkError(`--output needs a format and a file, not "${output}".`, { hint: 'For example: --output json=report.json' });
  }
  return { format: await formatterFor(output.slice(0, at), plugins), file: output.slice(at + 1) };
}

function policyOf(options: Options, { agents }: Rules, since: string | undefined): Policy | undefined {
  const [banned, allowed] = [list(options, 'ban'), list(options, 'allow')];
  const known = agents.map(({ id }) => id);
  for (const agent of [...banned.filter((one) => one !== '*'), ...allowed]) {
    if (!known.includes(agent)) throw new HandiworkError(`There is no agent "${agent}".`, { hint: `${near(agent, known)}See handiwork list agents.` });
  }
  if (banned.length === 0 && allowed.length > 0) {
    throw new HandiworkError('--allow needs --ban.', { hint: 'To ban every agent but this one: --ban "*" --allow <agent>.' });
  }
  const both = banned.find((agent) => allowed.includes(agent));
  if (both !== undefined) throw new HandiworkError(`"${both}" cannot be banned and allowed.`);
  if (banned.length === 0) return undefined;
  return { banned: banned.map((agent) => ({ agent, ...optional('from', since) })), allowed };
}

const near = (word: string, known: readonly string[]): string => {
  const hint = suggestion(word, known);
  return hint.startsWith('Did') ? `${hint} ` : '';
};

const asPieces = (text: string | Iterable<string>): Iterable<string> => (typeof text === 'string' ? [text] : text);

/** `{ [key]: value }`, or nothing: absent and undefined are not the same to a reader of options. */
const optional = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } => (value === undefined ? {} : ({ [key]: value } as { [P in K]?: V }));
