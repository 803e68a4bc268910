import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LanguageId, Unit, UnitHeuristic } from '../src/api/index.ts';
import { createRegistry } from '../src/engine/registry.ts';
import { asUnit } from '../src/languages/source.ts';
import { FAMILIES } from '../src/score/grams.ts';
import { Measures, speaks } from '../src/score/measures.ts';
import { pack } from '../src/score/packed-weights.ts';
import { heuristics } from '../heuristics/index.ts';
import { eachExample, type Example, type FamilyName, familyOf } from './learn/examples.ts';
import { groupFolds } from './learn/folds.ts';
import { fit } from './learn/fit.ts';
import { extract } from './learn/matrix.ts';
import { FIT, LENGTHS } from './learn/options.ts';
import { outOfFold } from './learn/out-of-fold.ts';
import { quantise } from './learn/quantise.ts';
import { trustOf } from './learn/trust.ts';
import { viewsOf } from './learn/views.ts';
import { ownersToKeepFrom, readManifest, refuseHeld } from './manifest.ts';

const USAGE = `Learns one style model per language family from labelled units.

  train.ts [--units FILE]… [--manifest FILE]… [--family python|jsts|prose]… [--out FOLDER] [--scores FOLDER]

Writes <family>.json and <family>.bin to --out (default src/score/weights; run calibrate.ts next) and every unit's
out-of-fold score to --scores (default corpus/.work). Deterministic for equal units.`;

const FOLDS = 5;
const LANGUAGES: Record<FamilyName, readonly LanguageId[]> = {
  python: ['python'], jsts: ['typescript', 'tsx', 'javascript'], prose: ['markdown'],
};
/** Slices that are learned from. `unmarked` scores like agent code: it is no negative. */
const LEARNED = new Set<Example['slice']>(['ai', 'pre2022', 'eramatched', 'preagent']);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl'] },
      manifest: { type: 'string', multiple: true, default: ['corpus/manifest.csv'] },
      family: { type: 'string', multiple: true, default: ['python', 'jsts', 'prose'] },
      out: { type: 'string', default: 'src/score/weights' },
      scores: { type: 'string', default: 'corpus/.work' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  mkdirSync(values.out, { recursive: true });
  for (const family of values.family as FamilyName[]) await trainFamily(family, values);
}

async function trainFamily(family: FamilyName, paths: { units: string[]; manifest: string[]; out: string; scores: string }): Promise<void> {
  const builtins = createRegistry(heuristics).units.filter((h) => !h.meta.needs.includes('scope'));
  const used = builtins.filter((h) => LANGUAGES[family].some((language) => speaks(h, language)));
  const { matrix, kept, slocs, bare } = await read({ files: paths.units, family, used }, (line) => say(`${family}: ${line}`));
  const untouchable = ownersToKeepFrom({ held: 'corpus/held-owners.sha256', unseen: 'corpus/unseen.csv' });
  refuseHeld(kept, untouchable);
  const rows = {
    matrix,
    labels: Uint8Array.from(kept, (e) => (e.slice === 'ai' ? 1 : 0)),
    groups: kept.map((e) => e.group),
    trust: trustOf(kept, readManifest(paths.manifest, untouchable)),
    views: viewsOf(family, used.map((h) => h.meta)),
  };
  matrix.grams.dropRare(rows.groups, FIT.minGroups, 1 << FIT.bits);
  const fold = groupFolds(rows.groups, FOLDS);
  const { scores, bearings, comments, commentGrams } = outOfFold(rows, fold, FIT, (done, of) => say(`${family}: fold ${done} of ${of}`));
  const lines = kept.map((e, i) => JSON.stringify({ ...e, sloc: slocs[i], bare: bare.has(i) ? 1 : 0, fold: fold[i], score: round(scores[i]!), comments: round(comments[i]!), commentGrams: commentGrams[i], bearing: round(bearings[i]!) }));
  writeFileSync(join(paths.scores, `scores-${family}.jsonl`), lines.join('\n') + '\n');
  const model = fit(rows, Uint32Array.from(kept.keys()), FIT);
  const { bytes, step } = quantise(model.grams);
  const file = {
    format: 3, family, bits: FIT.bits,
    step: Object.fromEntries(FAMILIES.map((f) => [f, round(step * (LENGTHS[family][f] ?? 1))])),
    heuristics: used.map((h, j) => ({
      id: h.meta.id, mean: round(model.scaling.mean[j]!), spread: round(model.scaling.spread[j]!), weight: round(model.dense[j]!),
    })),
    bias: round(model.bias),
    data: { units: kept.length, owners: new Set(rows.groups).size, hash: hashOf(kept) },
  };
  writeFileSync(join(paths.out, `${family}.bin`), pack(bytes));
  writeFileSync(join(paths.out, `${family}.json`), JSON.stringify(file, null, 1) + '\n');
  say(`${family}: learned from ${kept.length} units of ${file.data.owners} owners`);
}

/** Parses the family's examples one at a time and keeps only numbers and provenance. */
async function read({ files, family, used }: { files: readonly string[]; family: FamilyName; used: readonly UnitHeuristic[] }, tell: (line: string) => void) {
  const kept: Omit<Example, 'text'>[] = [];
  const slocs: number[] = [];
  const bare = new Set<number>();
  const measures = new Measures(used.map((h) => h.meta.id), used);
  async function* units(): AsyncGenerator<Unit> {
    for await (const { text, ...example } of eachExample(files)) {
      if (!LEARNED.has(example.slice) || familyOf(example.lang) !== family) continue;
      const unit = asUnit(example.path, text);
      if (!unit || unit.sloc === 0) continue;
      kept.push(example);
      slocs.push(unit.sloc);
      if (kept.length % 5000 === 0) tell(`${kept.length} units read`);
      if (unit.comments.length + unit.docs.length === 0) bare.add(kept.length - 1);
      yield unit;
    }
  }
  const matrix = await extract(units(), { bits: FIT.bits, measure: (unit) => measures.of(unit), denseColumns: used.length, lengths: LENGTHS[family] });
  return { matrix, kept, slocs, bare };
}

const round = (value: number): number => Number(value.toPrecision(7));
const hashOf = (examples: readonly Pick<Example, 'id' | 'slice'>[]): string =>
  createHash('sha256').update(examples.map((e) => `${e.id} ${e.slice}`).join('\n')).digest('hex').slice(0, 16);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

await main();
