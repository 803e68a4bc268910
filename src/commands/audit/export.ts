import { csvHeader, csvLine, ndjsonLine } from '../../audit/export.ts';
import { withLedger } from './call.ts';
import type { Run } from '../command.ts';
import { choice } from '../options.ts';

/** Prints all entries: what `import --from-export` takes over without loss. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const isCsv = (choice(options, 'format', ['ndjson', 'csv']) ?? 'ndjson') === 'csv';
  await withLedger(call, async (ledger) => {
    if (isCsv) await io.write(csvHeader);
    for await (const entry of ledger.entries()) await io.write(isCsv ? csvLine(entry) : ndjsonLine(entry));
  });
  return 0;
};
