import type { Ledger, LedgerEntry } from '../../api/audit.ts';
import { ndjsonLine } from '../../audit/export.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { defined } from '../../shared/objects.ts';
import { withLedger } from './call.ts';
import { saidOf } from './words.ts';
import type { Run } from '../command.ts';
import { choice, flag, text, type Options } from '../options.ts';

/** Shows the entries, or checks them. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const isJson = (choice(options, 'format', ['pretty', 'json']) ?? 'pretty') === 'json';
  if (text(options, 'anchor') !== undefined && !flag(options, 'verify')) throw new HandiworkError('--anchor needs --verify.', { hint: 'handiwork audit log --verify --anchor 812:9f2c1b7e' });
  return withLedger(call, async (ledger) => {
    if (flag(options, 'verify')) {
      const check = await checked(ledger, options);
      const { head } = check;
      await io.write(isJson ? `${safeJson(check)}\n` : check.ok
        ? `The chain holds: ${check.entries} entries. Its head is ${check.entries}:${(head ?? '').slice(0, 16)}; note it elsewhere, and --anchor finds a rewritten chain, too.\n`
        : `The chain is broken at entry ${check.seq ?? 0}: ${safeText(check.problem ?? '')}.\n`);
      return check.ok ? 0 : 1;
    }
    const item = text(options, 'item');
    const after = numberOf(options, 'after');
    if (item !== undefined && (await ledger.item(item)) === undefined) throw new HandiworkError(`There is no finding "${item}".`, { hint: 'handiwork audit list shows their ids.' });
    for await (const entry of ledger.entries({ ...defined({ item, after }) })) await io.write(isJson ? ndjsonLine(entry) : line(entry));
    return 0;
  });
};

interface Checked {
  ok: boolean;
  entries?: number;
  head?: string;
  seq?: number;
  problem?: string;
}

async function checked(ledger: Ledger, options: Options): Promise<Checked> {
  const check = await ledger.check();
  const anchor = text(options, 'anchor');
  if (!check.ok || anchor === undefined) return check;
  const [, seq, hash] = /^(\d{1,9}):([0-9a-f]{8,64})$/.exec(anchor) ?? [];
  if (seq === undefined || hash === undefined) throw new HandiworkError(`--anchor needs an entry and its hash such as 812:9f2c1b7e, not "${anchor}".`, { hint: 'handiwork audit log --verify prints it.' });
  for await (const entry of ledger.entries({ after: Number(seq) - 1 })) {
    return entry.hash.startsWith(hash) ? check : { ok: false, seq: entry.seq, problem: 'it is not the entry that was noted: the chain was written anew' };
  }
  return { ok: false, seq: Number(seq), problem: 'it is missing: the chain was written anew' };
}

function numberOf(options: Options, name: string): number | undefined {
  const given = text(options, name);
  if (given !== undefined && !/^\d{1,9}$/.test(given)) throw new HandiworkError(`--${name} needs the number of an entry, not "${given}".`, { hint: 'handiwork audit log shows them in its first column.' });
  return given === undefined ? undefined : Number(given);
}

const line = (entry: LedgerEntry): string =>
  `${String(entry.seq).padStart(5)}  ${entry.at.slice(0, 16).replace('T', ' ')}  ${safeText(entry.actor, 40)}  ${entry.item === undefined ? '' : `${entry.item} `}${safeText(saidOf(entry), 300)}\n`;
