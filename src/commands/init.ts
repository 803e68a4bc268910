import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { agents } from '../../heuristics/commits/agents/index.ts';
import { checkAgent } from '../config/resolve.ts';
import { initFiles, nextSteps, type InitChoices } from '../init/files.ts';
import { sourceOf } from '../init/source.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Run } from './command.ts';
import type { Io } from './io.ts';
import { choice, day, flag, list, type Options } from './options.ts';

const PRESETS = ['ban', 'disclose', 'inventory'] as const;
const HOOKS = ['pre-commit', 'lefthook', 'husky', 'none'] as const;
const CI = ['github', 'gitlab', 'none'] as const;

/** Writes a configuration, hook files and a workflow. Asks on a terminal; never overwrites without `--force`. */
export const run: Run = async ({ options, io }) => {
  const given = fromOptions(options);
  const choices = flag(options, 'yes') || !io.live || !isTerminal(io) ? withDefaults(given) : await ask(given, io);
  for (const agent of choices.ban) checkAgent(agent, agents.map(({ id }) => id));
  const { version, repository } = createRequire(import.meta.url)('handiwork/package.json') as { version: string; repository?: unknown };
  const source = sourceOf(repository);
  const files = initFiles(choices, { version, source });
  const there = files.filter(({ path }) => existsSync(join(io.cwd, path)));
  if (there.length > 0 && !flag(options, 'force')) {
    throw new HandiworkError(`Already there: ${there.map(({ path }) => path).join(', ')}. Nothing was written.`, { hint: 'Choose other hooks or CI (--hooks none, --ci none), or overwrite with --force.' });
  }
  for (const { path, text, executable } of files) {
    mkdirSync(dirname(join(io.cwd, path)), { recursive: true });
    writeFileSync(join(io.cwd, path), text, executable === true ? { mode: 0o755 } : {});
  }
  await io.write([...files.map(({ path }) => `Wrote ${path}\n`), 'Next:\n', ...nextSteps(choices, source).map((step) => `  ${step}\n`)]);
  return 0;
};

function fromOptions(options: Options): Partial<InitChoices> {
  const [ban, from, preset] = [list(options, 'ban'), day(options, 'from'), choice(options, 'preset', PRESETS)];
  const [hooks, ci] = [choice(options, 'hooks', HOOKS), choice(options, 'ci', CI)];
  return {
    ...(ban.length > 0 ? { ban, preset: 'ban' as const } : {}),
    ...(from === undefined ? {} : { from }),
    ...(preset === undefined ? {} : { preset }),
    ...(hooks === undefined ? {} : { hooks }),
    ...(ci === undefined ? {} : { ci }),
  };
}

/** Without an answer nothing fails yet: the policy takes stock, and is made stricter once one knows what there is. */
const withDefaults = (given: Partial<InitChoices>): InitChoices => ({ preset: 'inventory', ban: [], hooks: 'none', ci: 'none', ...given });

/** Standard error can be a terminal while nobody can answer. */
const isTerminal = ({ stdin }: Io): boolean => 'isTTY' in stdin && stdin.isTTY === true;

async function ask(given: Partial<InitChoices>, io: Io): Promise<InitChoices> {
  const terminal = createInterface({ input: io.stdin, output: process.stderr });
  const closed = new AbortController();
  terminal.once('close', () => closed.abort()); // the end of the input: no answer will come
  const signal = AbortSignal.any([io.signal, closed.signal]);
  const one = async <const T extends string>(question: string, known: readonly T[], standard: T): Promise<T> => {
    for (;;) {
      const answer = (await terminal.question(`${question} (${known.join(', ')}) [${standard}] `, { signal })).trim() || standard;
      const found = known.find((word) => word === answer);
      if (found !== undefined) return found;
    }
  };
  try {
    const preset = given.preset ?? (await one('Policy', PRESETS, 'inventory'));
    const named = given.ban ?? (preset === 'ban' ? (await terminal.question('Agents to ban, joined by commas [all] ', { signal })).split(',') : []);
    const ban = named.map((agent) => agent.trim()).filter((agent) => agent !== '');
    const hooks = given.hooks ?? (await one('Hooks', HOOKS, 'none'));
    const ci = given.ci ?? (await one('Continuous integration', CI, 'none'));
    return { preset, ban, hooks, ci, ...(given.from === undefined ? {} : { from: given.from }) };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new HandiworkError('Nothing was written: the questions were left unanswered.', { hint: 'Without questions: handiwork init --yes. See handiwork init --help.' });
    throw error;
  } finally {
    terminal.close();
  }
}
