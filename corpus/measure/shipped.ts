import { createRegistry } from '../../src/engine/registry.ts';
import { asUnit } from '../../src/languages/source.ts';
import { calibrate, sigmoid } from '../../src/score/calibration.ts';
import { shiftOf } from '../../src/score/house.ts';
import { judgeMessage, weighMessage } from '../../src/score/message-score.ts';
import type { LanguageModel, Level, StyleModels } from '../../src/score/model.ts';
import { UnitScorer } from '../../src/score/unit-score.ts';
import { heuristics } from '../../heuristics/index.ts';
import type { Said } from '../learn/commit-rows.ts';
import { likenesses, type Measured } from '../learn/earlier.ts';
import { eachExample, type Example, familyOf, type FamilyName } from '../learn/examples.ts';
import { changeKey, eachMessage } from '../learn/message-rows.ts';
import type { ScoredExample } from '../learn/scores.ts';
import type { Means, Rate } from './family.ts';

const LANGUAGE = { python: 'python', jsts: 'typescript', prose: 'markdown' } as const satisfies Record<FamilyName, string>;
const THRESHOLD = { 0.01: 'one', 0.005: 'half', 0.001: 'tenth' } as const satisfies Record<Rate, string>;
/** Slices that a figure can be against, and agents' code. */
const MEASURED = new Set<Example['slice']>(['ai', 'pre2022', 'eramatched', 'preagent']);

export function shippedModel(models: StyleModels, family: FamilyName): LanguageModel {
  const model = models.for(LANGUAGE[family]);
  if (model === undefined) throw new TypeError(`there is no ${family} model`);
  return model;
}

/** Units of a family as the shipped model scores them, and which of them it would rather leave open. */
export interface ScoredUnits {
  examples: ScoredExample[];
  slight: ReadonlySet<string>;
}

/** Scores labelled units that the model has learned nothing from: as a scan does, one at a time. */
export async function scoreUnits(files: readonly string[], family: FamilyName, model: LanguageModel): Promise<ScoredUnits> {
  const scorer = new UnitScorer(model, createRegistry(heuristics).units.filter(({ meta }) => !meta.needs.includes('scope')));
  const found: { example: ScoredExample; measures: Float32Array }[] = [];
  const slight = new Set<string>();
  for await (const { text, ...example } of eachExample(files)) {
    if (familyOf(example.lang) !== family || !MEASURED.has(example.slice)) continue;
    const unit = asUnit(example.path, text);
    if (!unit || unit.sloc === 0) continue;
    const { score, comments, commentGrams, sloc, reason } = scorer.score(unit);
    if (reason === 'out-of-distribution' || reason === 'formatter-flattened') slight.add(example.id);
    const bare = unit.comments.length + unit.docs.length === 0 ? 1 : 0;
    // One fold: no model was held back. The scorer itself has said whether the unit bears too little.
    found.push({ example: { ...example, score, comments, commentGrams, sloc, bare, fold: 0, bearing: NaN }, measures: Float32Array.from(scorer.measure(unit)) });
  }
  return { examples: withHouse(found, model), slight };
}

function withHouse(found: readonly { example: ScoredExample; measures: Float32Array }[], { house }: LanguageModel): ScoredExample[] {
  const examples = found.map(({ example }) => example);
  if (house === undefined) return examples;
  const alike = likenesses(found.map(({ example, measures }): Measured => ({ ...example, measures })));
  return examples.map((example) => (alike.has(example.id) ? { ...example, house: shiftOf(house, alike.get(example.id)!) } : example));
}

/** What the shipped model of messages says of each commit. */
export async function saidByShipped(file: string, models: StyleModels): Promise<Said> {
  const model = models.messages;
  if (model === undefined) throw new TypeError('there is no model of messages');
  const said = new Map<string, number>();
  for await (const message of eachMessage(file)) said.set(changeKey(message), weighMessage(model, judgeMessage(model, message)));
  return said;
}

/** The calibrations and thresholds that are shipped. */
export function shippedMeans(model: LanguageModel, said: Said, slight: ScoredUnits['slight']): Means {
  return {
    said,
    judge: (level) => (rows) => rows.map((row) => ({ ...row, p: sigmoid(calibrate(model.calibration[row.lang]![level], row.score, row.sloc)) })),
    thresholds: (level: Level, _, rate) => ({ lang }) => model.thresholds[lang]![level][THRESHOLD[rate]],
    isSlight: () => ({ id }) => slight.has(id),
  };
}
