import type { AuditSubject, LedgerDraft } from '../../src/api/audit.ts';

/** A finding under audit. */
export const subject = (name: string, more: Partial<AuditSubject & { owner: string }> = {}): AuditSubject & { owner: string } => ({
  repository: 'web', rule: 'declared', class: 'declared', level: 'error', heuristic: 'trailer', message: `${name} declares an agent`,
  path: `src/${name}.ts`, startLine: 1, endLine: 10, agent: 'claude-code', commit: 'c'.repeat(40), fingerprint: `${name}:1`, expectedLines: 10, owner: 'src/', ...more,
});

export const init: LedgerDraft = { kind: 'init', body: { name: 'ruling 12', deadline: '2026-12-31' } };
export const found = (name: string, more: Partial<AuditSubject & { owner: string }> = {}): LedgerDraft => ({ kind: 'found', body: subject(name, more) });
export const decided = (item: string, state: 'open' | 'confirmed' | 'refuted', more: { expect?: number } = {}): LedgerDraft => ({ kind: 'decided', item, body: { state, reason: 'because' }, ...more });
