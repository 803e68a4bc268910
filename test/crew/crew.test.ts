import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Crew } from '../../src/crew/crew.ts';

const crewOf = (size: number): Crew<string, string, string> => new Crew({ member: { name: 'ending-member', beside: import.meta.url }, size }, 'cannot be prepared');

describe('a crew whose members cannot be prepared', () => {
  it('says so to those who ask later, and starts no others in their place', async () => {
    const crew = crewOf(2);
    try {
      const asked = async (): Promise<unknown> => {
        for (;;) {
          // Asked while a member lives, a task is lost with it; once none is left, there is nobody to ask.
          const outcome = await crew.ask('task', 1).catch((error: unknown) => error);
          if (outcome instanceof Error) return outcome;
          await pause(100);
        }
      };
      await pause(1500);
      expect(await asked()).toMatchObject({ message: 'The processes that read files cannot be started.' });
    } finally {
      crew.close();
    }
  });
});
