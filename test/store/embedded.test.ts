import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';

import { Busy } from '../../src/audit/busy.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { found, init } from './subjects.ts';

afterAll(removeScratch);

describe('the embedded database', () => {
  it('says what went wrong first when it cannot be rolled back either', async () => {
    const database = openEmbedded(join(scratchFolder(), 'audit.db'), { shown: 'audit.db' });
    const work = database.write(async (db) => {
      await sql`rollback`.execute(db); // as SQLite does by itself on a full disk
      throw new Error('The disk is full.');
    });
    await expect(work).rejects.toMatchObject({ message: 'The disk is full.', cause: { message: expect.stringMatching(/no transaction/) } });
    expect(await database.write(() => Promise.resolve('goes on'))).toBe('goes on');
    await database.close();
  });

  it('says that it is busy when somebody else holds it for longer than it waits', async () => {
    const file = join(scratchFolder(), 'audit.db');
    const ledger = await openLedger(file, { create: true, patienceMs: 50 });
    await ledger.append('Ada', [init]);
    const other = new Libsql(file);
    other.exec('begin immediate');
    await expect(ledger.append('Ada', [found('a')])).rejects.toThrow(Busy);
    other.exec('rollback');
    other.close();
    expect(await ledger.append('Ada', [found('a')])).toHaveLength(1);
    await ledger.close();
  });
});
