import { parse, printParseErrorCode, visit, type ParseError } from 'jsonc-parser';

import { HandiworkError } from '../shared/errors.ts';
import { isRecord } from '../shared/objects.ts';
import { suggest } from './suggest.ts';
import { configSchema, KEYS, type Config } from './schema.ts';

const LIMIT = 1 << 20;
const MOST_PROBLEMS = 10;
/** The parser calls itself for each level: a file of a hostile repository must not end the program by that. */
const DEEPEST = 100;

interface Issue {
  code?: string | undefined;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
  errors?: readonly (readonly Issue[])[];
}

/**
 * Reads one configuration file: JSON, comments and trailing commas allowed.
 *
 * @param name How the file is called in messages.
 * @throws {HandiworkError} On anything that is not a configuration; every problem is named with its place.
 */
export function parseConfig(text: string, name: string): Config {
  return checkConfig(parseJsonc(text, name), name);
}

/** The `handiwork` key of a package.json, or undefined when it has none. One that does not mention it need not even be JSON: templates are not. */
export function parsePackage(text: string, name: string): Config | undefined {
  if (!text.includes('"handiwork"')) return undefined;
  const value = parseJsonc(text, name);
  const own = isRecord(value) && Object.hasOwn(value, 'handiwork') ? value['handiwork'] : undefined;
  return own === undefined ? undefined : checkConfig(own, `${name}#handiwork`);
}

function parseJsonc(text: string, name: string): unknown {
  if (text.length > LIMIT) throw new HandiworkError(`The configuration "${name}" is larger than ${LIMIT} bytes.`, { hint: 'Move what it holds into several files, and name these in "extends".' });
  refuseDepth(text, name);
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined) {
    const line = text.slice(0, first.offset).split('\n').length;
    throw new HandiworkError(`The configuration "${name}" is not valid JSON: ${printParseErrorCode(first.error)} in line ${line}.`, { hint: 'It is JSON in which comments and trailing commas are allowed.' });
  }
  return value;
}

function refuseDepth(text: string, name: string): void {
  let depth = 0;
  const enter = (): void => {
    depth += 1;
    if (depth > DEEPEST) throw new HandiworkError(`The configuration "${name}" is nested more than ${DEEPEST} levels deep.`, { hint: 'No configuration needs that: see handiwork check --help.' });
  };
  const leave = (): void => void (depth -= 1);
  visit(text, { onObjectBegin: enter, onArrayBegin: enter, onObjectEnd: leave, onArrayEnd: leave });
}

function checkConfig(value: unknown, name: string): Config {
  const checked = configSchema.safeParse(value);
  if (checked.success) return checked.data;
  const problems = (checked.error.issues as readonly Issue[]).flatMap((issue) => explain(issue, []));
  const more = problems.length > MOST_PROBLEMS ? [`and ${problems.length - MOST_PROBLEMS} more`] : [];
  throw new HandiworkError(`The configuration "${name}" is wrong: ${[...problems.slice(0, MOST_PROBLEMS), ...more].join('; ')}.`, {
    hint: `Known keys: ${KEYS['']?.join(', ')}. See handiwork check --help.`,
  });
}

function explain(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return (issue.keys ?? []).map((key) => unknownKey(key, path));
  const branch = issue.errors?.find((one) => !one.some(({ path: inner, code }) => inner.length === 0 && code === 'invalid_type'));
  if (branch !== undefined) return branch.flatMap((inner) => explain(inner, path));
  return [`${placeOf(path)}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`];
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const near = suggest(key, KEYS[String(path[0] ?? '')] ?? []);
  const where = path.length === 0 ? '' : ` in ${placeOf(path)}`;
  return `there is no key "${key.slice(0, 60)}"${where}${near === undefined ? '' : `, did you mean "${near}"?`}`;
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the whole' : path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
