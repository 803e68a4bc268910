import type { AuditItem } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { minutesFor } from '../worklist/effort.ts';
import { NUMBER_COLUMNS, TEXT_COLUMNS, type ItemTable, type NumberColumn, type TextColumn } from './contract.ts';

type Texts = Record<TextColumn, string | undefined>;
type Numbers = Record<NumberColumn, number | undefined>;

/** Which package of its repository an item belongs to. */
export type PackageOfItem = (item: AuditItem) => string;

/** What an item does not say of itself. */
interface Around {
  packageOf: PackageOfItem;
  /** By item, who wrote its newest entry. */
  actors: ReadonlyMap<string, string>;
}

/** Lays items out in columns. */
export function tableOf(items: readonly AuditItem[], { seq, day, complete, ...around }: Pick<ItemTable, 'seq' | 'day' | 'complete'> & Around): ItemTable {
  const table = { seq, day, complete, texts: forEach(TEXT_COLUMNS, () => []), columns: { id: [], state: [], ...forEach(TEXT_COLUMNS, () => []), ...forEach(NUMBER_COLUMNS, () => []) } } as ItemTable;
  const numbers = forEach(TEXT_COLUMNS, () => new Map<string, number>());
  const numberOf = (column: TextColumn, text: string | undefined): number => {
    if (text === undefined) return -1;
    const known = numbers[column].get(text);
    if (known !== undefined) return known;
    numbers[column].set(text, numbers[column].size);
    return table.texts[column].push(text) - 1;
  };
  for (const item of items) {
    table.columns.id.push(item.id);
    table.columns.state.push(stateOn(item, day));
    const texts = textsOf(item, around);
    for (const column of TEXT_COLUMNS) table.columns[column].push(numberOf(column, texts[column]));
    const values = numbersOf(item);
    for (const column of NUMBER_COLUMNS) table.columns[column].push(values[column] ?? null);
  }
  return table;
}

function textsOf(item: AuditItem, { packageOf, actors }: Around): Texts {
  const { repository, path, rule, class: evidence, level, agent, model, commit, owner, assignee, decision, message } = item;
  return { repository, path, rule, class: evidence, level, agent, model, commit, owner, package: packageOf(item), assignee, decidedBy: decision?.actor, changedBy: actors.get(item.id), expires: decision?.expires, message: path === undefined ? message : undefined };
}

const numbersOf = (item: AuditItem): Numbers => ({
  startLine: item.startLine,
  endLine: item.endLine,
  resemblance: item.resemblance,
  expectedLines: Math.round(item.expectedLines * 1000) / 1000,
  minutes: Math.round(minutesFor(item) * 1000) / 1000,
  revision: item.revision,
});

const forEach = <K extends string, V>(keys: readonly K[], make: () => V): Record<K, V> => Object.fromEntries(keys.map((key) => [key, make()])) as Record<K, V>;
