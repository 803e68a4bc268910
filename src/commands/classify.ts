import { StringDecoder } from 'node:string_decoder';

import type { Classification, ClassifyInput } from '../classify.ts';
import { classifyCrew } from '../classify/crew.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { withCrew, type Outcome } from '../crew/crew.ts';
import { inOrder } from '../crew/in-order.ts';
import { languageOf } from '../languages/language-of.ts';
import { safeJson } from '../report/safe-text.ts';
import { readText } from '../scan/read-text.ts';
import { HandiworkError } from '../shared/errors.ts';
import { isRecord } from '../shared/objects.ts';
import type { Run } from './command.ts';
import type { Io } from './io.ts';
import { flag, texts, workersOf } from './options.ts';

/** A longer line is answered with an error; it could not be held anyway. */
const LINE_LIMIT = 64 << 20;
/** An id may be any value, and is written again as it came: writing calls itself for each level. */
const DEEPEST_ID = 100;
/** Characters of texts that are out at once. */
const MOST_OUT = 4 << 20;

type Failure = { id: unknown; error: string };
type Question = Failure | ({ id: unknown } & ClassifyInput);
type Answer = Failure | ({ id: unknown } & Classification);

/** Answers each file, or each line of standard input, with one line: in order, as it comes, never far ahead of the reader. */
export const run: Run = async ({ args, options, io }) => {
  const plugins = texts(options, 'plugin');
  await checkPlugins(plugins, io.cwd);
  const crew = classifyCrew({ workers: workersOf(options), signal: io.signal }, { unit: flag(options, 'unit'), plugins, cwd: io.cwd });
  const ask = async (question: Question): Promise<Answer | undefined> => {
    if ('error' in question) return question;
    const { id, path, text } = question;
    if (languageOf(path) === undefined) return { id, resemblance: null, resemblanceReason: 'unsupported-language', units: [] };
    return told(id, await crew.ask({ path, text }, text.length));
  };
  let failed = false;
  const questions = args.length > 0 ? fromFiles(args, io) : fromLines(io);
  const answers = inOrder(questions, {
    ask, room: { count: crew.ahead, size: MOST_OUT }, signal: io.signal, sizeOf: (question) => ('text' in question ? question.text.length : 0),
  });
  try {
    await withCrew(crew, async () => {
      for await (const answer of answers) {
        if (answer === undefined) break;
        failed ||= 'error' in answer;
        await io.write(`${safeJson(answer)}\n`);
      }
    });
  } finally {
    io.stdin.destroy(); // nobody waits for its next line
  }
  return failed || io.signal.aborted ? 2 : 0;
};

/** Each process loads them; what is wrong with them is told here, once. */
async function checkPlugins(names: readonly string[], cwd: string): Promise<void> {
  if (names.length === 0) return;
  const { loadRules } = await import('../builtins.ts');
  loadRules(await loadPlugins(names, cwd));
}

/** @returns undefined when there will be none, because all of it was stopped */
function told(id: unknown, outcome: Outcome<Classification>): Answer | undefined {
  if (outcome.is === 'answered') return { id, ...outcome.answer };
  return outcome.is === 'crashed' ? { id, error: 'The parser crashed on it.' } : undefined;
}

async function* fromFiles(files: readonly string[], io: Io): AsyncGenerator<Question> {
  for (const file of files) {
    try {
      yield { id: file, path: file, text: await readText(file, { cwd: io.cwd }) };
    } catch (error) {
      if (!(error instanceof HandiworkError)) throw error;
      yield { id: file, error: error.message };
    }
  }
}

async function* fromLines(io: Io): AsyncGenerator<Question> {
  for await (const line of splitLines(io.stdin)) yield line === undefined ? { id: null, error: `The line is longer than ${LINE_LIMIT} bytes.` } : questionOf(line);
}

function questionOf(line: string): Question {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { id: null, error: 'The line is not JSON.' };
  }
  if (!isRecord(input)) return { id: null, error: 'The line is not a JSON object.' };
  const { id = null, path, text } = input;
  if (isDeeper(id, DEEPEST_ID)) return { id: null, error: `"id" is nested more than ${DEEPEST_ID} levels deep.` };
  if (typeof path !== 'string') return { id, error: '"path" is not a string.' };
  if (typeof text !== 'string') return { id, error: '"text" is not a string.' };
  return { id, path, text };
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1)));

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
