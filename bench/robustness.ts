import { parseArgs } from 'node:util';
import type { Unit } from '../src/api/index.ts';
import { createRegistry } from '../src/engine/registry.ts';
import { asUnit } from '../src/languages/source.ts';
import { Measures, speaks } from '../src/score/measures.ts';
import { rewriteComments, rewriteIdentifiers, rewriteWhitespace } from '../src/testing/rewrites.ts';
import { heuristics } from '../heuristics/index.ts';
import { type Example, familyOf, readExamples } from '../corpus/learn/examples.ts';
import { FIT } from '../corpus/learn/options.ts';
import { groupFolds } from '../corpus/learn/folds.ts';
import { extract } from '../corpus/learn/matrix.ts';
import { auc } from '../corpus/learn/metrics.ts';
import { outOfFold } from '../corpus/learn/out-of-fold.ts';
import { seededRandom } from '../corpus/learn/random.ts';
import { formatterFor } from './formatters.ts';

const USAGE = `What rewriting a unit does to its score: functions, agent against core human code, out of fold.

  robustness.ts [--units FILE]… [--family python|jsts] [--share N]   every Nth unit is rewritten (default 4)
                [--agents-until YYYY-MM-DD]   learn from no agent's code of a later day, and say how that is found`;

type Rewrite = (unit: Unit, example: Example, other: Example) => string | undefined | Promise<string | undefined>;

async function rewritesOf(family: string): Promise<Record<string, Rewrite>> {
  const format = await formatterFor(family);
  return {
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
      share: { type: 'string', default: '4' }, 'agents-until': { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const learned = new Set(['ai', 'pre2022', 'eramatched', 'preagent']);
  const examples = await readExamples(values.units, (e) => learned.has(e.slice) && familyOf(e.lang) === values.family);
  const used = createRegistry(heuristics).units.filter((h) => !h.meta.needs.includes('scope') && (values.family === 'python' ? ['python'] : ['typescript', 'javascript']).some((l) => speaks(h, l as 'python')));
  const measures = new Measures(used.map((h) => h.meta.id), used);
  const human = examples.filter((e) => e.slice === 'eramatched' && e.kind === 'function');
  const rewrites = await rewritesOf(values.family);
  const names = Object.keys(rewrites);
  const random = seededRandom(5);
  const rows: { example: Example; name: string; text: string }[] = [];
  const probes: typeof rows = [];
  for (const [i, example] of examples.entries()) {
    rows.push({ example, name: 'as written', text: example.text });
    if (i % Number(values.share) !== 0 || example.kind !== 'function' || example.slice === 'preagent') continue;
    const unit = asUnit(example.path, example.text);
    if (!unit || unit.sloc === 0) continue;
    const other = human[Math.floor(random() * human.length)]!;
    probes.push({ example, name: 'unchanged', text: example.text });
    for (const name of names) {
      const text = await rewrites[name]!(unit, example, other);
      if (text !== undefined) probes.push({ example, name, text });
    }
  }
  const kept: typeof rows = [];
  function* units(): Generator<Unit> {
    for (const row of [...rows, ...probes]) {
      const unit = asUnit(row.example.path, row.text);
      if (!unit || unit.sloc === 0) continue;
      kept.push(row);
      yield unit;
    }
  }
  const matrix = await extract(units(), { bits: FIT.bits, measure: (unit) => measures.of(unit), denseColumns: used.length });
  const groups = kept.map((row) => row.example.group);
  const labels = Uint8Array.from(kept, (row) => (row.example.slice === 'ai' ? 1 : 0));
  const until = values['agents-until'];
  const isNewer = ({ slice, date }: Example): boolean => until !== undefined && slice === 'ai' && date > until;
  const trust = Float64Array.from(kept, ({ name, example }) => (name === 'as written' && !isNewer(example) ? 1 : 0));
  matrix.grams.dropRare(groups, FIT.minGroups, 1 << FIT.bits);
  const { scores } = outOfFold({ matrix, labels, groups, trust }, groupFolds(groups, 5), FIT, (done, of) => process.stderr.write(`fold ${done} of ${of}\n`));
  process.stdout.write(`| ${values.family}, functions | units | AUC | change |\n|---|---|---|---|\n`);
  if (until !== undefined) {
    const at = kept.flatMap(({ name, example }, i) => (name === 'as written' && example.kind === 'function' && example.slice !== 'preagent' && (example.slice !== 'ai' || isNewer(example)) ? [i] : []));
    process.stdout.write(`| agents after ${until}, which nothing was learned from | ${at.length} | ${auc(at.map((i) => scores[i]!), at.map((i) => labels[i]!)).toFixed(4)} | |\n`);
  }
  let reference = NaN;
  for (const name of ['unchanged', ...names]) {
    const at = kept.flatMap((row, i) => (row.name === name ? [i] : []));
    const value = auc(at.map((i) => scores[i]!), at.map((i) => labels[i]!));
    if (name === 'unchanged') reference = value;
    process.stdout.write(`| ${name} | ${at.length} | ${value.toFixed(4)} | ${(value - reference).toFixed(4)} |\n`);
  }
}

await main();
