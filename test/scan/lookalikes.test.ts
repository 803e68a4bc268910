import { afterAll, describe, expect, it } from 'vitest';

import { scan } from '../../src/scan.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';

afterAll(removeScratch);

/** The stream of the fixture is Latin-1: bytes of UTF-8 as characters. */
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('a declaration in letters that only look Latin', () => {
  it.each<[string, string, number, RegExp | undefined]>([
    ['counts, and is a lead of its own', 'Add\n\n\u0421o-Authored-By: Claude <noreply@anthropic.com>\n', 1, /^A commit declares an agent in letters of another script that only look Latin \([0-9a-f]{12}\): /],
    ['is none where the letters are what they seem', 'Add\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n', 1, undefined],
    ['is none where another line is in another script', '\u0414\u043e\u0431\u0430\u0432\u0438\u0442\u044c\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n', 1, undefined],
    ['is none where nothing is declared', 'Add\n\n\u0421o-Authored-By: Ada <ada@example.org>\n', 0, undefined],
  ])('%s', async (_what, message, agents, note) => {
    const folder = scratchFolder();
    makeRepository(folder, [{ parents: [], date: noon('2026-05-01'), message: bytes(message), files: new Map([['a.txt', 'one\n']]) }]);
    const report = await scan(folder);
    expect(report.agents).toHaveLength(agents);
    const found = report.coverage.notes.filter(({ code }) => code === 'lookalike-declaration');
    expect(found.map((one) => one.message)).toEqual(note === undefined ? [] : [expect.stringMatching(note)]);
    expect(found.every(({ incomplete }) => incomplete === undefined)).toBe(true);
  });
});
