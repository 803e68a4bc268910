import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Ledger } from '../../api/audit.ts';
import { EVIDENCE_CLASSES } from '../../api/evidence.ts';
import type { Report } from '../../api/report.ts';
import { Conflict } from '../../audit/conflict.ts';
import { diffImport, type ImportDiff, type Owned } from '../../audit/import-diff.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { plural, thousands } from '../../report/style.ts';
import { onlyFrom } from '../../scan/min-evidence.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { parseReports } from '../../survey/parse-reports.ts';
import { withCommit } from '../../survey/reader.ts';
import { subjectsOf } from '../../survey/subjects.ts';
import { actorOf, auditOf, withLedger } from './call.ts';
import { takeOver } from './restore.ts';
import { incompleteNotes, scanForAudit } from './scan.ts';
import type { Run } from '../command.ts';
import { choice, flag, text } from '../options.ts';

const MOST_BYTES = 1 << 30;
const ATTEMPTS = 5;

/** A report, and where the texts that it speaks of can be read. */
interface Source {
  report: Report;
  path: string;
}

interface Imported extends Omit<ImportDiff, 'drafts'> {
  repository: string;
  head: string;
  withoutSketch: boolean;
  problems: string[];
}

/** Takes findings into the ledger, from scans or from reports of earlier ones. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const exported = text(options, 'fromExport');
  if (exported !== undefined) return takeOver(call, exported);
  const actor = await actorOf(options, io);
  const imported = await withLedger(call, async (ledger) => {
    const { body: { joins = false } } = await auditOf(ledger);
    const results: Imported[] = [];
    for (const source of await sourcesOf(call, ledger, args.length === 0 ? ['.'] : args)) results.push(await importReport(source, ledger, { actor, joins, signal: io.signal }));
    return results;
  });
  if (format === 'json') await io.write(`${safeJson(imported)}\n`);
  else await io.write(imported.map(told));
  const isIncomplete = imported.some(({ problems }) => problems.length > 0);
  for (const { repository, problems } of imported) for (const problem of problems.slice(0, 20)) io.tell(`handiwork: ${safeText(`${repository}: ${problem}`, 400)}\n`);
  return isIncomplete && !flag(options, 'allowPartial') ? 2 : 0;
};

async function sourcesOf(call: Parameters<Run>[0], ledger: Ledger, paths: readonly string[]): Promise<Source[]> {
  const { options, io } = call;
  const least = choice(options, 'minEvidence', EVIDENCE_CLASSES) ?? 'stylistic';
  const isReport = (path: string): boolean => statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.isFile() === true;
  const repositories = paths.filter((path) => !isReport(path));
  const absent = repositories.find((path) => statSync(resolve(io.cwd, path), { throwIfNoEntry: false }) === undefined);
  if (absent !== undefined) throw new HandiworkError(`There is no folder or report "${absent}".`, { hint: 'Check the path. A report is written by handiwork scan --format json.' });
  const scanned = repositories.length === 0 ? [] : await scanForAudit(call, ledger, repositories);
  const named = text(options, 'source');
  const read = paths.filter(isReport).flatMap((path) => readReports(resolve(io.cwd, path), path)).map((report) => ({ report, path: resolve(io.cwd, named ?? report.repository.path) }));
  if (named !== undefined && read.length > 1) throw new HandiworkError('--source names one repository, but there are several reports.', { hint: 'Import them one by one.' });
  return [...scanned.map((report, index) => ({ report, path: resolve(io.cwd, repositories[index] ?? '.') })), ...read].map(({ report, path }) => ({ report: onlyFrom(report, least), path }));
}

function readReports(file: string, name: string): Report[] {
  if (statSync(file).size > MOST_BYTES) throw new HandiworkError(`"${name}" is larger than ${MOST_BYTES} bytes.`, { hint: 'Import its repository instead of the report.' });
  return parseReports(readFileSync(file, 'utf8'), name);
}

async function importReport({ report, path }: Source, ledger: Ledger, { actor, joins, signal }: { actor: string; joins: boolean; signal: AbortSignal }): Promise<Imported> {
  const { repository: { path: repository, head }, tool: { ruleSet } } = report;
  const problems = incompleteNotes(report);
  if (head === '') return { repository, head, found: 0, updated: 0, reopened: 0, unchanged: 0, parts: 0, withoutSketch: false, problems: problems.length > 0 ? problems : ['It could not be read.'] };
  const { subjects, withoutSketch } = await subjectsFrom({ report, path }, { joins, signal });
  for (let attempt = 1; ; attempt += 1) {
    const at = await ledger.head();
    const { drafts, ...counts } = diffImport({ repository, head, ruleSet, findings: subjects.length }, subjects, { items: await ledger.items({ repository, sketches: true }), head: at });
    try {
      await ledger.append(actor, drafts);
      return { repository, head, ...counts, withoutSketch, problems };
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error; // somebody wrote meanwhile: look again
    }
  }
}

/** The report's commit may be out of reach: then nothing can be recognised by its text later, which is said. */
async function subjectsFrom({ report, path }: Source, { joins, signal }: { joins: boolean; signal: AbortSignal }): Promise<{ subjects: Owned[]; withoutSketch: boolean }> {
  try {
    return { subjects: await withCommit({ path, rev: report.repository.head, signal }, (reader) => subjectsOf(report, { reader, joins })), withoutSketch: false };
  } catch (error) {
    if (!(error instanceof HandiworkError)) throw error;
    return { subjects: await subjectsOf(report, { reader: undefined, joins }), withoutSketch: true };
  }
}

function told({ repository, head, found, updated, reopened, unchanged, parts, withoutSketch }: Imported): string {
  if (head === '') return '';
  const counts = [[found, 'new'], [updated, 'brought up to date'], [reopened, 'opened again'], [unchanged, 'as before'], [parts, 'further parts of known ones']] as const;
  const text = counts.filter(([count]) => count > 0).map(([count, word]) => `${thousands(count)} ${word}`).join(', ');
  const warning = withoutSketch ? `  Commit ${head.slice(0, 12)} is not at hand: these findings will not be recognised after they are reformatted or moved in pieces. Name its repository with --source.\n` : '';
  return `${safeText(repository)} at ${head.slice(0, 12)}: ${plural(found + updated + reopened + unchanged + parts, 'finding')}${text === '' ? '' : ` (${text})`}.\n${warning}`;
}
