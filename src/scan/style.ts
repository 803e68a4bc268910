import type { Evidence } from '../api/evidence.ts';
import type { UnitHeuristic } from '../api/heuristic.ts';
import type { CoverageNote, ResemblanceReason } from '../api/report.ts';
import type { LanguageId, Unit } from '../api/unit.ts';
import type { Rules } from '../builtins.ts';
import { failureNote, observeUnit } from '../engine/observe.ts';
import { unitHeuristics } from '../engine/registry.ts';
import { standardised, UnitScorer, type UnitScore } from '../score/unit-score.ts';
import { rounded } from './numbers.ts';

/** Scores units in every language that has a model. Keeps working memory: one instance per run. */
export class Stylist {
  readonly notes: CoverageNote[] = [];
  readonly #rules: Rules;
  readonly #scorers = new Map<LanguageId, UnitScorer | undefined>();
  readonly #heuristics = new Map<LanguageId, readonly UnitHeuristic[]>();
  readonly #failed = new Set<string>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** The heuristics that run on a language. */
  heuristicsFor(language: LanguageId): readonly UnitHeuristic[] {
    const known = this.#heuristics.get(language) ?? unitHeuristics(this.#rules.registry, language);
    this.#heuristics.set(language, known);
    return known;
  }

  /** Undefined when the language has no model. */
  scorerFor(language: LanguageId): UnitScorer | undefined {
    if (!this.#scorers.has(language)) {
      const model = this.#rules.models.for(language);
      const scorer = model && new UnitScorer(model, this.heuristicsFor(language), (id, cause) => this.#fail(id, cause));
      this.#scorers.set(language, scorer);
    }
    return this.#scorers.get(language);
  }

  /** @returns The score, or why there is none. */
  score(unit: Unit): UnitScore | ResemblanceReason {
    return this.scorerFor(unit.language)?.score(unit) ?? 'unsupported-language';
  }

  /** What the heuristics saw in a unit, each with the weight that the model gives it, heaviest first. */
  evidence(unit: Unit, most = Number.POSITIVE_INFINITY): Evidence[] {
    const model = this.#rules.models.for(unit.language);
    const columns = new Map(model?.heuristics.map(({ id }, column) => [id, column]));
    const { evidence } = observeUnit(unit, this.heuristicsFor(unit.language));
    const weighed = evidence.map((one) => {
      const column = columns.get(one.heuristic);
      if (model === undefined || column === undefined || one.measure === undefined) return one;
      return { ...one, weight: rounded((model.heuristics[column]?.weight ?? 0) * standardised(model, column, one.measure)) };
    });
    return weighed.toSorted((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0)).slice(0, most);
  }

  #fail(id: string, cause: unknown): void {
    if (this.#failed.has(id)) return;
    this.#failed.add(id);
    this.notes.push(failureNote(id, cause));
  }
}
