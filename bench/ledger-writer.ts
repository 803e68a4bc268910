/**
 * A process of its own that decides on findings again and again until it is ended: `ledger-writer.ts <place> <name>`. Prints
 * the seq of every entry once it was acknowledged.
 */
import { writeSync } from 'node:fs';

import { Conflict } from '../src/audit/conflict.ts';
import { openLedger } from '../src/store/open-ledger.ts';

const [, , place = '', name = ''] = process.argv;
const ledger = await openLedger(place);
const ids = (await ledger.items()).map(({ id }) => id);
writeSync(1, 'ready\n');
for (let turn = 0; ; turn += 1) {
  const item = await ledger.item(ids[(turn * 7 + name.length) % ids.length] ?? '');
  if (item === undefined) throw new Error('The item is gone.');
  try {
    const [first, second] = await ledger.append(name, [
      { kind: 'decided', item: item.id, expect: item.revision, body: { state: turn % 2 === 0 ? 'confirmed' : 'refuted', reason: `turn ${turn} of ${name}` } },
      { kind: 'assigned', item: item.id, body: { assignee: name } },
    ]);
    writeSync(1, `${first?.seq} ${second?.seq}\n`);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    writeSync(1, 'conflict\n');
  }
}
