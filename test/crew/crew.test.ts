import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Crew } from '../../src/crew/crew.ts';

const crewOf = (size: number): Crew<string, string, string> => new Crew({ member: { name: 'ending-member', beside: import.meta.url }, size }, 'cannot be prepared');

describe('a crew whose members cannot be prepared', () => {
  it.each([['at once', 0], ['when all have ended', 1500]])('says so to those who ask %s, and starts no others in their place', async (_, wait) => {
    const crew = crewOf(2);
    try {
      await pause(wait);
      await expect(crew.ask('task', 1)).rejects.toMatchObject({ message: 'The processes that read files cannot be started.' });
    } finally {
      crew.close();
    }
  });
});
