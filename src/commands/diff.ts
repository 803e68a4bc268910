import { readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { loadRules, type Rules } from '../builtins.ts';
import { findConfig, loadConfig, type LoadedConfig, type ReadConfigFile } from '../config/load.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { diff, type Decision } from '../diff.ts';
import { openBreaches } from '../report/rules.ts';
import { parsePullRequest, type PullRequest } from '../scan/review/pull-request.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import { settleChange, suppressionsOf } from './baseline.ts';
import { lineOptions } from './blame-options.ts';
import type { Run } from './command.ts';
import { hasPolicy, policyFor, printed, readAnywhere, readConfiguration, tellIgnored, todayOf, type Configuration } from './configuration.ts';
import { exitCode } from './exit-code.ts';
import { pathInside } from './inside.ts';
import type { Io } from './io.ts';
import { listening } from './listening.ts';
import { flag, text, texts, type Options } from './options.ts';
import { prepareOutputs } from './outputs.ts';

const MOST_BYTES = 16 << 20;

/** Looks at a change, prints what a reviewer needs, and answers with what the policy and the coverage ask for. */
export const run: Run = async ({ args, options, io }) => {
  const plugins = await loadPlugins(texts(options, 'plugin'), io.cwd);
  const outputs = await prepareOutputs({ options, io }, plugins);
  const rules = loadRules(plugins);
  const path = text(options, 'repository') ?? '.';
  let configuration: Configuration | undefined;
  const configurationAt = (commit: ReadConfigFile): Promise<Configuration> =>
    readConfiguration(options, io.cwd, { own: () => findConfig('', commit), named: (file) => namedConfig(file, commit, resolve(io.cwd, path)) });
  const decide = async (base: ReadConfigFile, head: ReadConfigFile): Promise<Decision> => {
    configuration = await configurationAt(base);
    return { ...decided(configuration, options, rules), isChanged: await isOther(configuration, () => configurationAt(head)) };
  };
  const found = await listening(io, (bus) => diff(path, {
    bus,
    cwd: io.cwd,
    include: texts(options, 'include'),
    exclude: texts(options, 'exclude'),
    blame: lineOptions(options, io.cwd),
    suppressions: suppressionsOf(options),
    signal: io.signal,
    context: flag(options, 'context'),
    budget: seconds(options) * 1000,
    decide,
    ...defined({ range: args[0], pullRequest: pullRequestOf(options, io) }),
  }, rules));
  if (flag(options, 'printConfig') && configuration !== undefined) {
    await io.write(printed(configuration));
    return 0;
  }
  if (configuration !== undefined) tellIgnored(configuration, io);
  const report = await settleChange(found, path, { options, io });
  await outputs.write([report], [path]);
  const code = exitCode([report], flag(options, 'allowPartial'), { mayBeEmpty: true });
  return code === 0 && openBreaches(report.review?.breaches).length > 0 ? 1 : code;
};

/** A policy inside the repository is that of the commit which the change starts from: a change cannot loosen what it is judged by. */
async function namedConfig(file: string, base: ReadConfigFile, repository: string): Promise<LoadedConfig> {
  const inside = pathInside(file, repository);
  if (inside === undefined) return loadConfig(file.split(sep).join('/'), readAnywhere);
  if ((await base(inside)) === undefined) {
    throw new HandiworkError(`There is no "${inside}" in the commit that the change starts from.`, { hint: 'A policy inside the repository is read from there. Keep it outside, or merge it first.' });
  }
  return loadConfig(inside, base);
}

/** One that cannot be read, or says what cannot be, is another one, too: whoever merges it will hear of that. */
async function isOther({ config }: Configuration, later: () => Promise<Configuration>): Promise<boolean> {
  try {
    return !isDeepStrictEqual((await later()).config, config);
  } catch (error) {
    if (error instanceof HandiworkError) return true;
    throw error;
  }
}

function decided(configuration: Configuration, options: Options, rules: Rules): Decision {
  const { config } = configuration;
  const { include, exclude, minEvidence } = config;
  return {
    ...(hasPolicy(configuration) ? { policy: policyFor(config, rules, todayOf(options)) } : {}),
    ...defined({ include, exclude, minEvidence }),
  };
}

function seconds(options: Options): number {
  const value = text(options, 'timeBudget') ?? '60';
  if (!/^\d{1,6}$/.test(value)) throw new HandiworkError(`--time-budget needs whole seconds, not "${value}".`, { hint: 'For example: --time-budget 300' });
  return Number(value);
}

function pullRequestOf(options: Options, io: Io): PullRequest | undefined {
  const name = text(options, 'prJson');
  if (name === undefined) return undefined;
  const file = resolve(io.cwd, name);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) throw new HandiworkError(`The file "${name}" of --pr-json is not there.`, { hint: 'In GitHub Actions it is "$GITHUB_EVENT_PATH"; elsewhere write one with gh pr view --json title,body,labels,author,headRefName.' });
  if (stat.size > MOST_BYTES) throw new HandiworkError(`The file "${name}" of --pr-json is larger than ${MOST_BYTES} bytes.`, { hint: 'It needs title, body, labels, author and branch only: see handiwork diff --help.' });
  return parsePullRequest(readFileSync(file, 'utf8'));
}
