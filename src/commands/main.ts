import { createRequire } from 'node:module';

import { parseArguments } from './arguments.ts';
import { describeFailure } from './failure.ts';
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
    io.tell(describeFailure(error, io));
    return 2;
  }
}
