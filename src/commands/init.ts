import { existsSync, lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative } from 'node:path';

import { agents } from '../../heuristics/commits/agents/index.ts';
import { checkAgent } from '../config/resolve.ts';
import { CI, CONFIG_FILE, HOOKS, initFiles, nextSteps, PRESETS, type InitChoices, type InitFile } from '../init/files.ts';
import { sourceOf } from '../init/source.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import type { Run } from './command.ts';
import { askChoices } from './init-questions.ts';
import type { Io } from './io.ts';
import { choice, day, flag, list, type Options } from './options.ts';

/** Writes a configuration, hook files and a workflow. Asks on a terminal; never overwrites without `--force`. */
export const run: Run = async ({ options, io }) => {
  const given = fromOptions(options);
  const known = agents.map(({ id }) => id);
  const asks = !flag(options, 'yes') && io.live && isTerminal(io);
  const choices = asks ? await askChoices(given, { io, agents: known }) : withDefaults(given);
  for (const agent of choices.ban) checkAgent(agent, known);
  const { version, repository } = createRequire(import.meta.url)('handiwork/package.json') as { version: string; repository?: unknown };
  const source = sourceOf(repository);
  const all = initFiles(choices, { version, source });
  const isKept = !asks && keepsPolicy(given, choices) && existsSync(join(io.cwd, CONFIG_FILE));
  const files = isKept ? all.filter(({ path }) => path !== CONFIG_FILE) : all;
  const there = files.filter(({ path }) => isThere(join(io.cwd, path)));
  if (there.length > 0 && !flag(options, 'force')) {
    throw new HandiworkError(`Already there: ${there.map(({ path }) => path).join(', ')}. Nothing was written.`, { hint: 'Choose other hooks or CI (--hooks none, --ci none), add by hand what src/guides/hooks.md shows, or overwrite all of it with --force.' });
  }
  for (const { path } of files) refuseOutside(path, io.cwd);
  for (const file of files) write(file, io.cwd);
  await io.write([...(isKept ? [`Kept ${CONFIG_FILE}\n`] : []), ...files.map(({ path }) => `Wrote ${path}\n`), 'Next:\n', ...nextSteps(choices, source).map((step) => `  ${step}\n`)]);
  return 0;
};

/** A link counts, wherever it leads. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** A cloned repository may hold links to anywhere, and nobody means those. @throws {HandiworkError} When a folder of the file is one. */
function refuseOutside(path: string, cwd: string): void {
  let folder = dirname(join(cwd, path));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const inside = relative(realpathSync(cwd), realpathSync(folder));
  if (inside.startsWith('..') || isAbsolute(inside)) throw new HandiworkError(`"${path}" would lie outside of this folder: a link leads there. Nothing was written.`, { hint: 'Take the link away, or choose other hooks or CI.' });
}

function write({ path, text, executable }: InitFile, cwd: string): void {
  const place = join(cwd, path);
  mkdirSync(dirname(place), { recursive: true });
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) rmSync(place);
  writeFileSync(place, text, executable === true ? { mode: 0o755 } : {});
}

/** Whoever adds a hook or a workflow and says nothing of the policy keeps the one that is there, even with `--force`. */
const keepsPolicy = (given: Partial<InitChoices>, { hooks, ci }: InitChoices): boolean =>
  given.preset === undefined && given.from === undefined && (hooks !== 'none' || ci !== 'none');

function fromOptions(options: Options): Partial<InitChoices> {
  const [ban, from, preset] = [list(options, 'ban'), day(options, 'from'), choice(options, 'preset', PRESETS)];
  if (from !== undefined && ban.length === 0 && preset !== undefined && preset !== 'ban') throw new HandiworkError('--from is the first day of a ban, and nothing is banned.', { hint: 'Add --ban <agent>, or --preset ban for all.' });
  const [hooks, ci] = [choice(options, 'hooks', HOOKS), choice(options, 'ci', CI)];
  return {
    ...(ban.length > 0 ? { ban, preset: 'ban' as const } : {}),
    ...defined({ from, preset, hooks, ci }),
  };
}

/** Without an answer nothing fails yet: the policy takes stock, and is made stricter once one knows what there is. */
const withDefaults = (given: Partial<InitChoices>): InitChoices => ({ preset: given.from === undefined ? 'inventory' : 'ban', ban: [], hooks: 'none', ci: 'none', ...given });

/** Standard error can be a terminal while nobody can answer. */
const isTerminal = ({ stdin }: Io): boolean => 'isTTY' in stdin && stdin.isTTY === true;
