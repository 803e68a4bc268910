import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

import { checkAgent } from '../config/resolve.ts';
import { CI, HOOKS, PRESETS, type InitChoices } from '../init/files.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import type { Io } from './io.ts';
import { checkDay } from './options.ts';
import { suggestion } from '../config/suggest.ts';

/** Asks until the answer can be used; an empty one stands for what is in brackets. */
type Ask = <T>(question: string, read: (answer: string) => T) => Promise<T>;

/**
 * Asks for what the flags did not say. Questions go to standard error, as everything else that is for a person.
 *
 * @throws {HandiworkError} When the input ends, or Ctrl-C is pressed, before everything is answered.
 */
export async function askChoices(given: Partial<InitChoices>, { io, agents }: { io: Io; agents: readonly string[] }): Promise<InitChoices> {
  const output = new Writable({ write: (text: Buffer, _encoding, done) => { io.tell(text.toString()); done(); } });
  const terminal = createInterface({ input: io.stdin, output, terminal: 'setRawMode' in io.stdin, signal: io.signal });
  const lines = terminal[Symbol.asyncIterator](); // keeps what is pasted or typed ahead
  let isOpen = true;
  terminal.once('close', () => { isOpen = false; });
  const ask: Ask = async (question, read) => {
    for (;;) {
      if (isOpen) {
        terminal.setPrompt(`${question} `);
        terminal.prompt();
      } else io.tell(`${question} `); // the input ended, and its last lines are still to be read: from Node 24 on, prompting then throws
      const line = await lines.next();
      if (line.done === true) {
        io.tell('\n');
        throw new HandiworkError('Nothing was written: the questions were left unanswered.', { hint: 'Without questions: handiwork init --yes. See handiwork init --help.' });
      }
      try {
        return read(line.value.trim());
      } catch (error) {
        if (!(error instanceof HandiworkError)) throw error;
        io.tell(`  ${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}\n`);
      }
    }
  };
  try {
    return await answers(given, ask, agents);
  } finally {
    terminal.close();
  }
}

async function answers(given: Partial<InitChoices>, ask: Ask, agents: readonly string[]): Promise<InitChoices> {
  const preset = given.preset ?? (await ask('Policy (ban, disclose, inventory) [inventory]', oneOf(PRESETS, 'inventory')));
  const ban = given.ban ?? (preset === 'ban' ? await ask('Agents to ban, joined by commas [all]', (answer) => agentsIn(answer, agents)) : []);
  const from = given.from ?? (preset === 'ban' ? await ask('First day of the ban (YYYY-MM-DD) [always banned]', (answer) => (answer === '' ? undefined : checkDay(answer, 'This'))) : undefined);
  const hooks = given.hooks ?? (await ask(`Hooks (${HOOKS.join(', ')}) [none]`, oneOf(HOOKS, 'none')));
  const ci = given.ci ?? (await ask(`Continuous integration (${CI.join(', ')}) [none]`, oneOf(CI, 'none')));
  return { preset, ban, hooks, ci, ...defined({ from }) };
}

const oneOf = <const T extends string>(known: readonly T[], standard: T) => (answer: string): T => {
  const found = known.find((word) => word === (answer === '' ? standard : answer.toLowerCase()));
  if (found === undefined) throw new HandiworkError(`"${answer}" is none of them.`, { hint: suggestion(answer, known) });
  return found;
};

function agentsIn(answer: string, known: readonly string[]): string[] {
  const named = answer.split(',').map((agent) => agent.trim()).filter((agent) => agent !== '' && agent !== 'all');
  for (const agent of named) checkAgent(agent, known);
  return named;
}
