import { StringDecoder } from 'node:string_decoder';

import { loadRules } from '../builtins.ts';
import { Classifier, type ClassifyOptions } from '../classify.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { safeJson } from '../report/safe-text.ts';
import { readText } from '../scan/read-text.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Run } from './command.ts';
import type { Io } from './io.ts';
import { flag, texts } from './options.ts';

/** A longer line is answered with an error; it could not be held anyway. */
const LINE_LIMIT = 64 << 20;

type Answer = { id: unknown; error: string } | ({ id: unknown } & ReturnType<Classifier['classify']>);

/** Answers each file, or each line of standard input, with one line: in order, as it comes, never ahead of the reader. */
export const run: Run = async ({ args, options, io }) => {
  const rules = loadRules(await loadPlugins(texts(options, 'plugin'), io.cwd));
  const classifier = new Classifier(rules);
  const how = { unit: flag(options, 'unit') };
  let failed = false;
  for await (const answer of args.length > 0 ? fromFiles(args, classifier, how, io) : fromLines(classifier, how, io)) {
    failed ||= 'error' in answer;
    await io.write(`${safeJson(answer)}\n`);
    if (io.signal.aborted) return 2;
  }
  return failed ? 2 : 0;
};

async function* fromFiles(files: readonly string[], classifier: Classifier, how: ClassifyOptions, io: Io): AsyncGenerator<Answer> {
  for (const file of files) {
    try {
      yield { id: file, ...classifier.classify({ path: file, text: await readText(file, { cwd: io.cwd }) }, how) };
    } catch (error) {
      if (!(error instanceof HandiworkError)) throw error;
      yield { id: file, error: error.message };
    }
  }
}

async function* fromLines(classifier: Classifier, how: ClassifyOptions, io: Io): AsyncGenerator<Answer> {
  for await (const line of splitLines(io.stdin)) yield line === undefined ? { id: null, error: `The line is longer than ${LINE_LIMIT} bytes.` } : answer(line, classifier, how);
}

function answer(line: string, classifier: Classifier, how: ClassifyOptions): Answer {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { id: null, error: 'The line is not JSON.' };
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { id: null, error: 'The line is not a JSON object.' };
  const { id = null, path, text } = input as Record<string, unknown>;
  if (typeof path !== 'string') return { id, error: '"path" is not a string.' };
  if (typeof text !== 'string') return { id, error: '"text" is not a string.' };
  return { id, ...classifier.classify({ path, text }, how) };
}

/** Lines of a stream; undefined stands for one that is too long to hold. A last line without a line feed counts. */
export async function* splitLines(stream: AsyncIterable<Buffer | string>, limit = LINE_LIMIT): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8');
  let held: string[] = [];
  let length = 0;
  const take = (part: string): void => {
    length += part.length;
    if (length <= limit) held.push(part);
    else held = [];
  };
  const finish = (): string | undefined => {
    const line = length > limit ? undefined : held.join('').replace(/\r$/, '');
    [held, length] = [[], 0];
    return line;
  };
  for await (const chunk of stream) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    for (const [at, part] of parts.entries()) {
      if (at > 0) yield finish();
      take(part);
    }
  }
  take(decoder.end());
  if (length > 0) yield finish();
}
