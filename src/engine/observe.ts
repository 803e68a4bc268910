import type { CommitSubject } from '../api/commit.ts';
import type { Evidence, EvidenceClass } from '../api/evidence.ts';
import type { CommitHeuristic, Meta, Observation, Observer, RepositoryHeuristic, UnitHeuristic } from '../api/heuristic.ts';
import type { CoverageNote } from '../api/report.ts';
import type { RepositorySubject } from '../api/repository.ts';
import type { Unit } from '../api/unit.ts';
import { fillTemplate } from './template.ts';

/** What the heuristics saw in one subject. */
export interface Observed {
  /** One value per heuristic, in their order; NaN where it abstained. */
  measures: Float64Array;
  /** In the order of the heuristics, then of their reports. */
  evidence: Evidence[];
  /** One note per heuristic that threw or measured something that is no number. */
  notes: CoverageNote[];
}

type Looking<Subject> = {
  class: EvidenceClass;
  meta: Pick<Meta<unknown>, 'id' | 'measure' | 'messages'>;
  defaults: object;
  observe(subject: Subject, observer: Observer<object>): void;
};

const inRange = (measure: number, [low, high]: readonly [number, number]): number =>
  measure < low ? low : measure > high ? high : measure;

function toEvidence<Subject>(heuristic: Looking<Subject>, observation: Observation, first: boolean): Evidence {
  const { id, measure, messages } = heuristic.meta;
  const value = inRange(observation.measure, measure.range);
  const template = messages[observation.messageId] ?? observation.messageId;
  const percent = Math.round(value * 100);
  return {
    heuristic: id,
    class: heuristic.class,
    message: fillTemplate(template, { measure: value, percent, ...observation.data }),
    ...(observation.startLine === undefined ? {} : { startLine: observation.startLine, endLine: observation.endLine ?? observation.startLine }),
    ...(first ? { measure: value } : {}),
  };
}

function observeSubject<Subject>(subject: Subject, heuristics: readonly Looking<Subject>[]): Observed {
  const observed: Observed = { measures: new Float64Array(heuristics.length).fill(NaN), evidence: [], notes: [] };
  heuristics.forEach((heuristic, index) => {
    const seen: Evidence[] = [];
    const report = (observation: Observation): void => {
      if (Number.isNaN(observation.measure)) throw new TypeError('the measure is not a number');
      seen.push(toEvidence(heuristic, observation, seen.length === 0));
    };
    try {
      heuristic.observe(subject, { options: heuristic.defaults, report });
      observed.measures[index] = seen[0]?.measure ?? NaN;
      observed.evidence.push(...seen);
    } catch (cause) {
      observed.notes.push(failureNote(heuristic.meta.id, cause));
    }
  });
  return observed;
}

/** The coverage note for a heuristic that threw: the rest of the run goes on without it. */
export function failureNote(heuristic: string, cause: unknown): CoverageNote {
  const what = cause instanceof Error ? cause.message : String(cause);
  return { code: 'heuristic-failed', message: `${heuristic} failed and was left out here: ${what}` };
}

/** Measures and evidence of one unit. Slower than `MeasurePlan`; the measures are the same. */
export const observeUnit = (unit: Unit, heuristics: readonly UnitHeuristic[]): Observed => observeSubject(unit, heuristics);

/** Measures and evidence of one commit's metadata. They never enter the score of code. */
export const observeCommit = (commit: CommitSubject, heuristics: readonly CommitHeuristic[]): Observed =>
  observeSubject(commit, heuristics);

/** Evidence about the repository as a whole. */
export const observeRepository = (repository: RepositorySubject, heuristics: readonly RepositoryHeuristic[]): Observed =>
  observeSubject(repository, heuristics);
