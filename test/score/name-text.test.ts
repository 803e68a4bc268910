import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameText } from '../../src/score/name-text.ts';
import { isTopic, WORD_PRIME, WORD_SEED } from '../../src/score/topics.ts';

const text = new NameText();
const START = 1;
const END = 2;
const CAPITALS = 5;
const CAPITAL = 6;
const TOPIC = 1000;

function readAll(...names: string[]): number[][] {
  text.fill(names);
  const found: number[][] = [];
  text.each((from, to) => found.push([...text.pieces.subarray(from, to)]));
  return found;
}

const word = (piece: string): number => Array.from({ length: piece.length }, (_, at) => piece.charCodeAt(at)).reduce((h, c) => Math.imul(h ^ c, WORD_PRIME), WORD_SEED);

describe('a declared name', () => {
  it.each([
    ['rows', [word('rows')]],
    ['loadRows', [word('load'), CAPITAL, word('rows')]],
    ['LoadRows', [CAPITAL, word('load'), CAPITAL, word('rows')]],
    ['loadHTTPRows', [word('load'), CAPITALS, word('http'), CAPITAL, word('rows')]],
    ['MOST_ROWS', [CAPITALS, word('most'), word('_'), CAPITALS, word('rows')]],
    ['_load__rows', [word('_'), word('load'), word('__'), word('rows')]],
    ['row27', [word('row'), word('00')]],
    ['x', [word('x')]],
    ['X', [word('x')]],
    ['aB', [word('a'), word('b')]],
    ['größe', [word('gr'), word('öß'), word('e')]],
    ['', []],
  ])('is read in pieces: %s', (name, pieces) => {
    expect(readAll(name)).toEqual([[START, ...pieces, END]]);
  });

  it('shows no topic', () => {
    expect(readAll('claudeRows')).toEqual([[START, TOPIC, CAPITAL, word('rows'), END]]);
  });

  it('is read once, in the order of the names, as far as 80 characters', () => {
    expect(readAll('a', 'b', 'a')).toEqual([[START, word('a'), END], [START, word('b'), END]]);
    expect(readAll('a'.repeat(1000))).toEqual(readAll('a'.repeat(80)));
  });

  it('can be found by a piece', () => {
    text.fill(['loadRows', 'x', 'keep']);
    const starts: number[] = [];
    text.each((from, to) => starts.push(from, to - 1));
    expect(starts.map((piece) => text.nameAt(piece))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('is read like its definition, whatever it holds', () => {
    const pieces = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9]+/g;
    fc.assert(fc.property(fc.string({ maxLength: 80, unit: fc.constantFrom(...'aZbQ9_$-é漢') }), (name) => {
      const expected = [...name.matchAll(pieces)].flatMap(([piece]) => {
        const hash = word(piece.toLowerCase().replaceAll(/[0-9]/g, '0'));
        const mark = piece.length > 1 && /^[A-Z]/.test(piece) ? [/^[A-Z]+$/.test(piece) ? CAPITALS : CAPITAL] : [];
        return [...mark, isTopic(hash) ? TOPIC : hash];
      });
      expect(readAll(name)).toEqual([[START, ...expected, END]]);
    }));
  });

  it('of many fills the arrays anew', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `name${'x'.repeat(at % 70)}_${at}`);
    expect(readAll(...many)).toHaveLength(5000);
    expect(readAll('rows')).toEqual([[START, word('rows'), END]]);
  });
});
