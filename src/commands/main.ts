import { createRequire } from 'node:module';

import { safeText } from '../report/safe-text.ts';
import { painter } from '../report/style.ts';
import { HandiworkError } from '../shared/errors.ts';
import { parseArguments } from './arguments.ts';
import type { Io } from './io.ts';

/**
 * One call of the program.
 *
 * @param argv Without the program and script names.
 * @returns The exit code: 0, 1 (the policy is breached) or 2 (usage, internal error, or something was not read).
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const parsed = parseArguments(argv);
    if (parsed.kind === 'version') {
      const { version } = createRequire(import.meta.url)('handiwork/package.json') as { version: string };
      await io.write(`${version}\n`);
      return 0;
    }
    if (parsed.kind === 'help') {
      parsed.show();
      return parsed.asked ? 0 : 2;
    }
    const { args, options } = parsed;
    const colour = options['color'];
    const asked = typeof colour === 'boolean' ? { ...io, colour: { stdout: colour, stderr: colour } } : io;
    const { run } = await parsed.command.load();
    return await run({ args, options, io: asked });
  } catch (error) {
    io.tell(describe(error, io));
    return 2;
  }
}

function describe(error: unknown, io: Io): string {
  const paint = painter(io.colour.stderr);
  const name = paint('alarm', 'handiwork:');
  if (io.signal.aborted) return `${name} interrupted.\n`;
  // By name: the class would bring all of git into a call that only shows help.
  if (error instanceof Error && error.name === 'GitFailure') {
    return `${name} ${safeText(error.message, 400)}\n  An object may be missing or damaged: try git fsck in a copy, or a fresh clone.\n`;
  }
  if (error instanceof HandiworkError) {
    const hint = error.hint === undefined ? '' : `  ${safeText(error.hint)}\n`;
    return `${name} ${safeText(error.message)}\n${hint}`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map((line) => safeText(line, 400)).join('\n');
  return `${name} internal error. Please report it with the lines below.\n${lines}\n`;
}
