/**
 * Asks V8 to let a function run for longer before it is compiled for speed, six times the default: a member lives for seconds, and
 * what is compiled after a few files is thrown away and compiled again when the next files look different. Changes no result.
 */
const PATIENCE = '--interrupt-budget=400000';

/** V8 from 12 on (Node 22) counts otherwise, does not know the flag, and says so on standard error. */
const FIRST_WITHOUT = 12;

/** The flag, where it is known. @param v8 as `process.versions.v8` */
export const patienceOf = (v8: string): string | undefined => (Number.parseInt(v8, 10) < FIRST_WITHOUT ? PATIENCE : undefined);
