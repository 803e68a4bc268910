import type { AuditItem, Ledger } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';
import { ASSIGN, DECIDE, parseBody, UNDO } from './bodies.ts';
import { Changes } from './changes.ts';
import type { Changed, ItemTable, Overview, WorklistBy } from './contract.ts';
import { detailOf } from './item-detail.ts';
import { tableOf } from './item-table.ts';
import type { Mirror } from './mirror.ts';
import type { News } from './news.ts';
import { overviewOf } from './overview.ts';
import { packagesOf } from './packages.ts';
import { Refusal } from './problem.ts';
import type { Answer, Call, Identity, Route } from './route.ts';
import { sourceOf } from './source.ts';
import type { SourceReader } from './source-reader.ts';
import { workOf } from './work.ts';

export interface AuditParts {
  ledger: Ledger;
  mirror: Mirror;
  news: News;
  sources: SourceReader;
  clock: () => Date;
}

/** Questions about the audit, and what changes it. */
export const auditRoutes = (parts: AuditParts): Route[] => [...questionRoutes(parts), ...changeRoutes(parts)];

const dayOf = (clock: () => Date) => (): string => clock().toISOString().slice(0, 10);

function questionRoutes({ ledger, mirror, news, sources, clock }: AuditParts): Route[] {
  const today = dayOf(clock);
  const packages = packagesOf(sources);
  const overview = overviews(mirror, today);
  return [
    { method: 'GET', path: '/api/overview', needs: 'viewer', answer: overview },
    { method: 'GET', path: '/api/items', needs: 'viewer', answer: async ({ query }) => items(await itemTable(mirror, packages, { since: seqIn(query, 'since'), day: today() })) },
    { method: 'GET', path: '/api/items/:id', needs: 'viewer', answer: async ({ params }) => ({ json: await detailOf(ledger, await mirror.refresh(), { id: params['id'] ?? '', day: today(), sources }) }) },
    { method: 'GET', path: '/api/source', needs: 'viewer', answer: async ({ query }) => ({ json: await sourceOf(sources, await mirror.refresh(), { query, day: today() }) }) },
    {
      method: 'GET', path: '/api/worklist', needs: 'viewer',
      answer: async ({ query }) => {
        const question = { ...readWork(query), day: today() };
        const standing = await mirror.refresh();
        const packageOf = await packages(standing);
        return asked(() => ({ json: workOf(standing, { ...question, packageOf }) }));
      },
    },
    { method: 'GET', path: '/api/events', needs: 'viewer', answer: (call) => events(news, call) },
  ];
}

function changeRoutes({ ledger, mirror, news, clock }: AuditParts): Route[] {
  const changes = new Changes(ledger, mirror, dayOf(clock));
  const changing = (path: string, change: (call: Call, identity: Identity) => Promise<Changed>): Route => ({
    method: 'POST', path, needs: 'reviewer',
    async answer(call) {
      const changed = await change(call, call.identity as Identity);
      news.spread();
      return { json: changed };
    },
  });
  return [
    changing('/api/decisions', ({ body }, { actor }) => changes.decide(actor, parseBody(DECIDE, body))),
    changing('/api/assign', ({ body }, { actor }) => changes.assign(actor, parseBody(ASSIGN, body))),
    changing('/api/undo', ({ body }, { actor }) => changes.undo(actor, parseBody(UNDO, body))),
  ];
}

/** Computed once for each state of the ledger and day. */
function overviews(mirror: Mirror, today: () => string): () => Promise<Answer> {
  let known: { key: string; overview: Promise<Overview> } | undefined;
  return async () => {
    const day = today();
    const standing = await mirror.refresh();
    const key = `${standing.seq} ${day}`;
    if (known?.key !== key) known = { key, overview: overviewOf(standing, day) };
    return { json: await known.overview, etag: `"overview-${key.replace(' ', '-')}"` };
  };
}

async function itemTable(mirror: Mirror, packages: ReturnType<typeof packagesOf>, { since, day }: { since: number | undefined; day: string }): Promise<ItemTable> {
  const packageOf = await packages(await mirror.refresh());
  const standing = await mirror.refresh();
  const all = [...standing.items.values()];
  const isExpired = ({ state, decision }: AuditItem): boolean => state === 'accepted' && decision?.expires !== undefined && decision.expires < day;
  const shown = since === undefined ? all : all.filter((item) => item.revision > since || isExpired(item));
  return tableOf(shown, { seq: standing.seq, day, complete: since === undefined, packageOf, actors: standing.actors });
}

const items = (table: ItemTable): Answer => ({ json: table, ...(table.complete ? { etag: `"items-${table.seq}-${table.day}"` } : {}) });

function events(news: News, { query, request, identity }: Call): Answer {
  const last = Number(request.headers['last-event-id']);
  const since = Number.isSafeInteger(last) && last > 0 ? last : seqIn(query, 'since');
  news.admit(identity as Identity);
  return { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' }, stream: (response) => news.listen(response, identity as Identity, since) };
}

function seqIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal('bad-request', `${name} has to be the number of an entry.`);
  return Number(text);
}

function readWork(query: URLSearchParams): { by: WorklistBy | undefined; budget: string | undefined } {
  const by = query.get('by') ?? undefined;
  if (by !== undefined && by !== 'owner' && by !== 'package' && by !== 'change') throw new Refusal('bad-request', 'by can be owner, package or change.');
  return { by, budget: query.get('budget') ?? undefined };
}

/** What the rules refuse about a question is the asker's to mend. */
function asked<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof HandiworkError) throw new Refusal('bad-request', error.message, error.hint === undefined ? {} : { hint: error.hint });
    throw error;
  }
}
