import type { Finding } from '../api/finding.ts';
import type { PolicyResult, Report } from '../api/report.ts';
import type { Review } from '../api/review.ts';

/** Marks the breaches that do not count: their finding is suppressed, or was in the baseline. */
export function settleBreaches(report: Report): Report {
  const { policy, review, findings = [] } = report;
  if (policy === undefined) return report;
  const known = new Map(findings.filter(({ level }) => level === 'error').map((finding) => [place(finding), whyKnown(finding)]));
  const breaches = policy.breaches.map(({ known: _before, ...breach }) => {
    const why = known.get(place(breach));
    return why === undefined ? breach : { ...breach, known: why };
  });
  return { ...report, policy: { ...policy, breaches }, ...(review === undefined ? {} : { review: settleReview(review, breaches, known) }) };
}

/** A commit is known when all of its lines are or, without any, when its own finding is. A description never is: each change has its own. */
function settleReview(review: Review, ofLines: PolicyResult['breaches'], known: ReadonlyMap<string, Known | undefined>): Review {
  const breaches = review.breaches.map(({ known: _before, ...breach }) => {
    if (breach.commit === undefined) return breach;
    const lines = ofLines.filter(({ commit }) => commit === breach.commit);
    const why = lines.length === 0 ? known.get(place(breach)) : lines.every((line) => line.known !== undefined) ? lines[0]?.known : undefined;
    return why === undefined ? breach : { ...breach, known: why };
  });
  return { ...review, breaches };
}

type Known = 'suppressed' | 'baseline';

type Place = Pick<Finding, 'path' | 'startLine' | 'endLine' | 'agent' | 'commit'>;
const place = ({ path, startLine, endLine, agent, commit }: Place): string => [path, startLine, endLine, agent, commit].join('\0');

const whyKnown = ({ suppression, state }: Finding): Known | undefined =>
  suppression !== undefined ? 'suppressed' : state === 'unchanged' ? 'baseline' : undefined;
