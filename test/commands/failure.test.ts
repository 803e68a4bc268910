import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { describeFailure } from '../../src/commands/failure.ts';
import { HandiworkError } from '../../src/shared/errors.ts';

const io = { colour: { stdout: false, stderr: false }, signal: new AbortController().signal };
const thrown = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it.each([
  { name: 'an error of ours: what happened and what to do', error: new HandiworkError('It is so.', { hint: 'Do this.' }), says: 'handiwork: It is so.\n  Do this.\n' },
  { name: 'what the system refused: no stack, for it is not our defect', error: thrown(() => readFileSync('/nowhere/at/all')), says: "handiwork: the system refused: ENOENT: no such file or directory, open '/nowhere/at/all'.\n  Check that the place is there, that you may use it, and that there is room.\n" },
  { name: 'a dependency that is not there', error: Object.assign(new Error("Cannot find package 'cac' imported from main.js"), { code: 'ERR_MODULE_NOT_FOUND' }), says: "handiwork: a part of it could not be loaded: Cannot find package 'cac' imported from main.js\n  The installation is incomplete, or was made for another system: install Handiwork again.\n" },
  { name: 'something that is no error', error: 'thrown as text', says: 'handiwork: internal error. Please report it with the lines below.\nthrown as text\n' },
])('tells $name', ({ error, says }) => {
  expect(describeFailure(error, io)).toBe(says);
});

it('tells a defect with its stack, fit for a terminal', () => {
  const told = describeFailure(new TypeError('a\u001b[2Jb'), io);
  expect(told).toMatch(/^handiwork: internal error[^]*TypeError: a\\x1b\[2Jb\n {4}at /);
});

it('says of an interrupted call just that', () => {
  expect(describeFailure(new Error('aborted'), { ...io, signal: AbortSignal.abort() })).toBe('handiwork: interrupted.\n');
});
