import type { Unit } from '../../src/api/unit.ts';
import type { LanguageModel } from '../../src/score/model.ts';
import { FAMILIES } from '../../src/score/grams.ts';
import { builtins, gramScorer, languages, measures, source, treeSitter, unitScore } from './built.ts';
import type { Text } from './corpus.ts';

/** Every heuristic and a full table of weights, whatever models are installed: what is measured must not depend on training. */
function fullModel(ids: readonly string[]): LanguageModel {
  const grams = Int8Array.from({ length: 1 << 21 }, (_, bucket) => (Math.imul(bucket, 0x9e3779b1) >>> 24) - 128);
  const level = { slope: 1, slopeLength: 0, intercept: 0, interceptLength: 0, knots: [] };
  const levels = { function: level, file: level, change: level, commit: level };
  const bar = { one: 1, half: 1, tenth: 1 };
  const bars = { function: bar, file: bar, change: bar, commit: bar };
  return {
    format: 3, family: 'jsts', bits: 21, grams, bias: 0, step: Object.fromEntries(FAMILIES.map((family) => [family, 0.01])) as LanguageModel['step'],
    heuristics: ids.map((id) => ({ id, mean: 0, spread: 1, weight: 0.1 })),
    calibration: { typescript: levels, javascript: levels, python: levels }, thresholds: { typescript: bars, javascript: bars, python: bars }, data: { units: 0, owners: 0, hash: '' },
  };
}

const heuristics = builtins.builtinRules().registry.units.filter(({ meta }) => !meta.needs.includes('scope'));
const model = fullModel(heuristics.map(({ meta }) => meta.id));
const scorer = new unitScore.UnitScorer(model, heuristics);
const measured = new measures.Measures(heuristics.map(({ meta }) => meta.id), heuristics);
const grams = new gramScorer.GramScorer(model.grams);
const sums = new Float64Array(FAMILIES.length);

const parse = ({ path, text }: Text) => treeSitter.parseTree(treeSitter.dialectFor(languages.languageOf(path) as 'python'), text, 60_000)!;
const unitsOf = ({ path, text }: Text): readonly Unit[] => source.readSource(path, text)?.units ?? [];
const each = (visit: (unit: Unit) => void) => (text: Text): void => unitsOf(text).forEach(visit);

function bareWalk(text: Text): void {
  const cursor = parse(text).walk();
  let types = 0;
  for (;;) {
    types += cursor.nodeTypeId;
    if (cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return;
  }
}

const STAGES: Readonly<Record<string, (text: Text) => void>> = {
  parse,
  'parse + bare walk': bareWalk,
  read: ({ path, text }) => void source.readSource(path, text),
  'read + heuristics': (text) => void measured.ofAll(unitsOf(text)),
  'read + n-grams': each((unit) => grams.score(unit, sums)),
  'hot loop': (text) => void scorer.scoreAll(unitsOf(text)),
};

const CHUNK = 200_000;

/** Trees lie outside of the heap and are given back only when the event loop turns: a long loop without that would fill the machine. */
const turn = (): Promise<void> => new Promise((done) => void setImmediate(done));

/**
 * Time of each stage by chunks of 200,000 characters, the stages taking turns on each chunk, so that what else the
 * machine does hits them alike; the median of several runs per chunk, summed.
 */
export async function measureHotLoop(corpus: readonly Text[], runs: number) {
  const chunks = chunksOf(corpus);
  const names = Object.keys(STAGES);
  const times = names.map(() => chunks.map((): number[] => []));
  for (const name of names) chunks[0]?.forEach(STAGES[name]!);
  for (let run = 0; run < runs; run += 1) {
    for (const [at, chunk] of chunks.entries()) {
      for (const [stage, name] of names.entries()) {
        const before = performance.now();
        chunk.forEach(STAGES[name]!);
        times[stage]![at]!.push(performance.now() - before);
        await turn();
      }
    }
  }
  const millions = corpus.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const sum = times.map((byChunk) => byChunk.reduce((total, runsOf) => total + median(runsOf), 0));
  const seconds = sum[names.indexOf('hot loop')]! / 1000;
  let units = 0;
  for (const chunk of chunks) {
    chunk.forEach(each(() => (units += 1)));
    await turn();
  }
  return {
    megacharacters: round(millions), files: corpus.length, units,
    megacharactersPerSecond: round(millions / seconds), filesPerSecond: Math.round(corpus.length / seconds), unitsPerSecond: Math.round(units / seconds),
    millisecondsPerMegacharacter: Object.fromEntries(names.map((name, stage) => [name, round(sum[stage]! / millions)])),
    ratioToParse: Object.fromEntries(names.map((name, stage) => [name, round(sum[stage]! / sum[0]!)])),
  };
}

function chunksOf(corpus: readonly Text[]): Text[][] {
  const chunks: Text[][] = [];
  let size = CHUNK;
  for (const text of corpus) {
    if (size >= CHUNK) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)!.push(text);
    size += text.text.length;
  }
  return chunks;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
export const round = (value: number): number => Math.round(value * 100) / 100;
