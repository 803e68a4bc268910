import type { Agent } from 'handiwork/heuristic';
import { SignalMatcher, addSighting, listSightings, type Sightings } from 'handiwork/kit';
import { describe, expect, it } from 'vitest';

const agent = (id: string, pattern: RegExp, role: Agent['role'] = 'coding-agent'): Agent => ({
  id, name: id, role, window: { source: 'test' }, signals: [{ id: 'branch', kind: 'branch', pattern, tier: 'authored', match: [], noMatch: [] }],
});

describe('the signals of one kind', () => {
  it.each([
    { name: 'names each agent once', agents: [agent('a', /^a\//), agent('b', /^[ab]\//)], text: 'a/x', found: ['a', 'b'] },
    { name: 'keeps to the case where a pattern does', agents: [agent('a', /^a\//), agent('b', /^b\//i)], text: 'A/x', found: [] },
    { name: 'reads a pattern by its own flags', agents: [agent('a', /^a\//), agent('b', /^\p{Lu}\//u)], text: 'É/x', found: ['b'] },
    { name: 'leaves review bots out', agents: [agent('a', /^a\//, 'review-bot')], text: 'a/x', found: [] },
    { name: 'finds nothing without signals', agents: [], text: '', found: [] },
  ])('$name', ({ agents, text, found }) => {
    expect(new SignalMatcher(agents, 'branch').agentsOf(text)).toEqual(found);
  });
});

describe('a list of sightings', () => {
  it('begins with whom most was seen of, and is cut', () => {
    const sightings: Sightings = new Map();
    for (const [id, thing] of [['b', 'x'], ['a', 'y'], ['c', '1'], ['c', '2'], ['c', '2'], ['c', '3'], ['c', '4'.repeat(90)], ['c', '5']] as const) addSighting(sightings, id, thing);
    expect(listSightings(sightings)).toBe('c (1, 2, 3, 2 more), a (y), b (x)');
  });
});
