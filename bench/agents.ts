import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import type { CommitRow } from '../corpus/units/rows.ts';
import { groupFolds, groupWeights } from '../corpus/learn/folds.ts';
import { fitLogistic } from '../corpus/learn/logistic.ts';
import { SparseBuilder, sparseDesign } from '../corpus/learn/sparse.ts';
import { bootstrap } from '../corpus/learn/metrics.ts';

const USAGE = `Can the message and the shape of a commit tell which agent made it? Out of fold by owner; signatures, trailers and
agent names are not in the input.

  agents.ts [--commits FILE]`;

const BUCKETS = 1 << 16;

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0) % BUCKETS;
}

/** Words, word pairs, line starts and the commit's shape in steps of the logarithm. */
function features({ subject, body, shape, gap }: CommitRow): string[] {
  const words = `${subject}\n${body}`.toLowerCase().match(/[a-z]+|[^\sa-z]/g) ?? [];
  const log = (name: string, value: number) => `${name}:${Math.round(2 * Math.log2(1 + value))}`;
  const counts = Object.entries(shape).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return [
    ...words.slice(0, 400), ...words.slice(0, 399).map((word, i) => `${word} ${words[i + 1]}`),
    ...body.split('\n').map((line) => `^${line.trim().slice(0, 2)}`),
    ...counts.map(([name, value]) => log(name, value)),
    log('body', body.length), log('subject', subject.length), gap === null ? 'first' : log('gap', gap / 60),
  ];
}

function main(): void {
  const { values } = parseArgs({ options: { commits: { type: 'string', default: 'corpus/.work/commits.jsonl' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const all = readFileSync(values.commits, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as CommitRow).filter((row) => row.slice === 'ai');
  const owners = (label: string) => new Set(all.filter((row) => row.label === label).map((row) => row.group)).size;
  const classes = [...new Set(all.map((row) => row.label))].filter((label) => owners(label) >= 8).sort();
  const rows = all.filter((row) => classes.includes(row.label));
  const builder = new SparseBuilder();
  for (const row of rows) {
    const found = new Set(features(row).map(hash));
    for (const bucket of found) builder.push(bucket, 1 / Math.sqrt(found.size));
    builder.push(BUCKETS, 1);
    builder.endRow();
  }
  const x = sparseDesign(builder.finish(), BUCKETS + 1);
  const groups = rows.map((row) => row.group);
  const fold = groupFolds(groups, 5);
  const scores = classes.map((label) => {
    const y = Uint8Array.from(rows, (row) => (row.label === label ? 1 : 0));
    const out = new Float64Array(rows.length);
    for (let k = 0; k < 5; k++) {
      const inside = Uint32Array.from([...rows.keys()].filter((i) => fold[i] !== k));
      const weights = new Float64Array(rows.length);
      groupWeights(Array.from(inside, (i) => groups[i]!), Array.from(inside, (i) => y[i]!)).forEach((w, j) => (weights[inside[j]!] = w));
      const w = fitLogistic({ x, y, rows: inside, weights, c: 10, epochs: 15, seed: 1 });
      for (let i = 0; i < rows.length; i++) if (fold[i] === k) out[i] = x.dot(i, w);
    }
    return out;
  });
  const guess = rows.map((_, i) => classes.reduce((best, _label, c) => (scores[c]![i]! > scores[best]![i]! ? c : best), 0));
  report(classes, { rows, guess, groups });
}

function report(classes: string[], { rows, guess, groups }: { rows: CommitRow[]; guess: number[]; groups: string[] }): void {
  const right = (at: readonly number[]) => at.filter((i) => classes[guess[i]!] === rows[i]!.label).length / at.length;
  const everything = [...rows.keys()];
  const [low, high] = bootstrap(groups, right);
  const largest = Math.max(...classes.map((label) => rows.filter((row) => row.label === label).length)) / rows.length;
  const f1s = classes.map((label, c) => {
    const hits = everything.filter((i) => guess[i] === c && rows[i]!.label === label).length;
    const named = guess.filter((g) => g === c).length;
    const real = rows.filter((row) => row.label === label).length;
    process.stdout.write(`${label}: ${real} commits, precision ${(hits / Math.max(1, named)).toFixed(2)}, recall ${(hits / real).toFixed(2)}\n`);
    return (2 * hits) / Math.max(1, named + real);
  });
  process.stdout.write(`accuracy ${right(everything).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)} over owners), macro-F1 ${(f1s.reduce((a, b) => a + b, 0) / f1s.length).toFixed(3)}, always the largest class ${largest.toFixed(3)}\n`);
}

main();
