import type { AuditItem } from '../../api/audit.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { painter, table } from '../../report/style.ts';
import { queryOf, withLedger } from './call.ts';
import { placeOf } from './place.ts';
import type { Run } from '../command.ts';
import { csvCell } from '../../report/csv-cell.ts';
import { choice, count, flag } from '../options.ts';

const SHOWN = 100;

const COLUMNS: readonly (readonly [name: string, value: (item: AuditItem) => string | number | undefined])[] = [
  ['id', ({ id }) => id],
  ['state', ({ state }) => state],
  ['repository', ({ repository }) => repository],
  ['path', ({ path }) => path],
  ['start_line', ({ startLine }) => startLine],
  ['end_line', ({ endLine }) => endLine],
  ['class', ({ class: evidence }) => evidence],
  ['agent', ({ agent }) => agent],
  ['model', ({ model }) => model],
  ['commit', ({ commit }) => commit],
  ['expected_lines', ({ expectedLines }) => expectedLines],
  ['owner', ({ owner }) => owner],
  ['assignee', ({ assignee }) => assignee],
  ['reason', ({ decision }) => decision?.reason],
  ['decided_by', ({ decision }) => decision?.actor],
  ['decided_at', ({ decision }) => decision?.at],
  ['approver', ({ decision }) => decision?.approver],
  ['expires', ({ decision }) => decision?.expires],
  ['verified', ({ verification }) => verification?.outcome],
  ['similarity', ({ verification }) => verification?.similarity],
  ['verified_commit', ({ verification }) => verification?.commit],
  ['since', ({ since }) => since],
  ['revision', ({ revision }) => revision],
  ['message', ({ message }) => message],
];

/** Lists findings under audit. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const format = choice(options, 'format', ['pretty', 'json', 'csv']) ?? 'pretty';
  const limit = count(options, 'limit') ?? (format === 'pretty' ? SHOWN : Number.POSITIVE_INFINITY);
  const items = await withLedger(call, (ledger) => ledger.items(queryOf(options)));
  const shown = items.slice(0, limit);
  if (format === 'json') await io.write(jsonLines(shown));
  else if (format === 'csv') await io.write(csvLines(shown, flag(options, 'csvRaw')));
  else await io.write(pretty(shown, items.length, io.colour.stdout));
  return 0;
};

function* jsonLines(items: readonly AuditItem[]): Generator<string> {
  yield '[';
  for (const [index, item] of items.entries()) yield `${index === 0 ? '' : ','}\n${safeJson(item)}`;
  yield '\n]\n';
}

function* csvLines(items: readonly AuditItem[], raw: boolean): Generator<string> {
  yield `${COLUMNS.map(([name]) => name).join(',')}\n`;
  for (const item of items) yield `${COLUMNS.map(([, value]) => csvCell(value(item), raw)).join(',')}\n`;
}

function pretty(items: readonly AuditItem[], all: number, colour: boolean): string[] {
  if (all === 0) return ['No finding is like that.\n'];
  const columns = [{ title: 'id' }, { title: 'state' }, { title: 'class' }, { title: 'agent' }, { title: 'lines', align: 'right' as const }, { title: 'place' }, { title: 'owner' }, { title: 'assignee' }];
  const rows = items.map((item) => [item.id, item.state, item.class, item.agent ?? '', item.startLine === undefined ? '' : String((item.endLine ?? 0) - item.startLine + 1), placeOf(item), item.owner, item.assignee ?? ''].map((cell) => safeText(cell, 100)));
  const rest = all - items.length;
  return [...table(columns, rows, painter(colour)).map((line) => `${line}\n`), ...(rest > 0 ? [`… and ${rest} more: --limit ${all}, --format csv, or a filter.\n`] : [])];
}
