import type { ReportUnit, ResemblanceReason } from './api/report.ts';
import type { Unit } from './api/unit.ts';
import { builtinRules, type Rules } from './builtins.ts';
import { languageOf } from './languages/language-of.ts';
import { asUnit, readSource } from './languages/source.ts';
import { rounded } from './scan/numbers.ts';
import { Stylist } from './scan/style.ts';
import { dialectOf } from './score/model.ts';
import type { UnitScore } from './score/unit-score.ts';

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
  units: Omit<ReportUnit, 'evidence'>[];
}

const noModel = (): Classification => ({ resemblance: null, resemblanceReason: 'unsupported-language', units: [] });

/** Classifies texts by style alone. Keeps working memory: make one and use it for many texts. */
export class Classifier {
  readonly #stylist: Stylist;

  constructor(rules: Rules = builtinRules()) {
    this.#stylist = new Stylist(rules);
  }

  /** Never throws, whatever the text is. */
  classify({ path, text }: ClassifyInput, { unit = false }: ClassifyOptions = {}): Classification {
    const language = languageOf(path);
    if (language === undefined || this.#stylist.scorerFor(language) === undefined) return noModel();
    const whole = unit ? asUnit(path, text) : undefined;
    if (whole !== undefined && whole.kind !== 'chunk' && whole.kind !== 'file') {
      return { ...this.#always(whole), units: [this.#describe(whole).report] };
    }
    const source = readSource(path, text);
    if (source === undefined) return noModel();
    const limit = source.notes[0]?.code;
    const units = source.units.map((one) => this.#describe(one));
    const certain = limit === undefined ? {} : { resemblanceReason: limit === 'time-limit' || limit === 'parse-failed' ? limit : 'over-limit' as const };
    // Several units make a file, whose model was learned from whole files.
    const judged = whole === undefined || source.units.length > 1 ? source.whole : whole;
    if (unit) return { ...this.#always(judged), ...certain, units: units.map(({ report }) => report) };
    if (limit !== undefined) return { resemblance: null, ...certain, units: [] };
    const { resemblance, resemblanceReason } = this.#describe(source.whole).report;
    return { resemblance, ...(resemblanceReason === undefined ? {} : { resemblanceReason }), units: units.map(({ report }) => report) };
  }

  #describe(unit: Unit): { score: UnitScore; report: Omit<ReportUnit, 'evidence'> } {
    const score = this.#scoreOf(unit);
    const { name, kind, startLine, endLine } = unit;
    const silent = score.reason === undefined ? {} : { resemblanceReason: score.reason };
    return { score, report: { name, kind, startLine, endLine, resemblance: score.reason === undefined ? rounded(score.resemblance) : null, ...silent } };
  }

  #always(unit: Unit): Pick<Classification, 'resemblance' | 'resemblanceReason'> {
    const { resemblance, reason } = this.#scoreOf(unit);
    return { resemblance: rounded(resemblance), ...(reason === undefined ? {} : { resemblanceReason: reason }) };
  }

  #scoreOf(unit: Unit): UnitScore {
    const score = this.#stylist.score(unit);
    return typeof score === 'string' ? { score: 0, sloc: unit.sloc, dialect: dialectOf(unit.language), resemblance: 0.5, reason: score } : score;
  }
}

/**
 * Style alone, no git: how much a text resembles what agents write.
 *
 * @example classify({ path: 'a.py', text: 'def f():\n    return 1\n' }, { unit: true }).resemblance
 */
export const classify = (input: ClassifyInput, options: ClassifyOptions = {}): Classification => (shared ??= new Classifier()).classify(input, options);

let shared: Classifier | undefined;
