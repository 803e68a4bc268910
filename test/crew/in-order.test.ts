import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inOrder } from '../../src/crew/in-order.ts';

async function* from<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  for (const value of values) yield value;
}

const ROOM = { count: 3, size: 10 };
const never = new AbortController().signal;

/** Answers that come when the test says so. */
function later() {
  const resolvers: (() => void)[] = [];
  const ask = (question: string): Promise<string> => new Promise((resolve) => resolvers.push(() => resolve(question.toUpperCase())));
  return { ask, resolvers };
}

describe('answers in order', () => {
  it('come in the order of the questions, in whatever order they are found', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 9 }), async (turns, count) => {
      const ask = async (turn: number): Promise<number> => {
        for (let i = 0; i < turn; i += 1) await nextTurn();
        return turn;
      };
      const told: number[] = [];
      for await (const answer of inOrder(from(turns), { ask, room: { count, size: 100 }, sizeOf: () => 1, signal: never })) told.push(answer);
      expect(told).toEqual(turns);
    }), { numRuns: 40 });
  });

  it.each([
    { name: 'so many', sizeOf: () => 1, most: 3 },
    { name: 'of such a size', sizeOf: () => 6, most: 2 },
    { name: 'one that is larger than all room', sizeOf: () => 99, most: 1 },
  ])('are waited for before more than $name are out', async ({ sizeOf, most }) => {
    const { ask, resolvers } = later();
    const answers = inOrder(from([...'abcdef']), { ask, room: ROOM, sizeOf, signal: never });
    const first = answers.next();
    await nextTurn();
    expect(resolvers.length).toBe(most);
    resolvers[0]!();
    expect(await first).toEqual({ done: false, value: 'A' });
    await nextTurn();
    expect(resolvers.length).toBe(most); // nobody has taken the next one
    void answers.next();
    await nextTurn();
    expect(resolvers.length).toBe(most + 1);
  });

  it('come while the next question is waited for', async () => {
    async function* slowly(): AsyncGenerator<string> {
      yield 'a';
      await new Promise(() => undefined);
    }
    const answers = inOrder(slowly(), { ask: async (question) => question, room: ROOM, sizeOf: () => 1, signal: never });
    expect(await answers.next()).toEqual({ done: false, value: 'a' });
  });

  it('end when all is stopped, whatever is waited for', async () => {
    const stop = new AbortController();
    const { ask } = later();
    const answers = inOrder(from(['a']), { ask, room: ROOM, sizeOf: () => 1, signal: stop.signal });
    const first = answers.next();
    await nextTurn();
    stop.abort();
    expect(await first).toEqual({ done: true, value: undefined });
  });

  it('fail in their turn', async () => {
    const ask = async (question: string): Promise<string> => {
      if (question === 'b') throw new Error('lost');
      return question;
    };
    const answers = inOrder(from(['a', 'b', 'c']), { ask, room: ROOM, sizeOf: () => 1, signal: never });
    expect(await answers.next()).toEqual({ done: false, value: 'a' });
    await expect(answers.next()).rejects.toThrow('lost');
  });

  it.each([
    { name: 'after an answer', many: 9 },
    { name: 'while a question is read that never comes', many: 1 },
  ])('end the questions when nobody takes them any more, $name', async ({ many }) => {
    let isEnded = false;
    const silence = new Promise<void>(() => undefined);
    const questions: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => {
        let at = 0;
        return {
          next: async () => {
            if ((at += 1) > many) await silence;
            return { done: false, value: at };
          },
          return: async () => {
            isEnded = true;
            return { done: true, value: undefined };
          },
        };
      },
    };
    for await (const answer of inOrder(questions, { ask: async (question) => question, room: ROOM, sizeOf: () => 1, signal: never })) if (answer === 1) break;
    expect(isEnded).toBe(true);
  });
});
