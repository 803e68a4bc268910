import { resolve } from 'node:path';

import type { Ledger } from '../../api/audit.ts';
import type { Report } from '../../api/report.ts';
import { Conflict } from '../../audit/conflict.ts';
import { draftsOf, verify } from '../../audit/verify.ts';
import { locateRepository } from '../../history/locate.ts';
import { safeText } from '../../report/safe-text.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { originsOf } from '../../survey/origins.ts';
import { sightOf } from '../../survey/sight.ts';
import { actorOf, auditOf, withLedger } from './call.ts';
import { incompleteNotes, scanForAudit } from './scan.ts';
import { verifyJson, verifyPretty, whatIsLeft, type VerifiedRepository } from './verify-pretty.ts';
import type { Run } from '../command.ts';
import { choice, flag, text } from '../options.ts';

const ATTEMPTS = 5;

/** Proves what is gone. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const paths = args.length === 0 ? ['.'] : args;
  for (const path of paths) refuseFolder(path, resolve(io.cwd, path));
  const name = text(options, 'repository');
  if (name !== undefined && paths.length > 1) throw new HandiworkError('--repository names one repository, but there are several.', { hint: 'Verify them one by one.' });
  const actor = await actorOf(options, io);
  const results = await withLedger(call, async (ledger) => {
    const verified: VerifiedRepository[] = [];
    const reports = await scanForAudit(call, ledger, paths);
    for (const [index, report] of reports.entries()) {
      const named = name === undefined ? report : { ...report, repository: { ...report.repository, path: name } };
      verified.push(await verifyRepository(named, ledger, { call, path: resolve(io.cwd, paths[index] ?? '.'), actor }));
    }
    return verified;
  });
  for (const { sight, problems } of results) for (const problem of problems.slice(0, 20)) io.tell(`handiwork: ${safeText(`${sight.repository}: ${problem}`, 400)}\n`);
  await io.write(format === 'json' ? verifyJson(results) : results.flatMap((result) => [...verifyPretty(result, { colour: io.colour.stdout, isDry: flag(options, 'dryRun') })]));
  if (results.some(({ sight }) => !sight.isComplete)) return 2;
  return results.some((result) => whatIsLeft(result).length > 0 || result.unknown.some(({ level }) => level === 'error')) ? 1 : 0;
};

/** What lies beside the folder would look as if it were gone. */
function refuseFolder(path: string, full: string): void {
  if (locateRepository(full).subfolder !== '') throw new HandiworkError(`"${path}" is a folder inside a repository.`, { hint: 'What moved out of it would look as if it were gone: name the repository itself.' });
}

async function verifyRepository(report: Report, ledger: Ledger, { call: { options, io }, path, actor }: { call: Parameters<Run>[0]; path: string; actor: string }): Promise<VerifiedRepository> {
  const repository = report.repository.path;
  const problems = incompleteNotes(report);
  if (report.repository.head === '') throw new HandiworkError(`${repository} could not be read: ${problems[0] ?? 'no reason is known'}`, { hint: 'Nothing was written to the ledger. Verify it again once it can be read.' });
  const allowPartial = flag(options, 'allowPartial');
  const { body: { joins = false } } = await auditOf(ledger);
  const origins = await originsOf(ledger.entries({ kinds: ['import', 'found'] }));
  for (let attempt = 1; ; attempt += 1) {
    const items = await ledger.items({ repository, sketches: true });
    if (items.length === 0) throw await noItems(ledger, repository);
    const { sight, unreachable } = await sightOf(report, { path, items, origins, joins, allowPartial, signal: io.signal });
    const result = verify(items, sight);
    try {
      if (!flag(options, 'dryRun')) await ledger.append(actor, draftsOf(result, sight));
      return { ...result, sight, unreachable, problems };
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error; // somebody decided meanwhile: look again
    }
  }
}

async function noItems(ledger: Ledger, repository: string): Promise<HandiworkError> {
  const names = new Set<string>();
  for await (const entry of ledger.entries({ kinds: ['import'] })) if (entry.kind === 'import') names.add(entry.body.repository);
  const known = [...names].toSorted().join(', ');
  return new HandiworkError(`The audit knows no finding in "${repository}".`, { hint: known === '' ? `Take it in first: handiwork audit import ${repository}` : `It knows: ${known}. Say with --repository <name> which of them this is.` });
}
