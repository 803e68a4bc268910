import { useMemo } from 'preact/hooks';

import { AUDIT_STATES, type AuditState } from '../../api/audit.ts';
import { compact, count, lineSpan, plural } from '../model/format.ts';
import { useKeys } from '../model/keys.ts';
import { KINDS } from '../model/kinds.ts';
import { go, printRoute, route, setParams } from '../model/route.ts';
import { Choice, FilterBar } from '../parts/filter-bar.tsx';
import { Mark } from '../parts/mark.tsx';
import { Meter } from '../parts/meter.tsx';
import { PathText } from '../parts/path-text.tsx';
import { VirtualGrid } from '../parts/virtual-grid.tsx';
import { undoLast } from './act.ts';
import { askFor } from './decide-dialog.tsx';
import { isLoaded, items, type ItemRow } from './items.ts';
import { activeRow, FILTER, fitting, listed, liveFilter, marked, ME, NOBODY, standOn, toggleMark, trail } from './list.ts';
import { fresh } from './news.ts';
import { mayDecide } from './session.ts';
import { State } from './states.tsx';

export const worklistAddress = (): string => printRoute(['worklist'], FILTER.map((name) => [name, route.value.params.get(name) ?? ''] as const));
export const itemAddress = (id: string): string => printRoute(['item', id], FILTER.map((name) => [name, route.value.params.get(name) ?? ''] as const));

export function Worklist() {
  const rows = listed.value;
  const active = activeRow.value;
  const chosen = (): ItemRow[] => {
    const own = items.value.filter(({ id }) => marked.value.has(id));
    const at = rows[active];
    return own.length > 0 ? own : at === undefined ? [] : [at];
  };
  const forgetMarks = (): void => { marked.value = new Set(); };
  useKeys({
    c: () => askFor('confirmed', chosen(), forgetMarks), r: () => askFor('refuted', chosen(), forgetMarks), a: () => askFor('accepted', chosen(), forgetMarks),
    A: () => askFor('assign', chosen(), forgetMarks), u: () => { if (mayDecide.value) undoLast(); }, Escape: forgetMarks,
    x: () => { const row = rows[active]; if (row !== undefined && mayDecide.value) toggleMark(row.id); },
  });
  const open = (at: number): void => {
    const row = rows[at];
    if (row === undefined) return;
    trail.value = rows.map(({ id }) => id);
    go(itemAddress(row.id));
  };
  return (
    <div class="page ranking worklist">
      <div class="ranking-title">
        <h1>Worklist</h1>
        <p class="title-facts">Most expected lines for a minute of review first. {mayDecide.value && <Hints />}</p>
      </div>
      <States />
      <Filters />
      <p class="ranking-count" role="status">{isLoaded.value ? summary(rows) : 'Loading…'}{marked.value.size > 0 && <b> · {count(marked.value.size)} marked</b>}</p>
      <VirtualGrid class="items" label="Findings under audit" columns={COLUMNS} count={rows.length} heights={[34, 58]} active={active} onActive={standOn} onOpen={open} cells={(at) => cellsOf(rows[at])} empty={isLoaded.value ? 'No finding fits.' : 'Loading…'} />
    </div>
  );
}

const Hints = () => <span class="keys"><kbd>c</kbd> confirm, <kbd>r</kbd> refute, <kbd>a</kbd> accept, <kbd>x</kbd> mark, <kbd>u</kbd> undo</span>;

function summary(rows: readonly ItemRow[]): string {
  const lines = rows.reduce((sum, { expectedLines }) => sum + expectedLines, 0);
  const minutes = rows.reduce((sum, row) => sum + (row.state === 'open' ? row.minutes : 0), 0);
  return `${plural(rows.length, 'finding')}, ${compact(Math.round(lines))} expected lines${minutes > 0 ? `, about ${time(minutes)} to review` : ''}`;
}

export const time = (minutes: number): string => (minutes < 90 ? plural(Math.round(minutes), 'minute') : plural(Math.round(minutes / 60), 'hour'));

function States() {
  const counts = new Map<AuditState, number>();
  for (const { state } of fitting.value) counts.set(state, (counts.get(state) ?? 0) + 1);
  const chosen = liveFilter.value.state;
  const button = (state: AuditState | 'all', many: number) => (
    <button type="button" aria-pressed={chosen === state} onClick={() => setParams({ state: state === 'open' ? '' : state })}>
      {state === 'all' ? 'All' : <State state={state} />} <span class="number">{compact(many)}</span>
    </button>
  );
  return <div class="segments" role="group" aria-label="State">{AUDIT_STATES.map((state) => button(state, counts.get(state) ?? 0))}{button('all', fitting.value.length)}</div>;
}

function Filters() {
  const choices = useMemo(() => {
    const all = (of: (row: ItemRow) => string): string[] => [...new Set(items.value.map(of))].filter((text) => text !== '').toSorted();
    return { kinds: KINDS.filter((kind) => items.value.some((row) => row.kind === kind)), agents: all(({ agent }) => agent), owners: all(({ owner }) => owner), assignees: all(({ assignee }) => assignee), repositories: all(({ repository }) => repository) };
  }, [items.value]);
  const { assignee, repository } = liveFilter.value;
  return (
    <div class="filters">
      <FilterBar kinds={choices.kinds} agents={choices.agents} owners={choices.owners} />
      <Choice name="Assigned" value={assignee} values={[ME, NOBODY, ...choices.assignees]} onChoose={(value) => setParams({ assignee: value })} />
      <Choice name="Repository" value={repository} values={choices.repositories} onChoose={(value) => setParams({ repository: value })} />
    </div>
  );
}

const COLUMNS = [
  { name: 'State', class: 'cell-state' }, { name: 'Class', class: 'cell-kind' }, { name: 'Place', class: 'cell-path' }, { name: 'Agent', class: 'cell-agents' }, { name: 'Owner', class: 'cell-owner' },
  { name: 'Assigned to', class: 'cell-assignee' }, { name: 'Expected', class: 'cell-number number' }, { name: 'Minutes', class: 'cell-minutes number' },
] as const;

function cellsOf(row: ItemRow | undefined) {
  if (row === undefined) return [];
  return [
    <span class={fresh.value.has(row.id) ? 'is-fresh' : ''}>{marked.value.has(row.id) && <span class="marked">marked </span>}<State state={row.state} short /></span>,
    <Mark kind={row.kind} labelled />, <Place row={row} />, row.agent === '' ? <Meter value={row.resemblance} /> : row.agent, row.owner, row.assignee,
    compact(Math.round(row.expectedLines)), row.minutes < 1 ? '<1' : compact(Math.round(row.minutes)),
  ];
}

function Place({ row: { path, message, startLine, endLine } }: { row: ItemRow }) {
  if (path === undefined) return <span class="quiet message" title={message}>{message === '' ? 'The repository' : message}</span>;
  return <><PathText path={path} />{startLine !== undefined && <span class="lines">:{lineSpan(startLine, endLine ?? startLine)}</span>}</>;
}
