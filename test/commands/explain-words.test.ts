import { describe, expect, it } from 'vitest';
import { traitWords } from '../../src/commands/explain-words.ts';
import { messageTraits, type TraitKind } from '../../src/score/message-traits.ts';

const wordsOf = (kind: TraitKind, value: string): string | undefined => traitWords([{ kind, value, weight: 1 }])[0]?.words;

describe('a trait of a message, in words', () => {
  it.each<[TraitKind, string, string]>([
    ['subject', 'add a', 'the subject says "add a"'],
    ['subject starts', 'feat', 'the subject begins with "feat"'],
    ['body', 'comprehensive', 'the body says "comprehensive"'],
    ['line starts', '- ', 'a line begins with "- "'],
    ['line form', '- Aa a a', 'a line has the form "- Aa a a"'],
    ['line form', '', 'an empty line in the body'],
    ['item', 'update', 'a list item begins with "update"'],
    ['subject', 'a TOPIC', 'the subject says "a <topic word>"'],
    ['body', 'TOPIC TOPIC TOPIC', 'the body says "<topic word> <topic word> <topic word>"'],
    ['subject', 'fixes # 9', 'the subject says "fixes #<number>"'],
    ['subject ends', '9', 'the subject ends with "9", or with the number of an issue'],
    ['size', 'body 0', 'there is no body'],
    ['size', 'subject 11', 'the subject has 38 to 52 characters'],
    ['size', 'lines 2', 'the body has 2 lines'],
  ])('%s %s', (kind, value, words) => expect(wordsOf(kind, value)).toBe(words));

  it.each([0, 1, 2, 3, 7, 40, 300, 3999])('gives a body of %d characters a size that holds it', (length) => {
    const sizes = [...messageTraits({ subject: 'Weave', body: 'a'.repeat(length) })].filter(({ kind, value }) => kind === 'size' && value.startsWith('body'));
    const words = wordsOf('size', sizes[0]!.value);
    if (length === 0) return expect(words).toBe('there is no body');
    const [from = 0, to = from] = words!.match(/\d+/g)!.map(Number);
    expect(from).toBeLessThanOrEqual(length);
    expect(to).toBeGreaterThanOrEqual(length);
  });

  it('says once that there is no body, and what all of that weighs', () => {
    const traits = [{ kind: 'size', value: 'lines 0', weight: -1.5 }, { kind: 'size', value: 'body 0', weight: 0.5 }, { kind: 'line form', value: '', weight: -0.5 }, { kind: 'subject', value: 'add', weight: -0.75 }] as const;
    expect(traitWords(traits)).toEqual([{ words: 'there is no body', weight: -1.5 }, { words: 'the subject says "add"', weight: -0.75 }]);
  });

  it('keeps a short body apart from none', () => {
    expect(traitWords([{ kind: 'size', value: 'lines 0', weight: 1 }])[0]?.words).toBe('the body has 1 line');
  });
});
