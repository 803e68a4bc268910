import { isTopicWord } from './topics.ts';

/** A commit's message without what says who wrote it, as `messageText` leaves it. */
export interface MessageText {
  subject: string;
  body: string;
}

/** Where a trait was seen; with its value it makes one column of the model. */
export type TraitKind = 'subject' | 'subject starts' | 'subject ends' | 'subject form' | 'body' | 'line starts' | 'line ends' | 'line form' | 'item' | 'size';

const WORD = /[a-z]+|[^\sa-z]/gu;
const ISSUE = /\(?#\d+\)?/g;
const ITEM = /^[-*#0-9.]+ *(\w+)/;
const MASKS = new Set(['agent', 'link', 'address']);
const TOPIC = 'TOPIC';
const MOST_BODY = 4000;
const MOST_WORDS = { subject: 60, body: 500 } as const;
const FORM = 8;

/**
 * The traits of a message, each once: words, pairs and triples of words, how lines begin, end and are formed, and sizes in half
 * steps of the binary logarithm. Words that tell what a change is about are one word, as everywhere (`topics.ts`).
 */
export function* messageTraits({ subject, body }: MessageText): Generator<{ kind: TraitKind; value: string }> {
  const seen = new Set<string>();
  for (const [kind, value] of all(subject, body.slice(0, MOST_BODY))) {
    const key = keyOf(kind, value);
    if (value === TOPIC || seen.has(key)) continue;
    seen.add(key);
    yield { kind, value };
  }
}

type Trait = readonly [TraitKind, string];

function* all(subject: string, body: string): Generator<Trait> {
  const plain = subject.toLowerCase().replace(ISSUE, '#9');
  const words = wordsOf(plain, MOST_WORDS.subject);
  yield* runs('subject', words);
  if (words.length > 0) {
    yield ['subject starts', words[0]!];
    yield ['subject ends', words.at(-1)!];
  }
  yield ['subject form', formOf(subject)];
  yield* runs('body', wordsOf(body.toLowerCase(), MOST_WORDS.body));
  const lines = body.split('\n');
  for (const line of lines) yield* lineTraits(line.trim());
  yield ['size', `subject ${step(plain.length)}`];
  yield ['size', `body ${step(body.length)}`];
  yield ['size', `lines ${step(lines.length - 1)}`];
}

function* lineTraits(line: string): Generator<Trait> {
  if (line === '') return yield ['line form', ''];
  yield ['line starts', line.slice(0, 2)];
  yield ['line ends', line.at(-1)!];
  yield ['line form', formOf(line)];
  const word = ITEM.exec(line)?.[1];
  if (word !== undefined) yield ['item', masked(word.toLowerCase())];
}

/** Words of which one, two and three in a row count. */
function* runs(kind: TraitKind, words: readonly string[]): Generator<Trait> {
  for (let at = 0; at < words.length; at += 1) {
    yield [kind, words[at]!];
    if (at > 0) yield [kind, `${words[at - 1]!} ${words[at]!}`];
    if (at > 1) yield [kind, `${words[at - 2]!} ${words[at - 1]!} ${words[at]!}`];
  }
}

const wordsOf = (lower: string, most: number): string[] => (lower.match(WORD) ?? []).slice(0, most).map(masked);
const masked = (word: string): string => (MASKS.has(word) || isTopicWord(word) ? TOPIC : word);

/** The first characters with words, capitals and numbers each drawn together: `- Aa a` of `- Weave the`. */
const formOf = (line: string): string => line.replace(/[a-z]+/g, 'a').replace(/[A-Z]+/g, 'A').replace(/\d+/g, '9').slice(0, FORM);

const step = (size: number): number => Math.round(2 * Math.log2(1 + size));

const keyOf = (kind: TraitKind, value: string): string => `${kind}\n${value}`;

/** The columns of a message in a model of `2 ** bits` of them. */
export function messageBuckets(message: MessageText, bits: number): Set<number> {
  const found = new Set<number>();
  for (const { kind, value } of messageTraits(message)) found.add(bucketOf(kind, value, bits));
  return found;
}

export const bucketOf = (kind: TraitKind, value: string, bits: number): number => hashTrait(keyOf(kind, value)) & ((1 << bits) - 1);

/** 32-bit hash of a trait: FNV-1a over UTF-16 units, mixed once more (Appleby's MurmurHash3 finaliser) so that any of its bits will do. */
function hashTrait(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
