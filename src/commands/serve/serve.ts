import { createRequire } from 'node:module';

import { safeText } from '../../report/safe-text.ts';
import { serve } from '../../serve/server.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { actorOf, auditOf, ledgerPlace, withLedger } from '../audit/call.ts';
import type { Run } from '../command.ts';
import { texts } from '../options.ts';
import { pageAssets } from '../page-assets.ts';
import { entrance, isInTheClear, type Entrance } from './door.ts';
import { sourcesOf } from './sources.ts';
import { addTokenFor } from './token.ts';

/** Who waits at a page is told that the ledger is busy before the page gives the answer up. */
const PATIENCE_MS = 20_000;

/** Serves the audit until it is interrupted. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  if (args[0] === 'token') return addTokenFor(call);
  if (args[0] !== undefined) throw new HandiworkError(`handiwork serve takes no "${args[0]}".`, { hint: 'Examples: handiwork serve; handiwork serve token add ada --role reviewer' });
  let url = '';
  const link = ({ token }: Entrance): string => `${url}/${token === undefined ? '' : `#token=${token()}`}`;
  return withLedger(call, async (ledger) => {
    const { body: { name } } = await auditOf(ledger);
    const found: Entrance = await entrance(options, {
      cwd: io.cwd,
      actor: async () => ({ name: await actorOf(options, io), role: 'approver' }),
      renewed: () => void io.write(`That link is used up. For another browser: ${link(found)}\n`),
    });
    const { folders, without } = await sourcesOf(texts(options, 'repository'), ledger, io.cwd);
    const { version } = createRequire(import.meta.url)('handiwork/package.json') as { version: string };
    const { door, listen, publicUrl, trusted } = found;
    const serving = await serve({ ledger, door, listen, publicUrl, trusted, sources: folders, pages: pageAssets('live'), version, failed: (route, error) => io.tell(failure(route, error)) });
    url = serving.url;
    await io.write(`Serving the audit "${safeText(name)}" of ${safeText(ledgerPlace(options, io).shown)}. Ctrl-C ends.\n${link(found)}\n`);
    if (found.token !== undefined) await io.write('The link opens it once, in one browser, for you.\n');
    if (isInTheClear(found)) io.tell('handiwork: tokens and cookies cross the network as plain text. Put a proxy with TLS before it and name that: --public-url https://…\n');
    if (without.length > 0) io.tell(`handiwork: the code of ${without.length === 1 ? 'one repository' : `${without.length} repositories`} is not shown: ${without.map((one) => `--repository ${safeText(one)}`).slice(0, 5).join(' ')}\n`);
    await interrupted(io.signal);
    await serving.close();
    return 0;
  }, { patienceMs: PATIENCE_MS });
};

/** Ctrl-C reaches every command through its signal; a service manager ends a server with SIGTERM. */
function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off('SIGTERM', end);
      resolve();
    };
    process.on('SIGTERM', end);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Where in the program something failed. Not what it said: that may quote a repository, or name people. */
function failure(route: string, error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8) : [];
  const what = error instanceof HandiworkError ? `: ${error.message}` : '';
  return [`handiwork: ${route} failed (${error instanceof Error ? error.name : typeof error}${what})`, ...frames].map((line) => `${safeText(line, 300)}\n`).join('');
}
