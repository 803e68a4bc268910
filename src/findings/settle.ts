import type { Finding } from '../api/finding.ts';
import type { Report } from '../api/report.ts';

/** Marks the breaches that do not count: their finding is suppressed, or was in the baseline. */
export function settleBreaches(report: Report): Report {
  const { policy, findings = [] } = report;
  if (policy === undefined) return report;
  const known = new Map(findings.filter(({ level }) => level === 'error').map((finding) => [place(finding), whyKnown(finding)]));
  const breaches = policy.breaches.map(({ known: _before, ...breach }) => {
    const why = known.get(place(breach));
    return why === undefined ? breach : { ...breach, known: why };
  });
  return { ...report, policy: { ...policy, breaches } };
}

type Place = Pick<Finding, 'path' | 'startLine' | 'endLine' | 'agent' | 'commit'>;
const place = ({ path, startLine, endLine, agent, commit }: Place): string => [path, startLine, endLine, agent, commit].join('\0');

const whyKnown = ({ suppression, state }: Finding): 'suppressed' | 'baseline' | undefined =>
  suppression !== undefined ? 'suppressed' : state === 'unchanged' ? 'baseline' : undefined;
