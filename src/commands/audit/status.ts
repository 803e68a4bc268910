import { AUDIT_STATES, type AuditItem, type Ledger, type LedgerEntry } from '../../api/audit.ts';
import { stateOn } from '../../audit/decide.ts';
import { LedgerReplay } from '../../audit/ledger-replay.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { painter, table, thousands } from '../../report/style.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { defined } from '../../shared/objects.ts';
import type { StateChange } from '../../worklist/burn-down.ts';
import type { Forecast } from '../../worklist/forecast.ts';
import { SMALLEST_GROUP } from '../../worklist/order.ts';
import { ownersOf, progressOf, type Progress, type Stand, type Tallies } from '../../worklist/progress.ts';
import { changeOf, withExpiries } from '../../worklist/state-changes.ts';
import { today, withLedger } from './call.ts';
import { saidOf } from './words.ts';
import { courseInWords, soonInWords } from './course.ts';
import type { Run } from '../command.ts';
import { choice, day } from '../options.ts';

const OWNERS_SHOWN = 30;
/** What owners of fewer findings are counted under together. */
const SMALLER = `fewer than ${SMALLEST_GROUP} each`;

interface Status extends Progress {
  name: string;
  deadline?: string;
  /** Days from the day looked at to the deadline, its last day included; negative when it is over. */
  daysLeft?: number;
  on: string;
  seq: number;
  /** `forecast` with `--by owner`, but not of owners that are people. */
  owners: { owner: string; states: Tallies; forecast?: Forecast }[];
  /** The newest import and verification of each repository. */
  repositories: { repository: string; imported: string; verified?: string }[];
}

/** Shows how far the audit is. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const isByOwner = choice(options, 'by', ['owner']) === 'owner';
  const status = statusOf(await withLedger(call, (ledger) => readUntil(ledger, day(options, 'on'))), isByOwner);
  await io.write(format === 'json' ? `${safeJson(status)}\n` : pretty(status, { colour: io.colour.stdout, isByOwner }));
  return 0;
};

/** An audit as it stood at the end of a day. */
interface Read {
  init: LedgerEntry<'init'>['body'];
  seq: number;
  on: string;
  /** As recorded: what ran out since is not open in them. */
  items: readonly AuditItem[];
  changes: StateChange[];
  newest: ReadonlyMap<string, { imported: string; verified?: string }>;
}

/** @param on Entries of later days are left out; undefined: today, and nothing is left out. */
async function readUntil(ledger: Ledger, on: string | undefined): Promise<Read> {
  const replay = new LedgerReplay();
  const changes: StateChange[] = [];
  const newest = new Map<string, { imported: string; verified?: string }>();
  let init: LedgerEntry<'init'>['body'] | undefined;
  let seq = 0;
  for await (const entry of ledger.entries()) {
    if (on !== undefined && entry.at.slice(0, 10) > on) {
      if (init === undefined) throw new HandiworkError(`This audit began on ${entry.at.slice(0, 10)}.`, { hint: 'Name that day or a later one with --on.' });
      break;
    }
    const step = await replay.take(entry);
    const change = step && changeOf(step);
    if (change !== undefined) changes.push(change);
    if (entry.kind === 'init') init = entry.body;
    note(newest, entry);
    seq = entry.seq;
  }
  if (init === undefined) throw new HandiworkError('No audit has begun in this ledger.', { hint: 'Begin one: handiwork audit init --name <name>' });
  return { init, seq, on: on ?? today(), items: [...replay.items.values()], changes, newest };
}

function statusOf({ init: { name, deadline }, seq, on, items, changes, newest }: Read, isByOwner: boolean): Status {
  const stand: Stand = { items: items.map((item) => ({ ...item, state: stateOn(item, on) })), changes: withExpiries(changes, items, on), day: on, deadline };
  const { states, ...course } = progressOf(stand);
  return {
    name,
    ...(deadline === undefined ? {} : { deadline, daysLeft: Math.round((Date.parse(deadline) - Date.parse(on)) / 86_400_000) }),
    on,
    seq,
    states,
    owners: ownersOf(stand).map(({ name: owner, states: own, forecast }) => {
      const foretold = isByOwner ? forecast() : undefined;
      return { owner: owner ?? SMALLER, states: own, ...defined({ forecast: foretold }) };
    }),
    ...course,
    repositories: [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([repository, words]) => ({ repository, ...words })),
  };
}

function note(newest: Map<string, { imported: string; verified?: string }>, entry: LedgerEntry): void {
  const said = `${entry.at.slice(0, 10)} ${entry.actor} ${saidOf(entry)}`;
  if (entry.kind === 'import') newest.set(entry.body.repository, { ...newest.get(entry.body.repository), imported: said });
  if (entry.kind === 'checked') newest.set(entry.body.repository, { imported: '', ...newest.get(entry.body.repository), verified: said });
}

const SOON = ['a day', 'needed', 'likely done', 'in time'] as const;

function pretty({ name, deadline, daysLeft, on, seq, states, owners, repositories, ...course }: Status, { colour, isByOwner }: { colour: boolean; isByOwner: boolean }): string[] {
  const paint = painter(colour);
  const time = deadline === undefined ? 'no deadline' : `to be done by ${deadline}: ${(daysLeft ?? 0) < 0 ? paint('alarm', `over since ${-(daysLeft ?? 0)} days`) : `${daysLeft ?? 0} days left`}`;
  const shown = AUDIT_STATES.filter((state) => states[state].items > 0);
  const cells = (counts: Tallies): string[] => shown.map((state) => thousands(counts[state].items));
  const columns = ['owner', ...shown, ...(isByOwner ? SOON : [])].map((title, index) => ({ title, align: index === 0 ? 'left' as const : 'right' as const }));
  const lines = [
    `${paint('heading', safeText(name))} on ${on}, ${time} (entry ${seq})`,
    '',
    ...table([{ title: 'state' }, { title: 'findings', align: 'right' }, { title: 'expected lines', align: 'right' }], AUDIT_STATES.map((state) => [state, thousands(states[state].items), thousands(states[state].lines)]), paint),
    ...courseInWords(course),
    ...(owners.length === 0 ? [] : ['', ...table(columns, owners.slice(0, OWNERS_SHOWN).map((one) => [safeText(one.owner, 60), ...cells(one.states), ...(isByOwner ? soonInWords(one.forecast) : [])]), paint)]),
    ...(owners.length > OWNERS_SHOWN ? [`… and ${owners.length - OWNERS_SHOWN} more owners: --format json`] : []),
    ...(repositories.length === 0 ? ['', 'Nothing was imported yet: handiwork audit import <repository>'] : ['', ...repositories.flatMap(({ imported, verified }) => [imported, verified ?? '']).filter((text) => text !== '').map((text) => safeText(text, 200))]),
  ];
  return lines.map((line) => `${line}\n`);
}
