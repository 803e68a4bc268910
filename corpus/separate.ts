import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { UnitHeuristic } from '../src/api/index.ts';
import { createRegistry } from '../src/engine/registry.ts';
import { asUnit } from '../src/languages/source.ts';
import { Measures } from '../src/score/measures.ts';
import { heuristics } from '../heuristics/index.ts';
import { eachExample, type Example, type FamilyName, familyOf } from './learn/examples.ts';
import { markdownTable, percent, share } from './measure/figures.ts';
import { type SampledUnit, sampleIds, type Separation, separates, separation, SLICES, withStability } from './measure/separation.ts';

const USAGE = `Measures how each heuristic separates agent code from code of people, on a seeded sample of functions and sections.

  separate.ts [--units FILE]… [--sample N] [--write]

--sample  units per slice and language family (default 2000; slices: ${SLICES.join(', ')})
--write   sets stability: 'stable' where the AUC against era-matched code stays .02 away from .5, by its 95 % interval over owners,
          in one family at least, and 'experimental' where it does not; run \`npm run registry\` afterwards

Heuristics of commits, of repositories, and those that need resolved scopes are not measured and keep their stability.`;

const SEED = 'separate-1';
const rank = (id: string): string => createHash('sha256').update(`${SEED} ${id}`).digest('hex');

interface Sampled {
  units: SampledUnit[];
  /** One row of measures per unit. */
  values: Float64Array[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      units: { type: 'string', multiple: true, default: ['corpus/.work/units.jsonl', 'corpus/.work/documents.jsonl'] },
      sample: { type: 'string', default: '2000' }, write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const measured = createRegistry(heuristics).units.filter((h) => !h.meta.needs.includes('scope'));
  const sampled = await measure(values.units, measured, Number(values.sample));
  const all = [...sampled].flatMap(([family, { units, values: rows }]) =>
    measured.map((h, j) => separation({ id: h.meta.id, family }, units, rows.map((row) => row[j]!)))).filter((s) => s.agent + s.human > 0);
  process.stdout.write(`${table(all).join('\n')}\n`);
  const stable = new Set(all.filter(separates).map((s) => s.id));
  const changed = values.write ? writeStability(measured, stable) : 0;
  process.stdout.write(`\n${stable.size} of ${measured.length} heuristics separate${values.write ? `; ${changed} files changed` : ''}\n`);
}

/** Two passes over the files: the first picks the sample by id, the second reads only those texts. */
async function measure(files: readonly string[], measured: readonly UnitHeuristic[], most: number): Promise<Map<FamilyName, Sampled>> {
  const wanted = (e: Example) => (e.kind === 'function' || e.kind === 'section') && (SLICES as readonly string[]).includes(e.slice);
  const byFamily = new Map<FamilyName, Pick<Example, 'id' | 'slice'>[]>([['python', []], ['jsts', []], ['prose', []]]);
  for await (const e of eachExample(files)) if (wanted(e)) byFamily.get(familyOf(e.lang))!.push({ id: e.id, slice: e.slice });
  const ids = new Set([...byFamily.values()].flatMap((units) => [...sampleIds(units, most, rank)]));
  const out = new Map<FamilyName, Sampled>([...byFamily.keys()].map((family) => [family, { units: [], values: [] }]));
  const measures = new Measures(measured.map((h) => h.meta.id), measured);
  let done = 0;
  for await (const { id, path, text, lang, slice, group } of eachExample(files)) {
    if (!ids.delete(id)) continue;
    const unit = asUnit(path, text);
    if (++done % 2000 === 0) process.stderr.write(`${done} units measured\n`);
    if (!unit) continue;
    const sampled = out.get(familyOf(lang))!;
    sampled.units.push({ slice: slice as SampledUnit['slice'], group });
    sampled.values.push(Float64Array.from(measures.of(unit)));
  }
  return out;
}

function table(all: readonly Separation[]): string[] {
  const away = ({ era }: Separation) => (Number.isNaN(era) ? 0 : Math.abs(era - 0.5));
  return markdownTable(
    ['heuristic', 'model', 'observed: agent', 'era-matched', 'pre2022', 'AUC era-matched (95 % over owners)', 'AUC pre2022', 'separates'],
    [...all].sort((a, b) => away(b) - away(a) || (a.id < b.id ? -1 : 1)).map((s) => [
      s.id, s.family, ...SLICES.map((slice) => percent(s.observed[slice], 1)),
      `${share(s.era)} (${share(s.interval[0])}–${share(s.interval[1])})`, share(s.pre2022), separates(s) ? 'yes' : '',
    ]),
  );
}

/** Edits one line of each heuristic's file. */
function writeStability(measured: readonly UnitHeuristic[], stable: ReadonlySet<string>): number {
  const root = 'heuristics';
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const fileOf = new Map(folders.flatMap((folder) => readdirSync(join(root, folder)).map((file): [string, string] => [file, join(root, folder, file)])));
  let changed = 0;
  for (const { meta } of measured) {
    const path = fileOf.get(`${meta.id}.ts`);
    if (path === undefined) throw new Error(`no file for ${meta.id} below ${root}`);
    const next = withStability(readFileSync(path, 'utf8'), stable.has(meta.id) ? 'stable' : 'experimental');
    if (next === undefined) continue;
    writeFileSync(path, next);
    changed++;
  }
  return changed;
}

await main();
