import { loadRules } from '../builtins.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { safeJson, safeText } from '../report/safe-text.ts';
import { painter, plural, table } from '../report/style.ts';
import { readText } from '../scan/read-text.ts';
import { trace, type HeuristicTrace } from '../trace.ts';
import type { Run } from './command.ts';
import { choice, text, texts } from './options.ts';

/** Prints why each heuristic ran or was skipped on a file, and what it measured. */
export const run: Run = async ({ args, options, io }) => {
  const path = args[0] ?? '';
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const rules = loadRules(await loadPlugins(texts(options, 'plugin'), io.cwd));
  const traced = await trace({ path, text: await readText(path, { cwd: io.cwd, rev: text(options, 'rev') }) }, rules);
  if (format === 'json') {
    await io.write(`${safeJson(traced)}\n`);
    return 0;
  }
  const paint = painter(io.colour.stdout);
  const total = traced.units.length;
  const right = { align: 'right' } as const;
  const columns = [{ title: 'heuristic' }, { title: 'measured', ...right }, { title: 'least', ...right }, { title: 'median', ...right }, { title: 'most', ...right }, { title: 'unit' }];
  const ran = traced.heuristics.filter(({ skipped }) => skipped === undefined);
  const skipped = traced.heuristics.filter((one) => one.skipped !== undefined);
  const lines = [
    `${paint('strong', safeText(path))} ${traced.language}, ${plural(total, 'unit')}`,
    '',
    ...table(columns, ran.map((one) => row(one, total)), paint),
    '',
    ...table([{ title: 'skipped' }, { title: 'why' }], skipped.map((one) => [safeText(one.id, 60), safeText(one.skipped ?? '', 80)]), paint),
  ];
  await io.write(lines.map((line) => `${line}\n`));
  return 0;
};

function row({ id, measured, measures, failed }: HeuristicTrace, total: number): string[] {
  const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const last = failed === undefined ? (measures?.unit ?? 'abstained everywhere') : failed;
  return [safeText(id, 60), `${measured} of ${total}`, number(measures?.least), number(measures?.median), number(measures?.most), safeText(last, 80)];
}
