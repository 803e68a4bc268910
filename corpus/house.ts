import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asUnit } from '../src/languages/source.ts';
import { shiftOf } from '../src/score/house.ts';
import { type LanguageFamily, type LanguageModel, type ModelFile, StyleModels } from '../src/score/model.ts';
import { UnitScorer } from '../src/score/unit-score.ts';
import { heuristics } from '../heuristics/index.ts';
import { createRegistry } from '../src/engine/registry.ts';
import { fitHouse, likenesses, type Measured } from './learn/earlier.ts';
import { eachExample } from './learn/examples.ts';
import { readScores, type ScoredExample } from './learn/scores.ts';

const USAGE = `Learns what it counts that code is like its repository's own earlier code.

  house.ts [--family python|jsts]… [--units FILE]… [--out FOLDER] [--scores FOLDER]

Run it after train.ts: completes <family>.json, and adds to the out-of-fold scores what each unit is moved by.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      family: { type: 'string', multiple: true, default: ['python', 'jsts'] },
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl'] },
      out: { type: 'string', default: 'src/score/weights' },
      scores: { type: 'string', default: 'corpus/.work' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const models = new StyleModels();
  for (const family of values.family) {
    const model = models.for(family === 'python' ? 'python' : 'typescript')!;
    await learnHouse(family as LanguageFamily, model, values);
  }
}

async function learnHouse(family: LanguageFamily, model: LanguageModel, { units, out, scores }: { units: string[]; out: string; scores: string }): Promise<void> {
  const path = join(scores, `scores-${family}.jsonl`);
  const examples = readScores(path);
  const measured = await measure(units, model, new Map(examples.filter(({ kind }) => kind !== 'file').map((one) => [one.id, one])));
  const found = likenesses(measured);
  const house = Object.fromEntries(Object.entries(fitHouse(measured, found)).map(([key, value]) => [key, Number(value.toPrecision(6))])) as unknown as NonNullable<ModelFile['house']>;
  const file = JSON.parse(readFileSync(join(out, `${family}.json`), 'utf8')) as ModelFile;
  writeFileSync(join(out, `${family}.json`), JSON.stringify({ ...file, house }, null, 1) + '\n');
  const lines = examples.map((one) => {
    const alike = found.get(one.id);
    return JSON.stringify({ ...one, ...(alike === undefined ? {} : { house: Number(shiftOf(house, alike).toPrecision(6)) }) });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
  process.stderr.write(`${family}: ${found.size} units compared, ${JSON.stringify(house)}\n`);
}

async function measure(files: readonly string[], model: LanguageModel, wanted: ReadonlyMap<string, ScoredExample>): Promise<Measured[]> {
  const scorer = new UnitScorer(model, createRegistry(heuristics).units.filter(({ meta }) => !meta.needs.includes('scope')));
  const measured: Measured[] = [];
  for await (const { id, path, text } of eachExample(files)) {
    const example = wanted.get(id);
    const unit = example && asUnit(path, text);
    if (unit) measured.push({ ...example, measures: Float32Array.from(scorer.measure(unit)) });
  }
  return measured;
}

await main();
