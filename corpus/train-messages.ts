import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageLength, type MessageModelFile } from '../src/score/message-score.ts';
import { messageBuckets } from '../src/score/message-traits.ts';
import { pack } from '../src/score/packed-weights.ts';
import { groupFolds, groupWeights } from './learn/folds.ts';
import { fitLogistic } from './learn/logistic.ts';
import { eachMessage, type MessageRow } from './learn/message-rows.ts';
import { quantise } from './learn/quantise.ts';
import { SparseBuilder, sparseDesign } from './learn/sparse.ts';
import { trustOf } from './learn/trust.ts';
import { ownersToKeepFrom, readManifest, refuseHeld } from './manifest.ts';

const USAGE = `Learns to tell messages that agents wrote from those that people wrote, by anything but what they declare.

  train-messages.ts [--messages FILE] [--manifest FILE]… [--out FOLDER] [--scores FOLDER]

Writes messages.json and messages.bin to --out (default src/score/weights; run calibrate.ts next) and every message's
out-of-fold score to --scores (default corpus/.work). Deterministic for equal messages.`;

const FOLDS = 5;
const BITS = 22;
/** Chosen out of fold, see judging.rationale.md. */
const LEAST_OWNERS = 12;
const FIT = { c: 3, epochs: 15, seed: 1 };
/** Slices that are learned from, as in train.ts. */
const LEARNED = new Set<MessageRow['slice']>(['ai', 'pre2022', 'eramatched', 'preagent']);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: 'corpus/.work/messages.jsonl' },
      manifest: { type: 'string', multiple: true, default: ['corpus/manifest.csv'] },
      out: { type: 'string', default: 'src/score/weights' },
      scores: { type: 'string', default: 'corpus/.work' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const rows: MessageRow[] = [];
  for await (const row of eachMessage(values.messages)) if (LEARNED.has(row.slice)) rows.push(row);
  const untouchable = ownersToKeepFrom({ held: 'corpus/held-owners.sha256', unseen: 'corpus/unseen.csv' });
  refuseHeld(rows, untouchable);
  const groups = rows.map(({ group }) => group);
  const y = Uint8Array.from(rows, ({ slice }) => (slice === 'ai' ? 1 : 0));
  const trust = trustOf(rows, readManifest(values.manifest, untouchable));
  const x = design(rows, shared(rows));
  say(`${rows.length} messages read`);
  const fit = (inside: Uint32Array): Float64Array => {
    const weights = new Float64Array(rows.length);
    const own = (list: ArrayLike<number>) => Array.from(inside, (i) => list[i]!);
    groupWeights(Array.from(inside, (i) => groups[i]!), own(y), own(trust)).forEach((weight, at) => (weights[inside[at]!] = weight));
    return fitLogistic({ x, y, rows: inside, weights, ...FIT });
  };
  const fold = groupFolds(groups, FOLDS);
  const scores = new Float64Array(rows.length);
  for (let k = 0; k < FOLDS; k += 1) {
    const weights = fit(Uint32Array.from(rows.keys()).filter((i) => fold[i] !== k));
    for (const i of rows.keys()) if (fold[i] === k) scores[i] = x.dot(i, weights);
    say(`fold ${k + 1} of ${FOLDS}`);
  }
  writeFileSync(join(values.scores, 'scores-messages.jsonl'), rows.map(({ subject, body, ...row }, i) => `${JSON.stringify({ ...row, fold: fold[i], length: messageLength({ subject, body }), score: round(scores[i]!) })}\n`).join(''));
  const model = fit(Uint32Array.from(rows.keys()));
  const { bytes, step } = quantise(model.subarray(0, 1 << BITS));
  const file: Omit<MessageModelFile, 'calibration' | 'weight'> = {
    format: 1, bits: BITS, step, bias: round(model[1 << BITS]!),
    data: { messages: rows.length, owners: new Set(groups).size, hash: hashOf(rows) },
  };
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'messages.bin'), pack(bytes));
  writeFileSync(join(values.out, 'messages.json'), `${JSON.stringify(file, null, 1)}\n`);
  say(`learned from ${rows.length} messages of ${file.data.owners} owners; ${bytes.filter(Boolean).length} weights`);
}

/** The buckets in which enough owners have a trait. */
function shared(rows: readonly MessageRow[]): Uint8Array {
  const byOwner = new Map<string, MessageRow[]>();
  for (const row of rows) {
    const own = byOwner.get(row.group);
    if (own === undefined) byOwner.set(row.group, [row]);
    else own.push(row);
  }
  const owners = new Uint16Array(1 << BITS);
  for (const own of byOwner.values()) {
    const seen = new Set<number>();
    for (const row of own) for (const bucket of messageBuckets(row, BITS)) seen.add(bucket);
    for (const bucket of seen) owners[bucket]! += 1;
  }
  return Uint8Array.from(owners, (count) => (count >= LEAST_OWNERS ? 1 : 0));
}

/** A row has the length one before traits that few owners share are left out: a message that is like nobody's says little. */
function design(rows: readonly MessageRow[], isShared: Uint8Array) {
  const builder = new SparseBuilder();
  for (const row of rows) {
    const buckets = messageBuckets(row, BITS);
    for (const bucket of buckets) if (isShared[bucket] === 1) builder.push(bucket, 1 / Math.sqrt(buckets.size));
    builder.push(1 << BITS, 1);
    builder.endRow();
  }
  return sparseDesign(builder.finish(), (1 << BITS) + 1);
}

const round = (value: number): number => Number(value.toPrecision(7));
const hashOf = (rows: readonly MessageRow[]): string => createHash('sha256').update(rows.map(({ repo, commit, slice }) => `${repo} ${commit} ${slice}`).join('\n')).digest('hex').slice(0, 16);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

await main();
