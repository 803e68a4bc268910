import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageBuckets, messageTraits } from '../../src/score/message-traits.ts';

const traits = (subject: string, body = ''): string[] => [...messageTraits({ subject, body })].map(({ kind, value }) => `${kind}: ${value}`);

describe('the traits of a message', () => {
  it.each([
    ['words, pairs and triples of the subject', 'Weave the thread', '', ['subject: weave', 'subject: weave the', 'subject: weave the thread', 'subject starts: weave', 'subject ends: thread']],
    ['how the subject is formed', 'feat(loom): Weave 12', '', ['subject form: a(a): Aa']],
    ['issue numbers as one', 'Weave (#123)', '', ['subject: #', 'subject: 9']],
    ['words of the body', 'Weave', 'So that it holds.', ['body: so', 'body: so that', 'line starts: So', 'line ends: .', 'line form: Aa a a a']],
    ['the first word of an item', 'Weave', '- Tie knots\n2. Cut', ['item: tie', 'item: cut']],
    ['empty lines', 'Weave', 'One.\n\nTwo.', ['line form: ']],
    ['sizes, in half steps', 'Weave', '', ['size: subject 5', 'size: body 0', 'size: lines 0']],
    ['characters beyond ASCII as they are', 'Weave — fast', 'a → b', ['subject: —', 'body: →']],
  ])('are %s', (_, subject, body, expected) => {
    expect(traits(subject, body)).toEqual(expect.arrayContaining(expected));
  });

  it.each([['a topic', 'Prompt'], ['an agent', 'AGENT'], ['a link', 'LINK'], ['an address', 'ADDRESS']])('leave out %s, and keep its place', (_, word) => {
    const found = traits(`Weave ${word} well`);
    expect(found.some((trait) => trait.toLowerCase().includes(word.toLowerCase()))).toBe(false);
    expect(found).toContain('subject: weave TOPIC well');
  });

  it('come once each', () => {
    fc.assert(fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (subject, body) => {
      const found = traits(subject, body);
      expect(new Set(found).size).toBe(found.length);
    }));
  });

  it('lie in the buckets of the model', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 24 }), (subject, body, bits) => {
      for (const bucket of messageBuckets({ subject, body }, bits)) expect(bucket >= 0 && bucket < 2 ** bits).toBe(true);
    }));
  });

  it.each([
    ['spaces', ' '.repeat(200_000)], ['dashes', '-'.repeat(200_000)], ['numbered items', '1.'.repeat(100_000)], ['lines', '\n'.repeat(200_000)], ['emoji', '🧵'.repeat(100_000)],
  ])('of a hostile message are bounded: %s', (_, text) => {
    expect(traits(text, text).length).toBeLessThan(5_000);
  });
});
