import { blame, type BlamedLine, type BlameReport } from '../blame.ts';
import { safeJson, safeText } from '../report/safe-text.ts';
import { painter } from '../report/style.ts';
import { readText } from '../scan/read-text.ts';
import { defined } from '../shared/objects.ts';
import { lineOptions } from './blame-options.ts';
import type { Run } from './command.ts';
import { choice, text } from './options.ts';

/** Prints a file line by line with the commit and the agent known for each. */
export const run: Run = async ({ args, options, io }) => {
  const file = args[0] ?? '';
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const rev = text(options, 'rev');
  const report = await blame(file, { cwd: io.cwd, blame: lineOptions(options, io.cwd), signal: io.signal, ...defined({ rev }) });
  if (format === 'json') {
    await io.write(json(report));
    return 0;
  }
  const content = (await readText(file, { cwd: io.cwd, rev: report.head })).split('\n');
  const paint = painter(io.colour.stdout);
  const width = report.lines.reduce((most, line) => Math.max(most, who(line).length), 4);
  await io.write((function* () {
    for (const line of report.lines) {
      const commit = line.commit?.slice(0, 10) ?? 'unknown'.padEnd(10);
      const mark = who(line).padEnd(width);
      yield `${paint('dim', commit)} ${line.class === null ? mark : paint('strong', mark)} ${paint('dim', String(line.line).padStart(5))} ${safeText(untabbed(content[line.line - 1] ?? ''), 200)}\n`;
    }
  })());
  return 0;
};

const who = ({ class: evidenceClass, agent, model }: BlamedLine): string =>
  evidenceClass === null ? '' : `${evidenceClass} ${safeText(agent ?? '', 30)}${model === undefined ? '' : ` (${safeText(model, 30)})`}`;

/** Indentation is no attack: tabs are shown as two spaces. */
const untabbed = (line: string): string => line.replace(/\r$/, '').replaceAll('\t', '  ');

function* json({ path, head, lines }: BlameReport): Generator<string> {
  yield `{"path":${safeJson(path)},"head":${safeJson(head)},"lines":[`;
  for (const [at, line] of lines.entries()) yield `${at === 0 ? '\n' : ',\n'}${safeJson(line)}`;
  yield `${lines.length === 0 ? '' : '\n'}]}\n`;
}
