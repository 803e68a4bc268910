import type { Finding } from './finding.ts';

/**
 * Where a finding stands. `open` waits for a decision; `confirmed` is to be removed; `removed` was proved gone by
 * `verify`; `refuted` is not the agent's work; `accepted` stays, with a reason, an approver and an end.
 */
export const AUDIT_STATES = ['open', 'confirmed', 'removed', 'refuted', 'accepted'] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

/** May look; may decide and assign; may also approve what stays. */
export const AUDIT_ROLES = ['viewer', 'reviewer', 'approver'] as const;
export type AuditRole = (typeof AUDIT_ROLES)[number];

/** Who acts in an audit. Actors are named, for they are accountable; authors of code never appear here. */
export interface Actor {
  name: string;
  role: AuditRole;
}

/** A decision as a person gives it. */
export interface Decision {
  state: Exclude<AuditState, 'removed'>;
  reason: string;
  /** Required with `accepted`: who allows it, and the last day on which it holds (`YYYY-MM-DD`). */
  approver?: string;
  expires?: string;
}

/** What `verify` saw of an item at a commit. */
export interface Verification {
  outcome: 'gone' | 'present' | 'moved' | 'reintroduced' | 'rewritten' | 'unread';
  /** The commit that was looked at, full hex. */
  commit: string;
  /** Where it is now, when it is. */
  path?: string;
  startLine?: number;
  endLine?: number;
  /** Share of its normalised shingles that are still in one place, in [0, 1]; with `rewritten` and `moved`. */
  similarity?: number;
}

/** What an item is about: a finding of a report, with what recognises it later. */
export interface AuditSubject extends Pick<Finding, 'rule' | 'class' | 'level' | 'heuristic' | 'message' | 'path' | 'startLine' | 'endLine' | 'agent' | 'model' | 'commit' | 'resemblance' | 'fingerprint'> {
  /** As the report named it: one audit holds many repositories. */
  repository: string;
  /** Lines to be expected of banned origin in it: all of them when attributed, weighted by resemblance otherwise. */
  expectedLines: number;
  /** A bounded sample of hashes of its normalised text: recognises it after renames, moves and reformatting. No text is kept. */
  sketch?: readonly number[];
  /** How many words its normalised text has; with `sketch`. */
  words?: number;
  /**
   * Hash and number of its own words, where these are too few to be recognised: `sketch` and `words` are then those of the text
   * with the lines around it.
   */
  core?: { hash: number; words: number };
}

/** One finding under audit, as it stands now. */
export interface AuditItem extends AuditSubject {
  /** Short, permanent, unique in the ledger. */
  id: string;
  state: AuditState;
  assignee?: string;
  /** CODEOWNERS, else the directory. */
  owner: string;
  decision?: Decision & { actor: string; at: string };
  verification?: Verification & { at: string };
  /** `seq` of the newest entry about it: send it back with a decision, so that nobody overwrites what they have not seen. */
  revision: number;
  /** ISO 8601 UTC: when it was first imported. */
  since: string;
}

/** What an entry of the ledger records; `body` by kind. */
export interface LedgerBodies {
  /**
   * `joins`: neighbouring findings that are decided as one are taken in as one. A ledger goes on as it began, so that what is in it is
   * found again.
   */
  init: { name: string; deadline?: string; policy?: unknown; joins?: true };
  /** One repository of a report: what `found` entries of this import belong to. */
  import: { repository: string; head: string; ruleSet: string; findings: number };
  found: AuditSubject & { owner: string };
  /** New evidence on a decided item, which opens it again. */
  reopened: { why: string; subject: AuditSubject };
  assigned: { assignee: string | null };
  decided: Decision;
  /** Takes back the entry `seq`; the item stands as before it. */
  undone: { seq: number };
  verified: Verification;
  /** One run of `verify` over a repository: how many items came out how, and how many findings no item was known for. */
  checked: { repository: string; commit: string; ruleSet: string; outcomes: Partial<Record<Verification['outcome'], number>>; unknown: number };
}
export type LedgerKind = keyof LedgerBodies;

/** What is to be appended. */
export type LedgerDraft = {
  [K in LedgerKind]: {
    kind: K;
    /** Needed for all kinds but `init`, `import` and `checked`; a `found` without it is a new item, whose id is made from its seq: `f12`. */
    item?: string;
    body: LedgerBodies[K];
    /** Refused unless the item still has this revision; of an `import`, unless nothing was imported after this seq. */
    expect?: number;
  };
}[LedgerKind];

/** One link of the chain. `hash` covers everything else in it, and `previous` the link before. */
interface Link<K extends LedgerKind> {
  /** From 1, without gaps. */
  seq: number;
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  actor: string;
  kind: K;
  item?: string;
  body: LedgerBodies[K];
  previous: string;
  /** SHA-256, lower-case hex. */
  hash: string;
}
/** A link by kind: to look at `kind` is to know the type of `body`. */
export type LedgerEntry<K extends LedgerKind = LedgerKind> = { [P in K]: Link<P> }[K];

/** How the chain was found: whole, or broken at an entry. */
export type ChainCheck = { ok: true; entries: number; head: string } | { ok: false; seq: number; problem: string };

/** Which items: every given key must match. */
export interface ItemQuery {
  state?: readonly AuditState[];
  owner?: string;
  /** `null`: nobody's. */
  assignee?: string | null;
  repository?: string;
  /** A path, or a folder when it ends with `/`. */
  path?: string;
  agent?: string;
  class?: string;
  /** `YYYY-MM-DD`: what was accepted until a day before it is `open`. Without it, states are as they were recorded. */
  on?: string;
  /** Also the sketches, which most readers do not need and which are most of the bytes. */
  sketches?: boolean;
}

export interface EntryQuery {
  /** Only those with a greater `seq`. */
  after?: number;
  item?: string;
  kinds?: readonly LedgerKind[];
}

/** One audit, wherever it is stored. Every method is safe with other writers at work. */
export interface Ledger {
  /**
   * Appends all or none, in one transaction. What is returned is on disk.
   * @throws {Conflict} When an expected revision is no longer the newest.
   * @throws {HandiworkError} When the item is unknown or the step is not allowed.
   */
  append(actor: string, drafts: readonly LedgerDraft[]): Promise<LedgerEntry[]>;
  /** In the order in which they were found. */
  items(query?: ItemQuery): Promise<AuditItem[]>;
  item(id: string): Promise<AuditItem | undefined>;
  /** In order of `seq`. */
  entries(query?: EntryQuery): AsyncIterable<LedgerEntry>;
  /** `seq` of the newest entry; 0 in an empty ledger. */
  head(): Promise<number>;
  /** Reads the whole chain and replays it: is every link unchanged, and do the items follow from it? */
  check(): Promise<ChainCheck>;
  close(): Promise<void>;
}
