import fc from 'fast-check';
import {
  endsWithFullStop, hasBanner, hasTodo, hasWhyMarker, isDirective, isFirstPerson, isStep, isSuppression, leadingWord, looksLikeCode, opensWithVerb, wordCount,
} from 'handiwork/kit';
import { describe, expect, it } from 'vitest';

const yes = true;
const no = false;

describe('the form of a comment', () => {
  it.each([
    ['opensWithVerb', opensWithVerb, 'Check whether it is there', yes],
    ['opensWithVerb', opensWithVerb, 'Returns the row', yes],
    ['opensWithVerb', opensWithVerb, 'the header is little-endian', no],
    ['opensWithVerb', opensWithVerb, '42 rows', no],
    ['endsWithFullStop', endsWithFullStop, 'It is shared.', yes],
    ['endsWithFullStop', endsWithFullStop, 'and so on...', no],
    ['hasWhyMarker', hasWhyMarker, 'because Safari fires twice', yes],
    ['hasWhyMarker', hasWhyMarker, 'see #412', yes],
    ['hasWhyMarker', hasWhyMarker, 'Create the map', no],
    ['hasWhyMarker', hasWhyMarker, 'hackathon winners', no],
    ['hasTodo', hasTodo, 'TODO: retry', yes],
    ['hasTodo', hasTodo, 'the todo list', no],
    ['isFirstPerson', isFirstPerson, 'we cannot trust it', yes],
    ['isFirstPerson', isFirstPerson, 'power is off', no],
    ['looksLikeCode', looksLikeCode, 'const old = load();', yes],
    ['looksLikeCode', looksLikeCode, 'if (a) {', yes],
    ['looksLikeCode', looksLikeCode, 'for the reader of this file', no],
    ['looksLikeCode', looksLikeCode, 'skip hidden files (dotfiles)', no],
    ['isStep', isStep, 'Step 2: save', yes],
    ['isStep', isStep, '3. save', yes],
    ['isStep', isStep, 'Finally, save', yes],
    ['isStep', isStep, 'nextTick is late', no],
    ['isStep', isStep, '3.5 mm', no],
    ['isDirective', isDirective, 'eslint-disable-next-line no-console', yes],
    ['isDirective', isDirective, 'type: ignore[attr]', yes],
    ['isDirective', isDirective, 'the eslint rule is wrong', no],
    ['isSuppression', isSuppression, '@ts-expect-error old types', yes],
    ['isSuppression', isSuppression, 'prettier formats this', no],
    ['hasBanner', hasBanner, '---------- parts', yes],
    ['hasBanner', hasBanner, '════════', yes],
    ['hasBanner', hasBanner, 'a -- b', no],
    ['hasBanner', hasBanner, 'aaaaaaaa', no],
  ])('%s of "%3$s" is %4$s', (_name, test, text, expected) => {
    expect(test(text)).toBe(expected);
  });

  it.each([['Check the rows', 'check'], ['URL', 'url'], ['`a` b', ''], ['', '']])('the leading word of "%s" is "%s"', (text, word) =>
    expect(leadingWord(text)).toBe(word));

  it('counts words as a split at white space does', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z.]{1,8}$/)), fc.constantFrom(' ', '\n', ' \t '), (words, gap) => wordCount(words.join(gap)) === words.length));
  });

  it.each(['(', 'if ', ' ', 'step ', '---- ', 'if (a'])('answers 50,000 repeats of "%s" at once', (piece) => {
    const text = piece.repeat(50_000);
    const tests = [opensWithVerb, hasWhyMarker, hasTodo, isFirstPerson, looksLikeCode, isStep, isDirective, isSuppression, hasBanner];
    expect(tests.map((test) => typeof test(text))).toEqual(tests.map(() => 'boolean'));
  });
});
