import fc from 'fast-check';
import { ABBREVIATIONS, countParts, GENERIC_NAMES, isConstantCase, isSnakeCase, isVerb, splitName, VERBS } from 'handiwork/kit';
import { describe, expect, it } from 'vitest';

const identifier = fc.stringMatching(/^[A-Za-z_$][A-Za-z0-9_$]{0,30}$/);

describe('splitName', () => {
  it.each([
    ['loadUserSettings', ['load', 'user', 'settings']],
    ['parseHTTPUrl_v2', ['parse', 'http', 'url', 'v', '2']],
    ['MAX_ROWS', ['max', 'rows']],
    ['_private', ['private']],
    ['__init__', ['init']],
    ['x', ['x']],
    ['URL', ['url']],
    ['$', []],
    ['', []],
  ])('splits %s into %j', (name, parts) => {
    expect(splitName(name)).toEqual(parts);
  });

  it('counts as many parts as it splits', () => {
    fc.assert(fc.property(identifier, (name) => countParts(name) === splitName(name).length));
  });

  it('keeps every letter and digit, in order', () => {
    fc.assert(fc.property(identifier, (name) => splitName(name).join('') === name.replace(/[_$]/g, '').toLowerCase()));
  });
});

describe('name shapes', () => {
  it.each([['row_count', true], ['_row_count', true], ['MAX_ROWS', true], ['_row', false], ['row_', false], ['rowCount', false], ['__', false]])(
    'snake case of %s is %s', (name, expected) => expect(isSnakeCase(name)).toBe(expected),
  );
  it.each([['MAX_ROWS', true], ['URL', true], ['ID', false], ['Rows', false], ['___', false], ['X2_', true]])(
    'constant case of %s is %s', (name, expected) => expect(isConstantCase(name)).toBe(expected),
  );
});

describe('isVerb', () => {
  it.each(['check', 'checks', 'parses', 'tries', 'fetches'])('takes %s', (word) => expect(isVerb(word)).toBe(true));
  it.each(['rows', 'the', 'header', 's', 'es'])('leaves %s', (word) => expect(isVerb(word)).toBe(false));
});

describe('word lists', () => {
  it.each([['verbs', VERBS], ['generic names', GENERIC_NAMES], ['abbreviations', ABBREVIATIONS]])('%s are lower-case words', (_, words) => {
    expect([...words].filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
  });
});
