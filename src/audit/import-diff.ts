import type { AuditItem, AuditSubject, LedgerBodies, LedgerDraft } from '../api/audit.ts';
import { EVIDENCE_CLASSES } from '../api/evidence.ts';
import { canonical } from './canonical.ts';
import { recognise, type Known } from './recognise.ts';
import { defined } from '../shared/objects.ts';

/** A finding with who answers for it. */
export type Owned = AuditSubject & { owner: string };

export interface ImportDiff {
  drafts: LedgerDraft[];
  found: number;
  updated: number;
  reopened: number;
  /** Known and as they were. */
  unchanged: number;
  /** Further parts of a known item, whose lines were cut apart. */
  parts: number;
}

/**
 * What a report changes: new findings become items, known ones are brought up to date, decided ones with new evidence are
 * opened again. What the report does not show is left alone: absence is for `verify` to prove.
 *
 * @param head `seq` of the ledger when the items were read: somebody else's import after it is a conflict.
 */
export function diffImport(report: LedgerBodies['import'], subjects: readonly Owned[], { items, head }: { items: readonly AuditItem[]; head: number }): ImportDiff {
  const known = recognise(items, subjects);
  const main = mainParts(subjects, known);
  const diff: ImportDiff = { drafts: [{ kind: 'import', body: report, expect: head }], found: 0, updated: 0, reopened: 0, unchanged: 0, parts: 0 };
  for (const [index, subject] of subjects.entries()) {
    const item = known.get(index)?.item;
    if (item === undefined) {
      diff.drafts.push({ kind: 'found', body: subject });
      diff.found += 1;
    } else if (main.get(item.id) !== index) diff.parts += 1;
    else renew(diff, { item, subject }, report.head);
  }
  return diff;
}

function renew(diff: ImportDiff, { item, subject }: { item: AuditItem; subject: Owned }, commit: string): void {
  const { owner: _owner, ...bare } = subject;
  const about = { item: item.id, expect: item.revision };
  if (item.state === 'removed') {
    const { path, startLine, endLine } = subject;
    diff.drafts.push({ ...about, kind: 'verified', body: { outcome: 'reintroduced', commit, ...defined({ path, startLine, endLine }) } });
    diff.reopened += 1;
  } else if (newEvidence(item, subject) && (item.state === 'refuted' || item.state === 'accepted')) {
    diff.drafts.push({ ...about, kind: 'reopened', body: { why: newEvidence(item, subject) ?? '', subject: bare } });
    diff.reopened += 1;
  } else if (isAsBefore(item, subject)) diff.unchanged += 1;
  else {
    diff.drafts.push({ ...about, kind: 'found', body: subject });
    diff.updated += 1;
  }
}

/** The finding that stands for an item: the strongest, then the longest. */
function mainParts(subjects: readonly Owned[], known: ReadonlyMap<number, Known>): Map<string, number> {
  const main = new Map<string, number>();
  const weight = (index: number): number[] => {
    const { class: evidence = 'stylistic', startLine = 0, endLine = 0 } = subjects[index] ?? {};
    return [strength(evidence), known.get(index)?.similarity ?? 0, endLine - startLine];
  };
  for (const [index, { item }] of known) {
    if (known.get(index)?.similarity === 0) continue;
    const best = main.get(item.id);
    if (best === undefined || isGreater(weight(index), weight(best))) main.set(item.id, index);
  }
  return main;
}

const isGreater = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
};

const strength = (evidence: AuditSubject['class']): number => EVIDENCE_CLASSES.length - EVIDENCE_CLASSES.indexOf(evidence);

/** Why a decision should be looked at again; undefined when what it rested on still stands. */
function newEvidence(item: AuditSubject, subject: AuditSubject): string | undefined {
  if (strength(subject.class) > strength(item.class)) return `It is ${subject.class} now; it was ${item.class} when it was decided.`;
  if (subject.agent !== item.agent && subject.agent !== undefined) return `It is attributed to ${subject.agent} now${item.agent === undefined ? '' : `; it was to ${item.agent}`}.`;
  return undefined;
}

function isAsBefore(item: AuditItem, subject: Owned): boolean {
  const { id: _id, state: _state, assignee: _assignee, decision: _decision, verification: _verification, revision: _revision, since: _since, ...before } = item;
  return canonical(before) === canonical(subject);
}
