import { HandiworkError } from '../shared/errors.ts';

export type OptionValue = string | boolean | undefined | readonly (string | boolean)[];

/** Options of one call by camel-case name, as the parser left them. Read through the functions below. */
export type Options = Readonly<Record<string, OptionValue>>;

const flagName = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A flag without a value. */
export function flag(options: Options, name: string): boolean {
  const value = options[name];
  return Array.isArray(value) ? value.at(-1) === true : value === true;
}

/** A flag that was given as `--no-…`. */
export function refused(options: Options, name: string): boolean {
  const value = options[name];
  return Array.isArray(value) ? value.at(-1) === false : value === false;
}

/** An option with one value. @throws {HandiworkError} When it was given twice, or without a value. */
export function text(options: Options, name: string): string | undefined {
  const values = texts(options, name);
  if (values.length > 1) throw new HandiworkError(`${flagName(name)} was given ${values.length} times; it takes one value.`, { hint: 'Keep one of them.' });
  return values[0];
}

/** An option that may be repeated. @throws {HandiworkError} When it was given without a value. */
export function texts(options: Options, name: string): string[] {
  const value = options[name];
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'string' && one !== '') return one;
    throw new HandiworkError(`${flagName(name)} needs a value.`);
  });
}

/** A repeatable option whose values may also be joined by commas. */
export const list = (options: Options, name: string): string[] =>
  texts(options, name).flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '');

/** One of a few words. @throws {HandiworkError} On any other word. */
export function choice<const T extends string>(options: Options, name: string, known: readonly T[]): T | undefined {
  const value = text(options, name);
  const found = known.find((one) => one === value);
  if (value !== undefined && found === undefined) {
    throw new HandiworkError(`${flagName(name)} cannot be "${value}".`, { hint: `Known: ${known.join(', ')}.` });
  }
  return found;
}

/** How many: a whole number from 1. @throws {HandiworkError} On anything else. */
export function count(options: Options, name: string): number | undefined {
  const value = text(options, name);
  if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value)) throw new HandiworkError(`${flagName(name)} needs a number from 1, not "${value}".`, { hint: `For example: ${flagName(name)} 20` });
  return value === undefined ? undefined : Number(value);
}

/** How many processes. @throws {HandiworkError} On anything but 1 to 99. */
export function workersOf(options: Options): number | undefined {
  const value = text(options, 'workers');
  if (value === undefined || /^[1-9]\d?$/.test(value)) return value === undefined ? undefined : Number(value);
  throw new HandiworkError(`--workers needs a number from 1 to 99, not "${value}".`, { hint: 'Leave it out for one process for each processor.' });
}

/** A calendar day, `YYYY-MM-DD`. @throws {HandiworkError} On anything else, such as a 30 February. */
export function day(options: Options, name: string): string | undefined {
  const value = text(options, name);
  return value === undefined ? undefined : checkDay(value, flagName(name));
}

/** @param what Needs a day, in the message. @throws {HandiworkError} On anything else. */
export function checkDay(value: string, what: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new HandiworkError(`${what} needs a day such as 2026-07-10, not "${value}".`);
  }
  return value;
}
