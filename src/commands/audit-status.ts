import { AUDIT_STATES, type AuditItem, type AuditState, type Ledger, type LedgerEntry } from '../api/audit.ts';
import { safeJson, safeText } from '../report/safe-text.ts';
import { painter, table, thousands } from '../report/style.ts';
import { burnDown, toReview, toSettle, type BurnDownDay } from '../worklist/burn-down.ts';
import { forecast, type Forecast } from '../worklist/forecast.ts';
import { SMALLEST_GROUP } from '../worklist/order.ts';
import { outlook, type Outlook } from '../worklist/outlook.ts';
import { stateChanges, withExpiries } from '../worklist/state-changes.ts';
import { auditOf, today, withLedger } from './audit-call.ts';
import { saidOf } from './audit-words.ts';
import { courseInWords } from './audit-course.ts';
import type { Run } from './command.ts';
import { choice, day } from './options.ts';

const OWNERS_SHOWN = 30;
/** What owners of fewer findings are counted under together. */
const SMALLER = `fewer than ${SMALLEST_GROUP} each`;

type Counts = Record<AuditState, { items: number; lines: number }>;

interface Status {
  name: string;
  deadline?: string;
  /** Days from the day looked at to the deadline, its last day included; negative when it is over. */
  daysLeft?: number;
  on: string;
  seq: number;
  states: Counts;
  owners: { owner: string; states: Counts }[];
  /** One row a day. */
  burnDown: BurnDownDay[];
  /** When all will be judged, and when all of it will be settled, at the pace of the last days. */
  forecast: { review: Forecast; settle: Forecast };
  /** What stays unseen if nobody reviews any further. */
  outlook: Outlook;
  /** The newest import and verification of each repository. */
  repositories: { repository: string; imported: string; verified?: string }[];
}

/** Shows how far the audit is. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const on = day(options, 'on') ?? today();
  const status = await withLedger(call, (ledger) => statusOf(ledger, on));
  await io.write(format === 'json' ? `${safeJson(status)}\n` : pretty(status, io.colour.stdout));
  return 0;
};

async function statusOf(ledger: Ledger, on: string): Promise<Status> {
  const { body: { name, deadline } } = await auditOf(ledger);
  const seq = await ledger.head(); // before the items: what others write meanwhile may be counted, never claimed
  const items = await ledger.items({ on });
  const newest = new Map<string, { imported: string; verified?: string }>();
  for await (const entry of ledger.entries({ kinds: ['import', 'checked'] })) note(newest, entry);
  const sizes = new Map<string, number>();
  for (const { owner } of items) sizes.set(owner, (sizes.get(owner) ?? 0) + 1);
  const owners = new Map<string, AuditItem[]>();
  for (const item of items) {
    const name = (sizes.get(item.owner) ?? 0) < SMALLEST_GROUP ? SMALLER : item.owner;
    const group = owners.get(name);
    if (group === undefined) owners.set(name, [item]);
    else group.push(item);
  }
  const days = burnDown(withExpiries(await stateChanges(ledger.entries()), await ledger.items(), on), on);
  return {
    name,
    ...(deadline === undefined ? {} : { deadline, daysLeft: Math.round((Date.parse(deadline) - Date.parse(on)) / 86_400_000) }),
    on,
    seq,
    states: countsOf(items),
    owners: [...owners].toSorted(([a], [b]) => (a === SMALLER ? 1 : b === SMALLER || a < b ? -1 : 1)).map(([owner, group]) => ({ owner, states: countsOf(group) })),
    burnDown: days,
    forecast: { review: forecast(days, toReview, deadline), settle: forecast(days, toSettle, deadline) },
    outlook: outlook(items),
    repositories: [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([repository, words]) => ({ repository, ...words })),
  };
}

function note(newest: Map<string, { imported: string; verified?: string }>, entry: LedgerEntry): void {
  const said = `${entry.at.slice(0, 10)} ${entry.actor} ${saidOf(entry)}`;
  if (entry.kind === 'import') newest.set(entry.body.repository, { ...newest.get(entry.body.repository), imported: said });
  if (entry.kind === 'checked') newest.set(entry.body.repository, { imported: '', ...newest.get(entry.body.repository), verified: said });
}

function countsOf(items: readonly AuditItem[]): Counts {
  const counts = Object.fromEntries(AUDIT_STATES.map((state) => [state, { items: 0, lines: 0 }])) as Counts;
  for (const { state, expectedLines } of items) {
    counts[state].items += 1;
    counts[state].lines = Math.round((counts[state].lines + expectedLines) * 100) / 100;
  }
  return counts;
}

function pretty({ name, deadline, daysLeft, on, seq, states, owners, repositories, ...course }: Status, colour: boolean): string[] {
  const paint = painter(colour);
  const time = deadline === undefined ? 'no deadline' : `to be done by ${deadline}: ${(daysLeft ?? 0) < 0 ? paint('alarm', `over since ${-(daysLeft ?? 0)} days`) : `${daysLeft ?? 0} days left`}`;
  const shown = AUDIT_STATES.filter((state) => states[state].items > 0);
  const cells = (counts: Counts): string[] => shown.map((state) => thousands(counts[state].items));
  const columns = ['owner', ...shown].map((title, index) => ({ title, align: index === 0 ? 'left' as const : 'right' as const }));
  const lines = [
    `${paint('heading', safeText(name))} on ${on}, ${time} (entry ${seq})`,
    '',
    ...table([{ title: 'state' }, { title: 'findings', align: 'right' }, { title: 'expected lines', align: 'right' }], AUDIT_STATES.map((state) => [state, thousands(states[state].items), thousands(states[state].lines)]), paint),
    ...courseInWords(course),
    ...(owners.length === 0 ? [] : ['', ...table(columns, owners.slice(0, OWNERS_SHOWN).map((one) => [safeText(one.owner, 60), ...cells(one.states)]), paint)]),
    ...(owners.length > OWNERS_SHOWN ? [`… and ${owners.length - OWNERS_SHOWN} more owners: --format json`] : []),
    ...(repositories.length === 0 ? ['', 'Nothing was imported yet: handiwork audit import <repository>'] : ['', ...repositories.flatMap(({ imported, verified }) => [imported, verified ?? '']).filter((text) => text !== '').map((text) => safeText(text, 200))]),
  ];
  return lines.map((line) => `${line}\n`);
}
