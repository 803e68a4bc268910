import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

import type { LedgerEntry } from '../../api/audit.ts';
import { parseEntry } from '../../audit/entry-schema.ts';
import { parseExported } from '../../audit/export.ts';
import { safeText } from '../../report/safe-text.ts';
import { thousands } from '../../report/style.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { restoreLedger } from '../../store/restore.ts';
import { ledgerPlace } from './call.ts';
import type { Run } from '../command.ts';

/** Takes a whole ledger over from an export, chain and all. */
export async function takeOver({ args, options, io }: Parameters<Run>[0], name: string): Promise<number> {
  if (args.length > 0) throw new HandiworkError('--from-export takes a whole ledger over; there is nothing to scan.', { hint: 'Leave the repositories out, and import them afterwards.' });
  const file = resolve(io.cwd, name);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new HandiworkError(`There is no file "${name}".`, { hint: 'Write one with handiwork audit export > ledger.ndjson' });
  const { location, shown } = ledgerPlace(options, io);
  const { seq, hash } = await restoreLedger(location, entriesOf(file, name), { shown, signal: io.signal });
  await io.write(`Took over ${thousands(seq)} ${seq === 1 ? 'entry' : 'entries'} into ${safeText(shown)}. The chain holds; its head is ${seq}:${hash.slice(0, 16)}.\n`);
  return 0;
}

async function* entriesOf(file: string, name: string): AsyncGenerator<LedgerEntry> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    line += 1;
    const bad = (why: string): HandiworkError => new HandiworkError(`Line ${line} of "${name}" is no entry: ${why}.`, { hint: 'Only what handiwork audit export wrote can be taken over.' });
    const parsed = read(text, bad);
    if (parsed === undefined) continue;
    const checked = parseEntry(parsed);
    if ('problem' in checked) throw bad(checked.problem);
    yield checked.entry;
  }
}

function read(text: string, bad: (why: string) => HandiworkError): unknown {
  try {
    return parseExported(text);
  } catch (error) {
    throw bad(error instanceof Error ? error.message.slice(0, 200) : String(error));
  }
}
