import type { Actor, AuditItem, AuditState, Decision, LedgerEntry } from '../api/audit.ts';
import type { Forecast } from '../worklist/forecast.ts';
import type { GainPoint } from '../worklist/order.ts';
import type { Progress, Tallies } from '../worklist/progress.ts';

/*
 * What server and pages say to each other. Everything is JSON over the same origin; a cookie says who asks. Every request
 * but GET also carries `Content-Type: application/json` and the session's token in `X-Handiwork-Csrf`.
 *
 *   GET    /api/session                               Session       401 when nobody is signed in
 *   POST   /api/session     SignIn                    Session       the only POST without X-Handiwork-Csrf
 *   DELETE /api/session                               204
 *   GET    /api/overview                              Overview
 *   GET    /api/items       ?since=SEQ                ItemTable     ETag; with `since` only what changed after it
 *   GET    /api/items/ID                              ItemDetail
 *   GET    /api/source      ?item=ID                  Source        the file of an item, in the commit that numbers its lines
 *   GET    /api/source      ?repository=&path=&commit=  Source      commit: as in ItemDetail; default: newest import
 *   GET    /api/worklist    ?by=owner&budget=4h       Worklist
 *   POST   /api/decisions   DecisionRequest           Changed       409 with the items as they are now; 503 with Retry-After while others keep the ledger busy
 *   POST   /api/undo        UndoRequest               Changed       409
 *   POST   /api/assign      AssignRequest             Changed       409
 *   GET    /api/events      ?since=SEQ                text/event-stream of `changed` events with LedgerNews
 *
 * The page is opened as http://127.0.0.1:PORT/#token=TOKEN: POST it to /api/session, then take it out of the address. A
 * token of a link works once, and reloads rest on the cookie. Everything that is not 2xx has the body Problem.
 */

/** Header that carries {@link Session.csrf} back. */
export const CSRF_HEADER = 'X-Handiwork-Csrf';

/** Who looks, and at which audit. */
export interface Session {
  actor: Actor;
  /** Goes into every request that changes something. */
  csrf: string;
  audit: {
    name: string;
    /** `YYYY-MM-DD`. */
    deadline?: string;
  };
  /** How people sign in here: by the link that the server printed, with a token of their own, or through a proxy. */
  signIn: SignInKind;
  /** Repositories whose source can be asked for. */
  sources: string[];
  /** Names that an item can be assigned to; any other name is accepted as well. */
  people: string[];
  /** `handiwork` version. */
  version: string;
}
export type SignInKind = 'link' | 'token' | 'proxy';

export interface SignIn {
  token: string;
}

/** Items that have something in common. */
export interface Group {
  /** `null`: all groups that are too small to be shown by themselves, together. */
  name: string | null;
  states: Tallies;
}

/** An owner's share of the work. Owners come by name, never by size. */
export interface OwnerGroup extends Group {
  /** When all of it is settled: judged, and removed where it has to be. Absent where people alone are the owners: a pace would be theirs. */
  forecast?: Forecast;
}

/** How far the audit is. */
export interface Overview extends Progress {
  /** `seq` of the newest entry that is counted in. */
  seq: number;
  /** The day it speaks of, UTC, `YYYY-MM-DD`: what was accepted until a day before it counts as open. */
  day: string;
  deadline?: string;
  /** By strength of the evidence. */
  classes: Group[];
  /** By name. What names no agent has the name `''`. */
  agents: Group[];
  /** By name. */
  repositories: Group[];
  owners: OwnerGroup[];
  /** Fewer items than this are no group of their own among the owners. */
  smallestGroup: number;
}

/**
 * Columns whose texts repeat: they hold numbers of texts in {@link ItemTable.texts}, -1 where there is none. `message` is
 * there only for what has no path; that of the others is in {@link ItemDetail}. `changedBy` wrote the newest entry, whatever it says.
 */
export const TEXT_COLUMNS = ['repository', 'path', 'rule', 'class', 'level', 'agent', 'model', 'commit', 'owner', 'package', 'assignee', 'decidedBy', 'changedBy', 'expires', 'message'] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** Columns of plain numbers; `null` where there is none. */
export const NUMBER_COLUMNS = ['startLine', 'endLine', 'resemblance', 'expectedLines', 'minutes', 'revision'] as const;
export type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** Items as columns of equal length: a hundred thousand are a few megabytes, much less when compressed. */
export interface ItemTable {
  /** `seq` of the newest entry it shows: the next `since`. */
  seq: number;
  /** As in {@link Overview.day}. */
  day: string;
  /** False when only changed items are here: replace those with the same id, append the others. */
  complete: boolean;
  texts: Record<TextColumn, string[]>;
  columns: { id: string[]; state: AuditState[] } & Record<TextColumn, number[]> & Record<NumberColumn, (number | null)[]>;
}

/** One item with all that happened to it. */
export interface ItemDetail {
  /** Without its sketch. */
  item: AuditItem;
  /** In order. */
  entries: LedgerEntry[];
  /** The commit in which its path and lines are right: send it with the question for the source. */
  commit?: string;
  /** Subject of the commit that brought it, as the repository has it: show it as text only. Absent where the server does not know the repository. */
  subject?: string;
  /** The newest decision or assignment that can be taken back. */
  undoable?: { seq: number; kind: 'decided' | 'assigned'; actor: string };
}

/** Lines whose evidence is under audit. */
export interface SourceRange {
  /** Item. */
  id: string;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  state: AuditState;
  class: string;
  agent?: string;
  model?: string;
  commit?: string;
  resemblance?: number;
  message: string;
}

/** A file as it is in a commit. */
export interface Source {
  repository: string;
  path: string;
  /** Full hex. */
  commit: string;
  /** As the repository has them, hostile characters included: show them as text only, and make invisible ones visible. */
  lines: string[];
  /** Longer files and lines are cut. */
  cut: boolean;
  /** Items of this file whose lines are numbered by this commit, by first line. */
  ranges: SourceRange[];
}

export type WorklistBy = 'owner' | 'package' | 'change';

/** What to look at next: open items, most lines found per minute first. */
export interface Worklist {
  seq: number;
  tasks: { id: string; expectedLines: number; minutes: number }[];
  /** By name; absent without `by`. */
  groups?: { key: string; ids: string[]; expectedLines: number; minutes: number }[];
  /** At most a few hundred points. */
  gain: GainPoint[];
  /** What is best done in the budget; absent without one. */
  pick?: { ids: string[]; minutes: number; expectedLines: number; share: number };
}

/** An item as it was seen. */
export interface Seen {
  id: string;
  revision: number;
}

/** All items or none are decided. */
export interface DecisionRequest {
  items: Seen[];
  /** `approver` may be left out: it is who sends this. */
  decision: Decision;
}

export interface AssignRequest {
  items: Seen[];
  /** `null`: nobody. */
  assignee: string | null;
}

/** Takes back entries: of each item the decision or assignment `seq`. */
export interface UndoRequest {
  items: (Seen & { seq: number })[];
}

/** What was written. */
export interface Changed {
  /** Newest entry. */
  seq: number;
  /** As they stand now, without sketches. */
  items: AuditItem[];
  /** The new entries: what can be sent to `undo`, with the items' new revisions. */
  entries: { id: string; seq: number }[];
}

/** Data of a `changed` event. The first one comes at once and says where the ledger is, unless the asker's `since` is that. */
export interface LedgerNews {
  seq: number;
  /** Items with entries since the last event; `null` when there are too many to name: ask with `since`. */
  items: string[] | null;
}

/** What went wrong (RFC 9457, `application/problem+json`). */
export interface Problem {
  status: number;
  code: ProblemCode;
  title: string;
  detail: string;
  /** What to do next. */
  hint?: string;
  /** With `conflict`: those that somebody else changed, as they are now. */
  items?: AuditItem[];
  /** With `not-signed-in` and `wrong-token`: how to. */
  signIn?: SignInKind;
}
export type ProblemCode =
  | 'bad-request' | 'not-signed-in' | 'wrong-token' | 'forbidden' | 'wrong-origin' | 'not-found' | 'no-source' | 'wrong-method' | 'wrong-type'
  | 'too-large' | 'too-many' | 'conflict' | 'not-allowed' | 'too-slow' | 'internal' | 'busy';
