import { resolve } from 'node:path';

import { AUDIT_STATES, type AuditState, type ItemQuery, type Ledger, type LedgerEntry } from '../../api/audit.ts';
import { EVIDENCE_CLASSES } from '../../api/evidence.ts';
import { OwnGitFailure, ownGit } from '../../history/own-git.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { isPostgres, openLedger, type LedgerOptions } from '../../store/open-ledger.ts';
import type { Io } from '../io.ts';
import { choice, day, list, text, type Options } from '../options.ts';
import { suggestion } from '../../config/suggest.ts';

/** Where the user stands: never in a folder that is scanned, unless the user stands there. */
const DEFAULT_LEDGER = '.handiwork/audit.db';

export interface LedgerPlace {
  location: string;
  /** As messages name it: no absolute path that the user did not give, no password. */
  shown: string;
  isDefault: boolean;
}

/** `--ledger`, else `DATABASE_URL` when that is PostgreSQL, else a file here. */
export function ledgerPlace(options: Options, { cwd }: Pick<Io, 'cwd'>, env: NodeJS.ProcessEnv = process.env): LedgerPlace {
  const url = env['DATABASE_URL'];
  const named = text(options, 'ledger') ?? (url !== undefined && isPostgres(url) ? url : undefined);
  if (named === undefined) return { location: resolve(cwd, DEFAULT_LEDGER), shown: DEFAULT_LEDGER, isDefault: true };
  if (isPostgres(named)) return { location: named, shown: withoutPassword(named), isDefault: false };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(named)) throw new HandiworkError(`"${withoutPassword(named)}" is no place for a ledger.`, { hint: 'Name a file, or a database as postgres://user:password@host:port/database.' });
  return { location: resolve(cwd, named), shown: named, isDefault: false };
}

const withoutPassword = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)(?:[^@/?#]*@)?/i, '$1').replace(/\?.*$/s, '');

/** Lends the ledger of a call, and closes it whatever happens. */
export async function withLedger<Result>({ options, io }: { options: Options; io: Io }, use: (ledger: Ledger) => Promise<Result>, { create = false, ...more }: Pick<LedgerOptions, 'create' | 'patienceMs'> = {}): Promise<Result> {
  const { location, shown } = ledgerPlace(options, io);
  const ledger = await openLedger(location, { create, signal: io.signal, shown, ...more });
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
}

/** Who acts: an audit names who decided. @throws {HandiworkError} When nobody says. */
export async function actorOf(options: Options, { cwd }: Pick<Io, 'cwd'>, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = text(options, 'actor') ?? env['HANDIWORK_ACTOR'];
  if (named !== undefined && named.trim() !== '') return spaced(named);
  const fromGit = await ownGit(['config', 'user.name'], { cwd }).catch((error: unknown) => {
    if (error instanceof OwnGitFailure) return Buffer.alloc(0); // not set
    throw error;
  });
  const name = spaced(fromGit.toString('utf8'));
  if (name === '') throw new HandiworkError('An audit names who decides, and nobody is named.', { hint: 'Say who you are: --actor "Ada Lovelace", HANDIWORK_ACTOR, or git config --global user.name.' });
  return name;
}

/** Git takes names with spaces as they come; in the ledger there is one between words. */
const spaced = (name: string): string => name.trim().replaceAll(/[ \u00a0]+/g, ' ');

export const today = (): string => new Date().toISOString().slice(0, 10);

/** The filters of a call. */
export function queryOf(options: Options): ItemQuery {
  const states = list(options, 'state').map(stateNamed);
  const assignee = text(options, 'assignee');
  const words = { owner: text(options, 'owner'), repository: text(options, 'repository'), path: text(options, 'path'), agent: text(options, 'agent'), class: choice(options, 'class', EVIDENCE_CLASSES) };
  return {
    ...(states.length === 0 ? {} : { state: states }),
    ...(assignee === undefined ? {} : { assignee: assignee === 'nobody' ? null : assignee }),
    ...Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)),
    on: day(options, 'on') ?? today(),
  };
}

/** @throws {HandiworkError} When there is no such state. */
export function stateNamed(word: string): AuditState {
  const state = AUDIT_STATES.find((one) => one === word);
  if (state === undefined) throw new HandiworkError(`There is no state "${word}".`, { hint: suggestion(word, AUDIT_STATES) });
  return state;
}

/** The newest words on name, policy and deadline. @throws {HandiworkError} When no audit has begun. */
export async function auditOf(ledger: Ledger): Promise<LedgerEntry<'init'>> {
  let newest: LedgerEntry | undefined;
  for await (const entry of ledger.entries({ kinds: ['init'] })) newest = entry;
  if (newest?.kind !== 'init') throw new HandiworkError('No audit has begun in this ledger.', { hint: 'Begin one: handiwork audit init --name <name>' });
  return newest;
}
