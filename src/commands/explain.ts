import { loadRules } from '../builtins.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { explain } from '../explain.ts';
import { safeJson } from '../report/safe-text.ts';
import { painter } from '../report/style.ts';
import { defined } from '../shared/objects.ts';
import { lineOptions } from './blame-options.ts';
import type { Run } from './command.ts';
import { prettyExplanation } from './explain-pretty.ts';
import { choice, text, texts } from './options.ts';

/** Prints all evidence on a file, or on one line of it. */
export const run: Run = async ({ args, options, io }) => {
  const { path, line } = place(args[0] ?? '');
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const people = choice(options, 'people', ['pseudonym', 'full', 'none']) ?? 'pseudonym';
  const rev = text(options, 'rev');
  const rules = loadRules(await loadPlugins(texts(options, 'plugin'), io.cwd));
  const explanation = await explain(path, {
    cwd: io.cwd, people, blame: lineOptions(options, io.cwd), signal: io.signal,
    ...defined({ rev, line }),
  }, rules);
  await io.write(format === 'json' ? `${safeJson(explanation)}\n` : prettyExplanation(explanation, painter(io.colour.stdout)));
  return 0;
};

/** `src/a.py:12` → path and line; a file whose name ends so is reached with a line behind it. */
function place(text: string): { path: string; line?: number } {
  const found = /^(.+):(0|[1-9][0-9]{0,8})$/.exec(text);
  return found?.[1] === undefined ? { path: text } : { path: found[1], line: Number(found[2]) };
}
