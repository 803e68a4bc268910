/**
 * Two servers over one ledger, four writers that decide over HTTP through both. Half-way one server is killed, at three quarters
 * one writer. Prints what was acknowledged, what of it is missing, and whether the chain holds.
 *
 *     npx tsx -C handiwork-source bench/serve.ts [--seconds=60] [--items=50] [file | postgres://…]
 *
 * HANDIWORK_TEST_DATABASE_URL names the database when nothing else does; each run takes a schema of its own there.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';

import type { Ledger, LedgerDraft } from '../src/api/audit.ts';
import { addToken } from '../src/serve/add-token.ts';
import { isPostgres, openLedger } from '../src/store/open-ledger.ts';
import { startHttpWriter, startServer, type HttpWriter } from './serve-processes.ts';

const NAMES = ['Ada', 'Grace', 'Lin', 'Barbara'];
const { values, positionals } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, items: { type: 'string', default: '50' } }, allowPositionals: true });
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), 'handiwork-bench-'));
const given = positionals[0] ?? process.env['HANDIWORK_TEST_DATABASE_URL'] ?? join(folder, 'audit.db');

/** A schema of its own in a database; any other place as it is. */
async function freshPlace(): Promise<{ place: string; remove: () => Promise<void> }> {
  if (!isPostgres(given)) return { place: given, remove: () => Promise.resolve() };
  const schema = `bench_${process.pid}_${Date.now()}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: given });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create schema ${schema}`);
  const url = new URL(given);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { place: url.href, remove: () => run(`drop schema ${schema} cascade`) };
}

const found = (number: number): LedgerDraft => ({
  kind: 'found',
  body: { repository: 'web', rule: 'declared', class: 'declared', level: 'error', heuristic: 'trailer', message: `Finding ${number}`, path: `src/${number}.ts`, startLine: 1, endLine: 10, agent: 'claude-code', fingerprint: `${number}:1`, expectedLines: 10, owner: 'src/' },
});

/** Every decision that a writer was told of has to be there, with its number, its item, its reason and its actor. */
async function compared(ledger: Ledger, all: readonly HttpWriter[]): Promise<{ written: number; lost: number; twice: number; untold: number }> {
  const entries = new Map<number, string>();
  const reasons = new Set<string>();
  let twice = 0;
  for await (const entry of ledger.entries({ kinds: ['decided'] })) {
    if (entry.kind !== 'decided') continue;
    const said = [entry.item, entry.body.reason, entry.actor].join('\0');
    entries.set(entry.seq, said);
    if (reasons.has(entry.body.reason)) twice += 1;
    reasons.add(entry.body.reason);
  }
  const lost = all.flatMap(({ name, acknowledged }) => acknowledged.filter(({ seq, id, reason }) => entries.get(seq) !== [id, reason, name].join('\0'))).length;
  const told = all.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  return { written: entries.size, lost, twice, untold: entries.size - told + lost };
}

/** Acknowledged in a second, between two times. */
const rate = (all: readonly HttpWriter[], from: number, to: number): number =>
  Math.round((all.reduce((sum, { acknowledged }) => sum + acknowledged.filter(({ at }) => at >= from && at < to).length, 0) / (to - from)) * 10_000) / 10;

/** Milliseconds from the death of its server to a writer's first acknowledgement at the other one. */
function pause({ acknowledged }: HttpWriter, killedAt: number): number | undefined {
  const first = acknowledged.find(({ at, server }) => at >= killedAt && server === 1);
  return acknowledged[0]?.server === 0 && first !== undefined ? first.at - killedAt : undefined;
}

const { place, remove } = await freshPlace();
const ledger = await openLedger(place, { create: true });
await ledger.append('bench', [{ kind: 'init', body: { name: 'bench' } }, ...Array.from({ length: Number(values.items) }, (_, number) => found(number))]);
const tokens = join(folder, 'tokens');
const secrets: string[] = [];
for (const name of NAMES) secrets.push(await addToken(tokens, { name, role: 'reviewer' }));
const servers = [await startServer(place, tokens), await startServer(place, tokens)];
const urls = servers.map(({ url }) => url);
const writers = await Promise.all(NAMES.map((name, at) => startHttpWriter(name, { servers: urls, first: at % urls.length, token: secrets[at] ?? '' })));

const began = Date.now();
await wait(seconds * 500);
const killedAt = Date.now();
await servers[0]?.kill();
await wait(seconds * 250);
await writers[1]?.kill();
await wait(seconds * 250);
const ended = Date.now();
const stillRunning = writers.filter((writer) => writer.isRunning()).length;
await Promise.all(writers.map((writer) => writer.kill()));
await servers[1]?.kill();

const checked = performance.now();
const chain = await ledger.check();
const { written, lost, twice, untold } = await compared(ledger, writers);
const unanswered = writers.reduce((sum, writer) => sum + writer.unanswered, 0);
const result = {
  store: isPostgres(place) ? 'postgres' : 'embedded',
  seconds,
  load: loadavg().map((value) => Math.round(value * 10) / 10),
  servers: ['killed half-way', 'killed at the end'],
  writers: writers.map((writer, at) => ({
    name: writer.name,
    ended: at === 1 ? 'killed at three quarters' : 'killed at the end',
    atServer: urls.map((_, server) => writer.acknowledged.filter((one) => one.server === server).length),
    conflicts: writer.conflicts,
    busy: writer.busy,
    unanswered: writer.unanswered,
    pauseMs: pause(writer, killedAt),
  })),
  acknowledged: writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
  perSecond: { twoServers: rate(writers, began, killedAt), oneServer: rate(writers, killedAt, ended) },
  written, lost, twice, untold, unanswered, stillRunning, chain,
  checkSeconds: Math.round((performance.now() - checked) / 10) / 100,
};
await ledger.close();
await remove();
rmSync(folder, { recursive: true, force: true });
mkdirSync('bench/out', { recursive: true });
writeFileSync(`bench/out/serve-${result.store}.json`, `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
// Untold decisions are those under way when a server or a writer died: one for each of them at most.
const isSound = chain.ok && lost === 0 && twice === 0 && untold <= unanswered + NAMES.length && stillRunning === NAMES.length - 1;
process.exitCode = isSound ? 0 : 1;
