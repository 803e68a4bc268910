import { dirname } from 'node:path';

import { builtinRules } from '../../builtins.ts';
import { safeText } from '../../report/safe-text.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { defined } from '../../shared/objects.ts';
import { actorOf, auditOf, ledgerPlace, withLedger, type LedgerPlace } from './call.ts';
import type { Run } from '../command.ts';
import { hasPolicy, policyFor, readConfiguration } from '../configuration.ts';
import { day, flag, text } from '../options.ts';
import { makeOwnFolder } from '../own-folder.ts';

/** Begins an audit: the first entry of a ledger says what it is about. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const name = text(options, 'name');
  if (name === undefined) throw new HandiworkError('An audit needs a name.', { hint: 'For example: --name "ruling 12"' });
  const configuration = await readConfiguration(options, io.cwd);
  policyFor(configuration.config, builtinRules(), undefined);
  const deadline = day(options, 'deadline') ?? configuration.config.deadline;
  const actor = await actorOf(options, io);
  const place = ledgerPlace(options, io);
  const isChange = flag(options, 'change');
  if (!isChange && place.isDefault) makeOwnFolder(dirname(place.location));
  const policy = hasPolicy(configuration) ? configuration.config : undefined;
  await withLedger(call, async (ledger) => {
    const head = await ledger.head();
    if (head > 0 && !isChange) throw new HandiworkError(`An audit has begun in ${place.shown} already.`, { hint: 'Change its name, policy or deadline with --change, or name another place with --ledger.' });
    if (head === 0 && isChange) throw new HandiworkError(`No audit has begun in ${place.shown} yet.`, { hint: 'Leave --change out.' });
    const joins = !isChange || (await auditOf(ledger)).body.joins === true;
    await ledger.append(actor, [{ kind: 'init', body: { name, ...defined({ deadline, policy }), ...(joins ? { joins } : {}) } }]);
  }, { create: !isChange });
  await io.write(said({ name, deadline, hasPolicy: policy !== undefined, isChange }, place));
  return 0;
};

function said({ name, deadline, hasPolicy: hasOne, isChange }: { name: string; deadline: string | undefined; hasPolicy: boolean; isChange: boolean }, { shown, isDefault }: LedgerPlace): string {
  const until = deadline === undefined ? 'without a deadline' : `to be done by ${deadline}`;
  return [
    `${isChange ? 'Changed' : 'Began'} the audit "${safeText(name)}", ${until}. ${hasOne ? 'Its policy is kept with it.' : 'It has no policy: everything that agents wrote is looked at.'}\n`,
    `Ledger: ${safeText(shown)}${isDefault && !isChange ? ' (git ignores this folder: it names who decided what, do not commit it; keep a copy with audit export)' : ''}\n`,
    ...(isChange ? [] : ['Next: handiwork audit import <repository>\n']),
  ].join('');
}
