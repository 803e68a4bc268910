import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { agents } from '../../heuristics/commits/agents/index.ts';
import { checkAgent } from '../config/resolve.ts';
import { CI, CONFIG_FILE, HOOKS, initFiles, nextSteps, PRESETS, type InitChoices } from '../init/files.ts';
import { sourceOf } from '../init/source.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import type { Run } from './command.ts';
import { planFiles, writePlanned, type PlannedFile } from './init-files.ts';
import { askChoices } from './init-questions.ts';
import type { Io } from './io.ts';
import { choice, day, flag, list, type Options } from './options.ts';

/** Writes a configuration, hook files and a workflow. Asks on a terminal; adds to hook files, and overwrites nothing without `--force`. */
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
  const files = planFiles(isKept ? all.filter(({ path }) => path !== CONFIG_FILE) : all, { cwd: io.cwd, force: flag(options, 'force') });
  const inTheWay = files.filter(({ outcome }) => outcome === 'in the way');
  if (inTheWay.length > 0) {
    const keep = inTheWay.some(({ path }) => path === CONFIG_FILE) ? 'Edit that policy, or leave out --preset, --ban and --from to keep it while hooks or a workflow are added.' : 'Choose other hooks or CI (--hooks none, --ci none).';
    throw new HandiworkError(`Already there: ${inTheWay.map(({ path }) => path).join(', ')}. Nothing was written.`, { hint: `${keep} --force overwrites.` });
  }
  const byHand = files.filter(({ outcome }) => outcome === 'by hand');
  if (byHand.length > 0) {
    io.tell(byHand.map(toPaste).join(''));
    return 2;
  }
  for (const file of files) if (file.outcome !== 'kept') writePlanned(file);
  const done = files.map(({ path, outcome }) => `${outcome === 'kept' ? 'Kept' : outcome === 'added' ? 'Added to' : 'Wrote'} ${path}\n`);
  const steps = nextSteps(choices, new Map(files.map(({ path, text }) => [path, text])));
  await io.write([...(isKept ? [`Kept ${CONFIG_FILE}\n`] : []), ...done, 'Next:\n', ...steps.map((step) => `  ${step}\n`)]);
  return 0;
};

/** What Handiwork would add, for somebody to put in its place. */
function toPaste({ path, why = '', paste = [] }: PlannedFile): string {
  const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '    ');
  return `handiwork: ${path} was not changed: ${why}. Nothing was written.\n${paste.map(({ where, text }) => `  Add ${where}:\n\n${indented(text)}\n\n`).join('')}  Then run this again, for the other files. --force puts a new file in its place.\n`;
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
