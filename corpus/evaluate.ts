import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { StyleModels } from '../src/score/model.ts';
import { type Said, saidOutOfFold } from './learn/commit-rows.ts';
import type { FamilyName } from './learn/examples.ts';
import { readScoredMessages } from './learn/message-rows.ts';
import { readScores } from './learn/scores.ts';
import { readOtherScores } from './measure/compare.ts';
import { readDensities } from './measure/density.ts';
import { measureFamily, type Means } from './measure/family.ts';
import { emptyFigures, type Figures } from './measure/figures.ts';
import { slightAmong } from './measure/left-open.ts';
import { page } from './measure/page.ts';
import { judgeOutOfFold } from './measure/predict.ts';
import { thresholdsOf } from './measure/repositories.ts';
import { report } from './measure/report.ts';
import { readRobustness } from './measure/robustness.ts';
import { saidByShipped, scoreUnits, shippedMeans, shippedModel } from './measure/shipped.ts';
import { foundBy, type Found, outOfFoldTable, unseenPage, type Who, whoIn } from './measure/unseen-page.ts';
import { readHeldOwners, readManifest } from './manifest.ts';
import { parseCsv } from './units/csv.ts';

const USAGE = `Measures the out-of-fold scores: no owner is ever scored by a model or calibration that saw it.

  evaluate.ts [--family python|jsts|prose]… [--scores FOLDER] [--units FILE]… [--first-list CSV] [--compare FILE]
              [--json FILE] [--markdown FILE]
  evaluate.ts --unseen FOLDER [--family …]… [--changes FILE] [--json FILE] [--markdown FILE]

--scores      also holds what bench/robustness.ts wrote; left out where it was not run
--units       where the texts are, for the comment density baseline; left out where a file is not there
--first-list  a CSV with the columns repo and ai (1: agent commits count): these rows apart, beside the reference measured on them
--compare     JSON of unit id → score of another tool, on the same rows beside ours
--markdown    writes the page; corpus/ACCURACY.md is the one that is kept, corpus/UNSEEN.md of --unseen
--unseen      measures the shipped models instead, on what build.ts and messages.ts made of corpus/unseen.csv in FOLDER
--changes     JSON lines: every change that was judged, for whoever looks for the worst`;

const [ACCURACY, UNSEEN, HELD] = ['ACCURACY.md', 'unseen.csv', 'held-owners.sha256'].map((name) => join(import.meta.dirname, name)) as [string, string, string];

interface Inputs {
  scores: string;
  units: string[];
  /** Repository → whether its agent commits are on the list, too. */
  firstList: ReadonlyMap<string, boolean>;
  compare: ReadonlyMap<string, number>;
  /** What the messages of changes say. */
  said: Said;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      family: { type: 'string', multiple: true, default: ['python', 'jsts', 'prose'] },
      scores: { type: 'string', default: 'corpus/.work' },
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl', 'corpus/.work/documents.jsonl'] },
      'first-list': { type: 'string' }, compare: { type: 'string' },
      unseen: { type: 'string' }, changes: { type: 'string' },
      json: { type: 'string' }, markdown: { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const beside = { who: [] as Who[], found: [] as Found[] };
  const figures = values.unseen === undefined ? await outOfFold(values) : await unseen({ folder: values.unseen, families: values.family as FamilyName[], changes: values.changes, beside });
  process.stdout.write(report(figures));
  if (values.json) write(values.json, JSON.stringify(figures, null, 1) + '\n');
  if (values.markdown) write(values.markdown, values.unseen === undefined ? page(figures) : unseenPage(figures, outOfFoldTable(readFileSync(ACCURACY, 'utf8')), beside));
}

interface Options {
  family: string[];
  scores: string;
  units: string[];
  'first-list'?: string | undefined;
  compare?: string | undefined;
}

async function outOfFold(values: Options): Promise<Figures> {
  const inputs: Inputs = {
    scores: values.scores, units: values.units,
    firstList: values['first-list'] ? readFirstList(values['first-list']) : new Map(),
    compare: values.compare ? readOtherScores(values.compare) : new Map(),
    said: saidOutOfFold(readScoredMessages(join(values.scores, 'scores-messages.jsonl'))),
  };
  const figures = emptyFigures();
  for (const family of values.family) await measure(figures, family, inputs);
  if (figures.cells.length === 0) throw new Error(`no scores-<family>.jsonl in ${values.scores}; run train.ts first`);
  return figures;
}

async function measure(figures: Figures, family: string, inputs: Inputs): Promise<void> {
  const path = join(inputs.scores, `scores-${family}.jsonl`);
  if (!existsSync(path)) return void process.stderr.write(`${family}: no ${path}, left out\n`);
  const examples = readScores(path);
  const robustness = readRobustness(join(inputs.scores, `robustness-${family}.json`));
  if (robustness) figures.robustness[family] = robustness;
  const density = await readDensities(inputs.units, new Set(examples.map((e) => e.id)));
  measureFamily(figures, { family, examples, density, means: outOfFoldMeans(inputs.said), ...inputs });
}

const outOfFoldMeans = (said: Said): Means => ({ said, judge: (_, rows) => judgeOutOfFold(rows), thresholds: (_, rows, rate) => thresholdsOf(rows, rate), isSlight: slightAmong });

interface UnseenOptions {
  folder: string;
  families: readonly FamilyName[];
  changes: string | undefined;
  /** What only that page says is added here. */
  beside: { who: Who[]; found: Found[] };
}

/** The same figures of repositories that nothing was learned from, by the models, calibrations and thresholds that are shipped. */
async function unseen({ folder, families, changes, beside: { who, found } }: UnseenOptions): Promise<Figures> {
  const files = ['units.jsonl', 'documents.jsonl'].map((name) => join(folder, name));
  const models = new StyleModels();
  const said = await saidByShipped(join(folder, 'messages.jsonl'), models);
  const figures = emptyFigures();
  const longLived = new Set(readManifest([UNSEEN], readHeldOwners(HELD)).flatMap(({ repo, agentsCameLater }) => (agentsCameLater ? [repo] : [])));
  const judged: string[] = [];
  for (const family of families) {
    const model = shippedModel(models, family);
    const { examples, slight } = await scoreUnits(files, family, model);
    const density = await readDensities(files, new Set(examples.map(({ id }) => id)));
    const means = shippedMeans(model, said, slight);
    const rows = measureFamily(figures, { family, examples, density, means, firstList: new Map(), compare: new Map() });
    who.push(whoIn(family, examples));
    found.push(...foundBy(family, rows.commit, { thresholdOf: means.thresholds('commit', rows.commit, 0.005), longLived }));
    judged.push(...rows.commit.map(({ repo, commit, slice, lang, units, sloc, p }) => `${JSON.stringify({ family, repo, commit, slice, lang, units, sloc, p })}\n`));
  }
  if (changes !== undefined) write(changes, judged.join(''));
  return figures;
}

/** Repositories whose agent commits were added to the corpus later count with their human rows only. */
function readFirstList(path: string): Map<string, boolean> {
  return new Map(parseCsv(readFileSync(path, 'utf8')).map(({ repo, ai }) => {
    if (repo === undefined || ai === undefined) throw new Error(`${path} has no columns repo and ai`);
    return [repo, ai === '1'];
  }));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

await main();
