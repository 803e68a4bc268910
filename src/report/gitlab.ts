import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { safeJson, safeText } from './safe-text.ts';

const SEVERITY = { error: 'major', warning: 'minor', note: 'info' } as const;

/** A GitLab code quality report. Suppressed findings are left out; GitLab itself tells new ones from old by fingerprint. */
export function* gitlab(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  let separator = '[\n';
  for (const { repository, findings = [] } of reports) {
    const prefix = reports.length > 1 ? `${repository.path}\0` : '';
    for (const { rule, level, message, path, startLine = 1, endLine = startLine, fingerprint, suppression } of findings) {
      if (suppression !== undefined) continue;
      yield separator + safeJson({
        description: safeText(message, 1000),
        check_name: safeText(rule, 255),
        fingerprint: safeText(prefix + fingerprint, 500),
        severity: SEVERITY[level],
        location: { path: path ?? '.', lines: { begin: startLine, end: endLine } },
      });
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
