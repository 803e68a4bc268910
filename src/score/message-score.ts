import { type Calibration, calibrate } from './calibration.ts';
import { bucketOf, messageBuckets, messageTraits, type MessageText, type TraitKind } from './message-traits.ts';

/** What `corpus/train-messages.ts` writes to `weights/messages.json`, beside one signed byte a bucket in `weights/messages.bin`. */
export interface MessageModelFile {
  format: 1;
  /** Log2 of the number of buckets. */
  bits: number;
  /** Log-odds per unit of a stored weight. */
  step: number;
  bias: number;
  /** By the number of words. */
  calibration: Calibration;
  /**
   * What a message counts beside the code of its change: of its log-odds for an agent, and of those against. The latter count less:
   * people write messages for what agents wrote, hardly the other way round (`message.rationale.md`).
   */
  weight: { for: number; against: number };
  data: { messages: number; owners: number; hash: string };
}

export interface MessageModel extends MessageModelFile {
  weights: Int8Array;
}

/** What one trait of a message added to its score. */
export interface TraitContribution {
  kind: TraitKind;
  /** Text of the scanned repository: escape it. */
  value: string;
  /** Log-odds, before calibration. */
  weight: number;
}

/** Uncalibrated log-odds of a message; traits that the model does not know count nothing. */
export function scoreMessage({ bits, bias, step, weights }: Pick<MessageModel, 'bits' | 'bias' | 'step' | 'weights'>, message: MessageText): number {
  const buckets = messageBuckets(message, bits);
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket]!;
  return bias + (step * sum) / Math.sqrt(Math.max(1, buckets.size));
}

/** What a message's score adds up to, in log-odds before calibration. */
export interface MessageParts {
  /** Where every message starts. */
  start: number;
  /** All traits that speak for an agent, and all that speak against one. */
  for: number;
  against: number;
}

export function messageParts({ bits, bias, step, weights }: MessageModel, message: MessageText): MessageParts {
  const buckets = messageBuckets(message, bits);
  const scale = step / Math.sqrt(Math.max(1, buckets.size));
  let [spoken, against] = [0, 0];
  for (const bucket of buckets) {
    const weight = scale * weights[bucket]!;
    if (weight > 0) spoken += weight;
    else against += weight;
  }
  return { start: bias, for: spoken, against };
}

/** Words of a message: what its calibration goes by. */
export const messageLength = ({ subject, body }: MessageText): number => `${subject} ${body}`.split(/\s+/).filter(Boolean).length;

/** Log-odds, under equal prior odds, that an agent wrote a message. */
export const judgeMessage = (model: MessageModel, message: MessageText): number => calibrate(model.calibration, scoreMessage(model, message), messageLength(message));

/** What such log-odds add to those of the code of the change. */
export const weighMessage = ({ weight }: Pick<MessageModelFile, 'weight'>, logOdds: number): number => logOdds * (logOdds > 0 ? weight.for : weight.against);

/** The traits that moved a message's score most, strongest first. One that is part of a stronger one is left out. */
export function explainMessage(model: MessageModel, message: MessageText, most: number): TraitContribution[] {
  const traits = [...messageTraits(message)];
  const scale = model.step / Math.sqrt(Math.max(1, messageBuckets(message, model.bits).size));
  const strongest = traits
    .map(({ kind, value }) => ({ kind, value, weight: scale * model.weights[bucketOf(kind, value, model.bits)]! }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1));
  const taken: TraitContribution[] = [];
  for (const trait of strongest) {
    if (taken.length === most) break;
    if (!taken.some(({ kind, value }) => kind === trait.kind && value.includes(trait.value))) taken.push(trait);
  }
  return taken;
}
