import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { LanguageId, Unit, UnitHeuristic } from '../src/api/index.ts';
import { createRegistry } from '../src/engine/registry.ts';
import { asUnit } from '../src/languages/source.ts';
import { Measures, speaks } from '../src/score/measures.ts';
import { rewriteComments, rewriteIdentifiers, rewriteWhitespace } from '../src/testing/rewrites.ts';
import { heuristics } from '../heuristics/index.ts';
import { type Example, familyOf, readExamples } from '../corpus/learn/examples.ts';
import { FIT, LENGTHS, recipeOf } from '../corpus/learn/options.ts';
import { groupFolds } from '../corpus/learn/folds.ts';
import { extract } from '../corpus/learn/matrix.ts';
import { auc } from '../corpus/learn/metrics.ts';
import { outOfFold } from '../corpus/learn/out-of-fold.ts';
import { seededRandom } from '../corpus/learn/random.ts';
import { trustOf } from '../corpus/learn/trust.ts';
import { viewsOf } from '../corpus/learn/views.ts';
import { readHeldOwners, readManifest } from '../corpus/manifest.ts';
import { type Probe, type Robustness, rewrittenAreas, UNCHANGED } from '../corpus/measure/robustness.ts';
import { robustnessTable } from '../corpus/measure/robustness-table.ts';
import { formatterFor } from './formatters.ts';

const USAGE = `What rewriting a unit does to its score: functions, agent against core human code, out of fold.

  robustness.ts [--units FILE]… [--family python|jsts] [--share N]   every Nth unit is rewritten (default 4)
                [--json FILE]   default corpus/.work/robustness-<family>.json, which evaluate.ts puts on its page
                [--agents-until YYYY-MM-DD]   learn from no agent's code of a later day, and say how that is found

Learns as train.ts does. With --share 12 and every unit of the corpus: 20 to 40 minutes a family.`;

type Rewrite = (unit: Unit, example: Example, other: Example) => string | undefined | Promise<string | undefined>;

/** A text to be scored; `rewrite` is undefined for those that are learned from. */
interface Row {
  example: Example;
  rewrite?: string;
  text: string;
}

async function rewritesOf(family: string): Promise<Record<string, Rewrite>> {
  const format = await formatterFor(family);
  return {
    [UNCHANGED]: (_, example) => example.text,
    'comments stripped': (unit) => rewriteComments(unit),
    'identifiers renamed': (unit) => rewriteIdentifiers(unit),
    'other indent and spacing': (unit) => rewriteWhitespace(unit),
    'carriage returns': (_, example) => example.text.replaceAll('\n', '\r\n'),
    'half of the lines by a person': (_, example, other) => mixed(example.text, other.text),
    formatted: (_, example) => format(example.text),
  };
}

/** Every second run of four lines comes from a human unit. */
function mixed(text: string, human: string): string {
  const mine = text.split('\n');
  const theirs = human.split('\n');
  return mine.map((line, i) => (i % 8 >= 4 && theirs.length > 0 ? theirs[i % theirs.length]! : line)).join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl'] }, family: { type: 'string', default: 'python' },
      share: { type: 'string', default: '4' }, json: { type: 'string' }, 'agents-until': { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const { 'agents-until': until } = values;
  const family = values.family === 'jsts' ? 'jsts' : 'python';
  const learned = new Set<Example['slice']>(['ai', 'pre2022', 'eramatched', 'preagent']);
  const examples = await readExamples(values.units, (e) => learned.has(e.slice) && familyOf(e.lang) === family);
  const rows: Row[] = [...examples.map((example) => ({ example, text: example.text })), ...(await probesOf(examples, family, Number(values.share)))];
  const isNewer = ({ slice, date }: Example): boolean => until !== undefined && slice === 'ai' && date > until;
  const { kept, scores } = await scoreAll(rows, family, ({ rewrite, example }) => rewrite === undefined && !isNewer(example));
  if (until !== undefined) {
    const at = kept.flatMap(({ rewrite, example }, i) => (rewrite === undefined && example.kind === 'function' && example.slice !== 'preagent' && (example.slice !== 'ai' || isNewer(example)) ? [i] : []));
    const area = auc(at.map((i) => scores[i]!), at.map((i) => labelOf(kept[i]!.example)));
    return void process.stdout.write(`agents after ${until}, which nothing was learned from: ${area.toFixed(4)} (${at.length} functions)\n`);
  }
  const probes = kept.flatMap(({ example, rewrite }, i): Probe[] => (rewrite === undefined ? [] : [{ id: example.id, rewrite, label: labelOf(example), score: scores[i]! }]));
  const found: Robustness = { family, recipe: recipeOf(family), learned: kept.filter(({ rewrite }) => rewrite === undefined).length, rewrites: rewrittenAreas(probes) };
  write(values.json ?? `corpus/.work/robustness-${family}.json`, `${JSON.stringify(found, null, 1)}\n`);
  process.stdout.write(`${robustnessTable([found]).join('\n')}\n`);
}

const labelOf = ({ slice }: Example): 0 | 1 => (slice === 'ai' ? 1 : 0);

/** Every Nth unit, if it is a function that agents wrote or core human code, in every form. */
async function probesOf(examples: readonly Example[], family: string, share: number): Promise<Row[]> {
  const human = examples.filter((e) => e.slice === 'eramatched' && e.kind === 'function');
  const rewrites = await rewritesOf(family);
  const random = seededRandom(5);
  const probes: Row[] = [];
  for (const [i, example] of examples.entries()) {
    if (i % share !== 0 || example.kind !== 'function' || example.slice === 'preagent') continue;
    const unit = asUnit(example.path, example.text);
    if (!unit || unit.sloc === 0) continue;
    const other = human[Math.floor(random() * human.length)]!;
    for (const [rewrite, of] of Object.entries(rewrites)) {
      const text = await of(unit, example, other);
      if (text !== undefined) probes.push({ example, rewrite, text });
    }
  }
  return probes;
}

/** Scores all rows by models of other owners that learned from the rows of which `isLearned` is true, as `train.ts` does. */
async function scoreAll(rows: readonly Row[], family: 'python' | 'jsts', isLearned: (row: Row) => boolean): Promise<{ kept: Row[]; scores: Float64Array }> {
  const used = heuristicsOf(family);
  const measures = new Measures(used.map((h) => h.meta.id), used);
  const kept: Row[] = [];
  function* units(): Generator<Unit> {
    for (const row of rows) {
      const unit = asUnit(row.example.path, row.text);
      if (!unit || unit.sloc === 0) continue;
      kept.push(row);
      yield unit;
    }
  }
  const matrix = await extract(units(), { bits: FIT.bits, measure: (unit) => measures.of(unit), denseColumns: used.length, lengths: LENGTHS[family] });
  const groups = kept.map((row) => row.example.group);
  const labels = Uint8Array.from(kept, (row) => labelOf(row.example));
  const sure = trustOf(kept.map(({ example }) => example), readManifest(['corpus/manifest.csv'], readHeldOwners('corpus/held-owners.sha256')));
  const trust = Float64Array.from(kept, (row, i) => (isLearned(row) ? sure[i]! : 0));
  matrix.grams.dropRare(groups, FIT.minGroups, 1 << FIT.bits);
  const { scores } = outOfFold({ matrix, labels, groups, trust, views: viewsOf(family, used.map((h) => h.meta)) }, groupFolds(groups, 5), FIT, (done, of) => process.stderr.write(`fold ${done} of ${of}\n`));
  return { kept, scores };
}

function heuristicsOf(family: string): UnitHeuristic[] {
  const languages: LanguageId[] = family === 'python' ? ['python'] : ['typescript', 'tsx', 'javascript'];
  return createRegistry(heuristics).units.filter((h) => !h.meta.needs.includes('scope') && languages.some((language) => speaks(h, language)));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

await main();
