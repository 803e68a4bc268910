import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { AuditItem, Ledger } from '../../api/audit.ts';
import { planRemoval, type RemovalPlan } from '../../removal.ts';
import { removalGuide, patchName } from '../../report/removal-guide.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { plural } from '../../report/style.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { queryOf, withLedger } from './call.ts';
import type { Run } from '../command.ts';
import { choice, text } from '../options.ts';
import { makeFolder } from '../../shared/make-folder.ts';
import { defined } from '../../shared/objects.ts';

/** Writes how what was confirmed can be taken out of a repository: patches and a guide. Applies nothing. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const format = choice(options, 'format', ['pretty', 'json']) ?? 'pretty';
  const out = text(options, 'out');
  if (out === undefined && format === 'pretty') throw new HandiworkError('There is no folder to write the patches to.', { hint: 'Name a new one: --out removal. Or look first: --format json' });
  const folder = out === undefined ? undefined : emptyFolder(resolve(io.cwd, out), out);
  const path = args[0] ?? '.';
  const { items, repository, head } = await withLedger(call, (ledger) => confirmedOf(ledger, { ...queryOf(options), state: ['confirmed'] }, text(options, 'repository')));
  if (items.length === 0) {
    await io.write(format === 'json' ? `${safeJson({ repository, head, reverts: [], notReverted: [], deletions: [], dependants: [], notes: [] })}\n` : 'Nothing is confirmed here: there is nothing to remove.\n');
    return 0;
  }
  const rev = text(options, 'rev');
  const plan = await planRemoval(resolve(io.cwd, path), items, { rev: rev ?? head, signal: io.signal }).catch((cause: unknown) => {
    if (rev !== undefined || head === undefined || !(cause instanceof HandiworkError) || !cause.message.includes(head)) throw cause;
    throw new HandiworkError(`The audit saw "${repository}" last at ${head.slice(0, 12)}, and "${path}" has no such commit.`, { hint: 'Name a clone of it, or fetch that commit; --rev chooses another.', cause });
  });
  if (folder !== undefined) writePlan(folder, plan, items);
  await io.write(format === 'json' ? `${safeJson({ repository, ...plan, ...withoutPatches(plan) })}\n` : summary(plan, out ?? ''));
  return plan.notes.some(({ incomplete }) => incomplete) ? 2 : 0;
};

/** @throws {HandiworkError} When it holds something: patches of two plans must not mix. */
function emptyFolder(folder: string, named: string): string {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isDirectory()) throw new HandiworkError(`"${named}" is no folder.`, { hint: 'Name a new one with --out.' });
  if (stat !== undefined && readdirSync(folder).length > 0) throw new HandiworkError(`The folder "${named}" is not empty.`, { hint: 'Name a new one with --out.' });
  return folder;
}

/** What is confirmed in one repository, and the commit at which the ledger last saw it. */
async function confirmedOf(ledger: Ledger, query: Parameters<Ledger['items']>[0], named: string | undefined): Promise<{ items: AuditItem[]; repository: string; head: string | undefined }> {
  const items = await ledger.items({ ...query, ...defined({ repository: named }) });
  const names = [...new Set(items.map(({ repository }) => repository))];
  if (names.length > 1) throw new HandiworkError(`The audit holds ${names.length} repositories with something to remove.`, { hint: `Say which one this is: --repository ${names.map((name) => safeText(name, 60)).slice(0, 5).join(', ')}` });
  const repository = names[0] ?? named ?? '';
  let head: string | undefined;
  for await (const entry of ledger.entries({ kinds: ['import', 'checked'] })) {
    if (entry.kind === 'import' && entry.body.repository === repository) head = entry.body.head;
    if (entry.kind === 'checked' && entry.body.repository === repository) head = entry.body.commit;
  }
  return { items, repository, head };
}

function writePlan(folder: string, plan: RemovalPlan, items: readonly AuditItem[]): void {
  for (const part of ['revert', 'delete']) makeFolder(join(folder, part));
  for (const { commit, patch } of plan.reverts) if (patch.length > 0) writeFileSync(join(folder, 'revert', `${commit.slice(0, 12)}.patch`), patch);
  for (const [at, { path, patch }] of plan.deletions.entries()) if (patch.length > 0) writeFileSync(join(folder, 'delete', patchName(at, path)), patch);
  writeFileSync(join(folder, 'README.md'), removalGuide(plan, items));
}

const withoutPatches = ({ reverts, deletions }: RemovalPlan): object => ({
  reverts: reverts.map(({ patch, ...rest }) => ({ ...rest, bytes: patch.length })),
  deletions: deletions.map(({ patch, ...rest }) => ({ ...rest, bytes: patch.length })),
});

function summary({ head, reverts, notReverted, deletions, dependants }: RemovalPlan, out: string): string {
  const whole = deletions.filter((one) => one.whole).length;
  const units = deletions.reduce((sum, one) => sum + one.units.length, 0);
  const byHand = deletions.reduce((sum, one) => sum + one.byHand.length, 0);
  return [
    `Against commit ${head.slice(0, 12)}; nothing was applied.`,
    `  ${plural(reverts.length, 'commit')} can be reverted cleanly, ${notReverted.length} cannot`,
    `  ${plural(whole, 'file')} and ${plural(units, 'unit')} can be deleted; ${plural(dependants.length, 'place')} need${dependants.length === 1 ? 's' : ''} them`,
    `  ${plural(byHand, 'range')} must be rewritten by hand`,
    `Read ${safeText(join(out, 'README.md'))} first.`,
    '',
  ].join('\n');
}
