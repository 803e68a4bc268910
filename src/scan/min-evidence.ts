import { EVIDENCE_CLASSES, type EvidenceClass } from '../api/evidence.ts';
import type { Report } from '../api/report.ts';

/** The report without what is weaker than a class. Breaches stay: they are what the exit code speaks of. */
export function onlyFrom(report: Report, weakest: EvidenceClass): Report {
  const strongEnough = (one: { class: EvidenceClass }): boolean => EVIDENCE_CLASSES.indexOf(one.class) <= EVIDENCE_CLASSES.indexOf(weakest);
  const { repository, review, findings } = report;
  return {
    ...report,
    repository: { ...repository, evidence: repository.evidence.filter(strongEnough) },
    ...(review?.pullRequest === undefined ? {} : { review: { ...review, pullRequest: review.pullRequest.filter(strongEnough) } }),
    ...(findings === undefined ? {} : { findings: findings.filter(strongEnough) }),
    ...(report.attributedChanges === undefined ? {} : { attributedChanges: report.attributedChanges.filter(strongEnough) }),
    files: report.files.map((file) => ({
      ...file,
      evidence: file.evidence.filter(strongEnough),
      attributions: file.attributions.filter(strongEnough),
      units: file.units.map((unit) => ({ ...unit, evidence: unit.evidence.filter(strongEnough) })),
    })),
  };
}
