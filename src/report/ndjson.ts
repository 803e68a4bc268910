import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { safeJson } from './safe-text.ts';

/**
 * One JSON object per line, each with its `type` and the `repository` it speaks of: first `report` (everything but the
 * lists), then every `agent`, `change`, `attributed-change`, `file`, `finding`, `skipped` and `note`, in the order of the JSON report.
 */
export function* ndjson(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  for (const report of reports) {
    const { agents, changes, attributedChanges = [], files, findings = [], coverage, ...head } = report;
    const repository = report.repository.path;
    const line = (type: string, value: object): string => `${safeJson({ type, repository, ...value })}\n`;
    const { path: _path, ...rest } = head.repository;
    yield line('report', { ...head, repository, ...rest, scanned: coverage.files.scanned, commits: coverage.commits.read });
    for (const agent of agents) yield line('agent', agent);
    for (const change of changes) yield line('change', change);
    for (const change of attributedChanges) yield line('attributed-change', change);
    for (const file of files) yield line('file', file);
    for (const finding of findings) yield line('finding', finding);
    for (const skipped of coverage.files.skipped) yield line('skipped', skipped);
    for (const note of coverage.notes) yield line('note', note);
  }
}
