import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { MessageText } from '../../src/score/message-traits.ts';
import type { Example } from './examples.ts';

/** The message of one labelled commit, one JSON object per line. */
export interface MessageRow extends MessageText, Pick<Example, 'repo' | 'group' | 'commit' | 'slice' | 'date'> {}

/** Its out-of-fold score, as `train-messages.ts` writes it. */
export interface ScoredMessage extends Omit<MessageRow, keyof MessageText> {
  fold: number;
  /** Words. */
  length: number;
  score: number;
}

/** Every message of a file in its order, one at a time. */
export async function* eachMessage(file: string): AsyncGenerator<MessageRow> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) if (line !== '') yield JSON.parse(line) as MessageRow;
}

export const readScoredMessages = (path: string): ScoredMessage[] =>
  readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as ScoredMessage);

/** What a change and its message find each other by. */
export const changeKey = ({ repo, commit }: Pick<MessageRow, 'repo' | 'commit'>): string => `${repo}@${commit}`;
