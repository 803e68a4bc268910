/**
 * Four processes write to one ledger; one is killed half-way. Prints what was acknowledged, what of it is missing, and whether
 * the chain holds.
 *
 *     npx tsx -C handiwork-source bench/ledger.ts [--seconds=60] [file | postgres://…]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { LedgerDraft } from '../src/api/audit.ts';
import { isPostgres, openLedger } from '../src/store/open-ledger.ts';
import { missing, startWriter } from './ledger-writers.ts';

const { values, positionals } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, items: { type: 'string', default: '50' } }, allowPositionals: true });
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), 'handiwork-bench-'));
const place = positionals[0] ?? join(folder, 'audit.db');

const found = (number: number): LedgerDraft => ({
  kind: 'found',
  body: { repository: 'web', rule: 'declared', class: 'declared', level: 'error', heuristic: 'trailer', message: `Finding ${number}`, path: `src/${number}.ts`, startLine: 1, endLine: 10, agent: 'claude-code', fingerprint: `${number}:1`, expectedLines: 10, owner: 'src/' },
});

const ledger = await openLedger(place, { create: true });
await ledger.append('bench', [{ kind: 'init', body: { name: 'bench' } }, ...Array.from({ length: Number(values.items) }, (_, number) => found(number))]);
const writers = await Promise.all(['Ada', 'Grace', 'Lin', 'Barbara'].map((name) => startWriter(place, name)));
await wait(seconds * 500);
await writers[0]?.kill();
await wait(seconds * 500);
await Promise.all(writers.map((writer) => writer.kill()));

const began = performance.now();
const chain = await ledger.check();
const checkSeconds = (performance.now() - began) / 1000;
const result = {
  store: isPostgres(place) ? 'postgres' : 'embedded',
  seconds,
  writers: writers.map(({ name, acknowledged, conflicts }, at) => ({ name, killed: at === 0 ? 'half-way' : 'at the end', acknowledged: acknowledged.length, conflicts })),
  acknowledged: writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
  ...(await missing(ledger, writers)),
  chain,
  checkSeconds: Math.round(checkSeconds * 100) / 100,
};
await ledger.close();
rmSync(folder, { recursive: true, force: true });
mkdirSync('bench/out', { recursive: true });
writeFileSync(`bench/out/ledger-${result.store}.json`, `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
process.exitCode = chain.ok && result.lost === 0 && result.halves === 0 ? 0 : 1;
