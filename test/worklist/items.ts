import type { AuditItem } from '../../src/api/audit.ts';

/** An open item of ten declared lines, unless told otherwise. */
export function item(id: string, over: Partial<AuditItem> = {}): AuditItem {
  return {
    id, repository: 'web', rule: 'declared', class: 'declared', level: 'error', heuristic: 'co-author-trailer', message: 'Lines 1 to 10.', path: `src/${id}.ts`,
    startLine: 1, endLine: 10, agent: 'claude-code', fingerprint: `${id}:1`, expectedLines: 10, state: 'open', owner: 'src/', revision: 1, since: '2026-08-01T00:00:00.000Z', ...over,
  };
}
