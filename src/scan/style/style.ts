import type { Evidence } from '../../api/evidence.ts';
import type { UnitHeuristic } from '../../api/heuristic.ts';
import type { CoverageNote, ReportChange, ResemblanceReason } from '../../api/report.ts';
import type { LanguageId, Unit } from '../../api/unit.ts';
import type { Rules } from '../../builtins.ts';
import { languageOf } from '../../languages/language-of.ts';
import { failureNote, observeUnit } from '../../engine/observe.ts';
import { unitHeuristics } from '../../engine/registry.ts';
import { sigmoid } from '../../score/calibration.ts';
import type { EarlierCode } from '../../score/house.ts';
import { weighMessage } from '../../score/message-score.ts';
import { familyOf, type LanguageFamily, type LanguageModel, type Level } from '../../score/model.ts';
import { poolScores, type Scored } from '../../score/pool.ts';
import { standardised, UnitScorer, type UnitScore } from '../../score/unit-score.ts';
import { groupBy } from '../../shared/group-by.ts';
import { probability, rounded } from '../numbers.ts';

/** Style of several units at once: surer than that of one. Null with a reason when it abstains. */
export type Pooled = Pick<ReportChange, 'resemblance' | 'resemblanceReason' | 'codeResemblance' | 'messageResemblance'>;

/** What pooling needs of a unit. */
export interface PoolPart {
  language: LanguageId;
  score: Scored;
}

/** Pools the units of each model by themselves, in the order in which these come; a model whose units have nothing to pool is left out. */
function poolByModel(units: readonly PoolPart[]): PoolPart[] {
  return [...groupBy(units, ({ language }) => familyOf(language)).values()].flatMap((own) => {
    const score = poolScores(own.map((unit) => unit.score));
    return score === undefined ? [] : [{ language: (own[0] as PoolPart).language, score }];
  });
}

/** Id of a heuristic and the note on its failure. */
export type Failures = readonly (readonly [string, CoverageNote])[];

interface LanguageKnowledge {
  model: LanguageModel | undefined;
  /** Column of the model by heuristic. */
  columns: ReadonlyMap<string, number>;
  heuristics: readonly UnitHeuristic[];
  /** Of each of the heuristics, its column, or -1, and its weight there. */
  columnOf: Int32Array;
  weightOf: Float64Array;
}

/** Scores units in every language that has a model. Keeps working memory: one instance per run. */
export class Stylist {
  readonly notes: CoverageNote[] = [];
  readonly #rules: Rules;
  readonly #scorers = new Map<LanguageModel, UnitScorer>();
  readonly #failures = new Map<string, CoverageNote>();
  /** The same by language: asked for every unit. */
  readonly #byLanguage = new Map<LanguageId, UnitScorer | undefined>();
  readonly #knowledge = new Map<LanguageId, LanguageKnowledge>();
  #earlier: EarlierCode = {};

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** From now on, code that is like the repository's own earlier code scores lower. */
  compareWith(earlier: EarlierCode): void {
    this.#earlier = earlier;
    for (const scorer of this.#scorers.values()) scorer.compareWith(earlier[scorer.model.family]);
  }

  /** The family of the model that speaks for a path. */
  familyOf(path: string): LanguageFamily | undefined {
    const language = languageOf(path);
    return language && this.scorerFor(language)?.model.family;
  }

  /** Standardised measures of a unit, or undefined when its language has no model. */
  measure(unit: Unit): Float64Array | undefined {
    return this.scorerFor(unit.language)?.measure(unit).slice();
  }

  /** Undefined when the language has no model. */
  scorerFor(language: LanguageId): UnitScorer | undefined {
    if (this.#byLanguage.has(language)) return this.#byLanguage.get(language);
    const scorer = this.#scorerOf(language);
    this.#byLanguage.set(language, scorer);
    return scorer;
  }

  #scorerOf(language: LanguageId): UnitScorer | undefined {
    const model = this.#rules.models.for(language);
    if (model === undefined) return undefined;
    const known = this.#scorers.get(model);
    if (known !== undefined) return known;
    const made = new UnitScorer(model, this.#rules.registry.units.filter(runsHere), (id, cause) => this.#fail(id, cause));
    made.compareWith(this.#earlier[model.family]);
    this.#scorers.set(model, made);
    return made;
  }

  /** @returns The score, or why there is none. */
  score(unit: Unit): UnitScore | ResemblanceReason {
    return this.scorerFor(unit.language)?.score(unit) ?? 'unsupported-language';
  }

  /** The same of each of the units of one file, faster. */
  scoreAll(units: readonly Unit[]): readonly (UnitScore | ResemblanceReason)[] {
    const scorer = units[0] && this.scorerFor(units[0].language);
    return scorer?.scoreAll(units) ?? units.map((unit) => this.score(unit));
  }

  /**
   * Pools scores into one resemblance. Units of several languages are pooled apart, and the part with most source lines
   * speaks: scores of two models cannot be added.
   */
  pool(units: readonly PoolPart[], level: Exclude<Level, 'commit'>): Pooled {
    return this.#silentOr(this.#longest(poolByModel(units), (scorer, pooled) => scorer.judge(pooled, level)));
  }

  /**
   * The same of the code of one change together with its message; of the code alone where that is not known.
   * @param message log-odds that an agent wrote it
   */
  poolCommit(units: readonly PoolPart[], message: number | undefined): Pooled {
    return this.judgeCommit(poolByModel(units), message);
  }

  /** The same of what was pooled already. @param pools one for each model, as {@link poolByModel} gives them */
  judgeCommit(pools: readonly PoolPart[], message: number | undefined): Pooled {
    const model = this.#rules.models.messages;
    const code = this.#silentOr(this.#longest(pools, (scorer, pooled) => scorer.judge(pooled, 'change')));
    if (message === undefined || model === undefined || code.resemblance === null) return code;
    const both = this.#longest(pools, (scorer, pooled) => scorer.judgeCommit(pooled, weighMessage(model, message)));
    return typeof both === 'string' ? silent(both) : { resemblance: probability(both.resemblance), codeResemblance: code.resemblance, messageResemblance: probability(sigmoid(message)) };
  }

  #longest(pools: readonly PoolPart[], judge: (scorer: UnitScorer, pooled: Scored) => UnitScore): UnitScore | ResemblanceReason {
    const judged = pools.flatMap(({ language, score }) => {
      const scorer = this.scorerFor(language);
      return scorer === undefined ? [] : [judge(scorer, score)];
    });
    return told(judged.toSorted((a, b) => b.sloc - a.sloc)[0]);
  }

  #silentOr(longest: UnitScore | ResemblanceReason): Pooled {
    return typeof longest === 'string' ? silent(longest) : { resemblance: probability(longest.resemblance) };
  }

  /** What the heuristics saw in a unit, each with the weight that the model gives it, heaviest first. */
  evidence(unit: Unit, most = Number.POSITIVE_INFINITY): Evidence[] {
    const { model, columns } = this.#knownOf(unit.language);
    const { evidence } = observeUnit(unit, this.#heaviest(unit, most));
    const weighed = evidence.map((one) => {
      const column = columns.get(one.heuristic);
      if (model === undefined || column === undefined || one.measure === undefined) return one;
      return { ...one, weight: rounded((model.heuristics[column]?.weight ?? 0) * standardised(model, column, one.measure)) };
    });
    return weighed.toSorted((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0) || Number((b.measure ?? 0) !== 0) - Number((a.measure ?? 0) !== 0)).slice(0, most);
  }

  /** What the evidence of a language's units needs, looked up once. */
  #knownOf(language: LanguageId): LanguageKnowledge {
    let known = this.#knowledge.get(language);
    if (known === undefined) {
      const model = this.#rules.models.for(language);
      const columns = new Map(model?.heuristics.map(({ id }, column) => [id, column]));
      const heuristics = unitHeuristics(this.#rules.registry, language);
      const columnOf = Int32Array.from(heuristics, ({ meta }) => columns.get(meta.id) ?? -1);
      known = { model, columns, heuristics, columnOf, weightOf: Float64Array.from(columnOf, (column) => model?.heuristics[column]?.weight ?? 0) };
      this.#knowledge.set(language, known);
    }
    return known;
  }

  /** The heuristics among which the `most` heaviest observations are: all of them where too few weigh anything. A message costs more than a measure. */
  #heaviest(unit: Unit, most: number): readonly UnitHeuristic[] {
    const { model, heuristics, columnOf, weightOf } = this.#knownOf(unit.language);
    const measures = Number.isFinite(most) ? this.scorerFor(unit.language)?.measure(unit) : undefined;
    if (model === undefined || measures === undefined) return heuristics;
    const weights = new Float64Array(columnOf.length);
    for (let at = 0; at < weights.length; at += 1) {
      const column = columnOf[at]!;
      if (column >= 0) weights[at] = Math.abs(rounded(weightOf[at]! * measures[column]!));
    }
    const least = largest(weights, most);
    return least === 0 ? heuristics : heuristics.filter((_, at) => weights[at]! >= least);
  }

  /** The heuristics that failed, each with the note on the first time. */
  get failures(): Failures {
    return [...this.#failures];
  }

  /** Takes over what another process met; a heuristic is named once. */
  adopt(failures: Failures): void {
    for (const [id, note] of failures) {
      if (this.#failures.has(id)) continue;
      this.#failures.set(id, note);
      this.notes.push(note);
    }
  }

  #fail(id: string, cause: unknown): void {
    this.adopt([[id, failureNote(id, cause)]]);
  }
}

const told = (pooled: UnitScore | undefined): UnitScore | ResemblanceReason => pooled?.reason ?? pooled ?? 'no-code';

const silent = (resemblanceReason: ResemblanceReason): Pooled => ({ resemblance: null, resemblanceReason });

/** The n-th largest of numbers that are not negative, 0 where there are fewer: of a hundred numbers for each unit, sorting them takes longer than what they are for. */
function largest(numbers: Float64Array, n: number): number {
  const top = new Float64Array(n); // the largest first
  for (const number of numbers) {
    if (!(number > top[n - 1]!)) continue;
    let at = n - 1;
    for (; at > 0 && top[at - 1]! < number; at -= 1) top[at] = top[at - 1]!;
    top[at] = number;
  }
  return top[n - 1]!;
}

/** Scopes come from the exact parser, which a scan does not run. */
const runsHere = ({ meta }: UnitHeuristic): boolean => !meta.needs.includes('scope');
