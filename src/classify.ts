import type { ReportUnit, ResemblanceReason } from './api/report.ts';
import type { Unit } from './api/unit.ts';
import { builtinRules, type Rules } from './builtins.ts';
import { languageOf } from './languages/language-of.ts';
import { asUnit, readSource, type SourceNote } from './languages/source.ts';
import { probability } from './scan/numbers.ts';
import { Stylist } from './scan/style/style.ts';
import { MINIMUM_SLOC, type UnitScore } from './score/unit-score.ts';

export interface ClassifyInput {
  /** Decides the language, by its extension. Nothing is read from it. */
  path: string;
  text: string;
}

export interface ClassifyOptions {
  /** The text is one unit (a function, a method without its class) or one whole file: always give a number. */
  unit?: boolean;
}

export interface Classification {
  /** Probability in [0, 1] under equal prior odds, or null where the tool abstains. */
  resemblance: number | null;
  resemblanceReason?: ResemblanceReason;
  /** Its functions, methods, classes and chunks, in their order; lines from 1, both ends included. */
  units: Omit<ReportUnit, 'evidence'>[];
}

const noModel = (): Classification => ({ resemblance: null, resemblanceReason: 'unsupported-language', units: [] });

/**
 * Classifies texts by style alone. Keeps working memory: make one and use it for many texts. Syntax trees lie outside of the heap and
 * are given back when the event loop turns, so a loop over thousands of texts has to await something now and then (`setImmediate` will
 * do): without it each million characters hold about 25 MB.
 */
export class Classifier {
  readonly #stylist: Stylist;

  constructor(rules: Rules = builtinRules()) {
    this.#stylist = new Stylist(rules);
  }

  /** Never throws, whatever the text is. */
  classify({ path, text }: ClassifyInput, { unit = false }: ClassifyOptions = {}): Classification {
    const language = languageOf(path);
    const scorer = language && this.#stylist.scorerFor(language);
    if (scorer === undefined) return noModel();
    const whole = unit ? asUnit(path, text) : undefined;
    if (whole !== undefined && whole.kind !== 'chunk' && whole.kind !== 'file') {
      const score = scorer.score(whole);
      return { ...always(score), units: [describe(whole, score)] };
    }
    const source = readSource(path, text);
    if (source === undefined) return noModel();
    const limit = source.notes[0]?.code;
    if (limit !== undefined && !unit) return { resemblance: null, resemblanceReason: reasonOf(limit), units: [] };
    const certain = limit === undefined ? {} : { resemblanceReason: reasonOf(limit) };
    // Several units make a file, whose model was learned from whole files.
    const judged = whole === undefined || source.units.length > 1 ? source.whole : whole;
    // Of units that are too short, nothing would be told.
    const told = source.units.filter(({ sloc }) => sloc >= MINIMUM_SLOC);
    const scores = scorer.scoreAll([...told, judged]);
    const score = scores.pop()!;
    const byUnit = new Map(told.map((one, at) => [one, scores[at]]));
    const units = source.units.map((one) => describe(one, byUnit.get(one)));
    return unit ? { ...always(score), ...certain, units } : { ...unlessShort(score), units };
  }
}

const reasonOf = (limit: SourceNote['code']): ResemblanceReason => (limit === 'time-limit' || limit === 'parse-failed' ? limit : 'over-limit');

const unlessShort = ({ resemblance, reason }: UnitScore): Pick<ReportUnit, 'resemblance' | 'resemblanceReason'> =>
  reason === undefined ? { resemblance: probability(resemblance) } : { resemblance: null, resemblanceReason: reason };
const TOO_SHORT = { resemblance: null, resemblanceReason: 'too-short' } as const;

const always = ({ resemblance, reason }: UnitScore): Pick<Classification, 'resemblance' | 'resemblanceReason'> =>
  ({ resemblance: probability(resemblance), ...(reason === undefined ? {} : { resemblanceReason: reason }) });

function describe({ name, kind, startLine, endLine }: Unit, score: UnitScore | undefined): Omit<ReportUnit, 'evidence'> {
  return { name, kind, startLine, endLine, ...(score === undefined ? TOO_SHORT : unlessShort(score)) };
}

/**
 * Style alone, no git: how much a text resembles what agents write. Never throws, whatever the text is; for thousands of
 * texts see {@link Classifier}.
 *
 * @returns `resemblance` in [0, 1] under equal prior odds. It is null, with `resemblanceReason`, for a language without a
 *   model and where the tool abstains; with `unit` it is a number for every language that has a model.
 * @example classify({ path: 'a.py', text: 'def f():\n    return 1\n' }, { unit: true }).resemblance
 */
export const classify = (input: ClassifyInput, options: ClassifyOptions = {}): Classification => (shared ??= new Classifier()).classify(input, options);

let shared: Classifier | undefined;
