import { resolve } from 'node:path';

import type { AuditItem, ItemQuery } from '../../api/audit.ts';
import { openRepository } from '../../history/object-view.ts';
import { listFiles } from '../../history/tree.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { painter, plural, table, thousands, type Paint } from '../../report/style.ts';
import { displayPaths } from '../../scan/display-path.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { parseBudget, pickWithin, type BudgetPick } from '../../worklist/budget.ts';
import { gainCurve, groupTasks, orderTasks, type Task, type TaskGroup } from '../../worklist/order.ts';
import { packageFinder, type PackageOf } from '../../worklist/packages.ts';
import { queryOf, withLedger } from './call.ts';
import { placeOf } from './place.ts';
import type { Run } from '../command.ts';
import { choice, count, text } from '../options.ts';

const SHOWN = 20;
const GROUPINGS = ['owner', 'package', 'change'] as const;
type Grouping = (typeof GROUPINGS)[number];

/** What tasks are grouped by. @throws {HandiworkError} When packages are asked for and no repository is named. */
async function keyOf(by: Grouping, sources: readonly string[], cwd: string): Promise<(item: AuditItem) => string> {
  if (by === 'owner') return ({ owner }) => owner;
  if (by === 'change') return ({ repository, commit }) => (commit === undefined ? `${repository}, no single commit` : `${repository}@${commit.slice(0, 12)}`);
  if (sources.length === 0) throw new HandiworkError('Packages are told by the files of a repository, and none is named.', { hint: 'Name the repositories: handiwork audit worklist --by package ../web' });
  const finders = new Map(await Promise.all(sources.map(async (source) => packagesIn(source, cwd))));
  return ({ repository, path }) => {
    const name = finders.get(repository)?.(path) ?? '.';
    return name === '.' ? repository : `${repository}/${name}`;
  };
}

async function packagesIn(source: string, cwd: string): Promise<[string, PackageOf]> {
  const repository = await openRepository(resolve(cwd, source));
  try {
    const depth = repository.subfolder.split('/').length - 1;
    return [displayPaths([{ path: source, depth }])[0] ?? source, packageFinder((await listFiles(repository)).map(({ path }) => path))];
  } finally {
    repository.close();
  }
}

interface Worklist {
  tasks: Task[];
  picked: BudgetPick | undefined;
  groups: TaskGroup[] | undefined;
}

/** Orders what is open by what a minute of review finds, and picks what fits into a budget. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const by = choice(options, 'by', GROUPINGS);
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const budget = text(options, 'budget');
  const minutes = budget === undefined ? undefined : parseBudget(budget);
  const limit = count(options, 'limit') ?? SHOWN;
  const query: ItemQuery = { ...queryOf(options), state: ['open'] };
  const tasks = orderTasks(await withLedger(call, (ledger) => ledger.items(query)));
  const picked = minutes === undefined ? undefined : pickWithin(tasks, minutes);
  const chosen = picked?.tasks ?? tasks;
  const worklist: Worklist = { tasks, picked, groups: by === undefined ? undefined : groupTasks(chosen, await keyOf(by, args, io.cwd)) };
  await io.write(format === 'json' ? `${safeJson(asData(worklist))}\n` : pretty(worklist, limit, painter(io.colour.stdout)));
  return 0;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

function asData({ tasks, picked, groups }: Worklist): object {
  const data = ({ item, expectedLines, minutes }: Task): object => ({ ...item, expectedLines, minutes: rounded(minutes), linesPerMinute: rounded(expectedLines / minutes) });
  const sums = (list: readonly Task[]): object => ({ findings: list.length, expectedLines: rounded(sum(list, (task) => task.expectedLines)), minutes: rounded(sum(list, (task) => task.minutes)) });
  return {
    open: sums(tasks),
    ...(picked === undefined ? {} : { picked: { ...sums(picked.tasks), share: rounded(picked.share) } }),
    ...(groups === undefined ? { tasks: (picked?.tasks ?? tasks).map(data) } : { groups: groups.map((group) => ({ key: group.key, ...sums(group.tasks), tasks: group.tasks.map(data) })) }),
  };
}

function pretty({ tasks, picked, groups }: Worklist, limit: number, paint: Paint): string[] {
  if (tasks.length === 0) return ['Nothing is open here.\n'];
  const chosen = picked?.tasks ?? tasks;
  const lines = [
    `${plural(tasks.length, 'open finding')}: ${thousands(sum(tasks, (task) => task.expectedLines))} expected lines, about ${duration(sum(tasks, (task) => task.minutes))} of review at the assumed pace.`,
    picked === undefined ? gains(tasks) : pickInWords(picked),
    '',
    ...(groups === undefined ? rowsOf(chosen, limit, paint) : groups.flatMap((group) => [...heading(group, paint), ...rowsOf(group.tasks, limit, paint), ''])),
    'Best first: expected lines found per minute of review. An order of work, not a judgement of anyone.',
  ];
  return lines.map((line) => `${line}\n`);
}

function pickInWords({ tasks, minutes, expectedLines, share }: BudgetPick): string {
  if (tasks.length === 0) return 'The budget is too small for any of them.';
  return `Picked for the budget: ${plural(tasks.length, 'finding')}, about ${duration(minutes)}, ${thousands(expectedLines)} expected lines (${Math.floor(share * 100)} % of them).`;
}

/** Where the gain curve passes half and nine tenths. */
function gains(tasks: readonly Task[]): string {
  const curve = gainCurve(tasks);
  const at = (share: number): string => duration(curve.find((point) => point.share >= share)?.minutes ?? 0);
  return `In this order half of the lines are seen after ${at(0.5)}, nine tenths after ${at(0.9)}.`;
}

const heading = ({ key, tasks, expectedLines, minutes }: TaskGroup, paint: Paint): string[] =>
  [`${paint('strong', safeText(key, 80))}  ${plural(tasks.length, 'finding')}, ${thousands(expectedLines)} expected lines, about ${duration(minutes)}`];

const COLUMNS = ['id', 'class', 'agent', 'lines', 'minutes', 'lines/min', 'place'].map((title, at) => ({ title, align: at > 2 && at < 6 ? ('right' as const) : ('left' as const) }));

function rowsOf(tasks: readonly Task[], limit: number, paint: Paint): string[] {
  const rows = tasks.slice(0, limit).map(({ item, expectedLines, minutes, yield: found }) =>
    [item.id, item.class, item.agent ?? '', thousands(expectedLines), minutes.toFixed(1), found.toFixed(1), placeOf(item)].map((cell) => safeText(cell, 100)));
  return [...table(COLUMNS, rows, paint), ...(tasks.length > limit ? [`… and ${thousands(tasks.length - limit)} more: --limit ${tasks.length}, or --format json`] : [])];
}

const sum = (tasks: readonly Task[], of: (task: Task) => number): number => tasks.reduce((total, task) => total + of(task), 0);

/** `3 h 20 min`, `8 min`. */
export function duration(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  if (hours === 0) return `${whole} min`;
  return whole % 60 === 0 ? `${thousands(hours)} h` : `${thousands(hours)} h ${whole % 60} min`;
}
