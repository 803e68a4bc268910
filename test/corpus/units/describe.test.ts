import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agents } from '../../../heuristics/commits/agents/index.ts';
import { createDeclarationMatcher } from '../../../src/attribution/declared.ts';
import { describeHistory, type Described, rowFor } from '../../../corpus/units/describe.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../../history/scratch.ts';
import { CLAUDE } from '../made-corpus.ts';

afterAll(removeScratch);

const REPO = { repo: 'ada/loom', group: 'ada' };
const made = (over: Partial<Described>): Described => ({ head: 'a'.repeat(40), licence: 'MIT', earlier: 0, silent: 0, declared: [], ...over });
const days = (count: number): string[] => Array.from({ length: count }, (_, i) => `2025-06-${String(i + 10)}`);

describe('a row of a manifest', () => {
  it.each<{ name: string; history: Partial<Described>; row: object }>([
    { name: 'long-lived and without agents', history: { earlier: 100, silent: 10 }, row: { ai: '0', pre2022: '1', era_start: '2023-01-01', era_end: '2025-02-20' } },
    { name: 'long-lived, with agents of late', history: { earlier: 100, silent: 10, declared: days(10) }, row: { ai: 'later', era_start: '2023-01-01', era_end: '2025-02-20' } },
    { name: 'long-lived, with hardly an agent', history: { earlier: 100, silent: 10, declared: days(9) }, row: { ai: '0', basis: 'long-lived, before Claude Code GA; the few declared agent commits since 2025-06 are not taken' } },
    { name: 'young and made with agents', history: { declared: days(10) }, row: { ai: '1', era_start: '2022-06-01', era_end: '2024-05-31', basis: 'explicit agent trailers/authors' } },
  ])('of a project that is $name', ({ history, row }) => expect(rowFor(made(history), REPO)).toMatchObject(row));

  it('of a project that refuses agents ends late, and takes none of their commits', () => {
    expect(rowFor(made({ silent: 10, declared: days(10) }), { ...REPO, refuses: 'agents refused (CONTRIBUTING)' })).toMatchObject({ ai: '0', era_end: '2026-12-31', basis: 'agents refused (CONTRIBUTING)' });
  });

  it('is not made of a young project that declares hardly anything', () => expect(rowFor(made({ earlier: 99, declared: days(9) }), REPO)).toBe('99 commits before 2022-06-01 and 9 that declare an agent'));
});

describe('what a history says of itself', () => {
  it('is its commit, its licence, and when which commits were made', async () => {
    const folder = join(scratchFolder(), 'repo');
    mkdirSync(folder);
    const ids = makeRepository(folder, [
      { parents: [], message: 'Begin', date: noon('2020-01-01'), files: new Map([['LICENSE', 'ISC License\n'], ['a.py', 'a = 1\n']]) },
      { parents: [0], message: 'Go on', date: noon('2024-01-01'), files: new Map([['a.py', 'a = 2\n']]) },
      { parents: [1], message: `Add b\n\n${CLAUDE}`, date: noon('2025-06-01'), files: new Map([['LICENSE', 'ISC License\n'], ['b.py', 'b = 1\n']]) },
    ]);
    expect(await describeHistory(folder, createDeclarationMatcher(agents))).toEqual({ head: ids.at(-1), licence: 'ISC', earlier: 1, silent: 1, declared: ['2025-06-01'] });
  });
});
