import { describe, expect, it } from 'vitest';
import { attributeLines, lineCount, type CommitOrigin } from '../../src/attribution/lines.ts';
import type { BlamedRange } from '../../src/history/blame.ts';

const claude: CommitOrigin = { class: 'declared', agent: 'claude-code', model: 'claude-opus-4.6', heuristic: 'declared-evidence' };
const originOf = (commit: string): CommitOrigin | undefined => (commit.startsWith('c') ? claude : undefined);

const range = (startLine: number, endLine: number, what: Pick<BlamedRange, 'commit' | 'unknown'>): BlamedRange =>
  ({ startLine, endLine, ...what, path: 'a.py', originLine: startLine });

const blame = (...ranges: BlamedRange[]) => ({ path: 'a.py', lines: ranges.at(-1)?.endLine ?? 0, ranges });

describe('attributeLines', () => {
  it('carries what a commit declares to its lines', () => {
    const { attributions } = attributeLines(blame(range(1, 2, { commit: 'h1' }), range(3, 5, { commit: 'c1' })), originOf);
    expect(attributions).toEqual([{ startLine: 3, endLine: 5, ...claude, commit: 'c1' }]);
  });

  it('joins neighbours of one commit and keeps commits apart', () => {
    const { attributions } = attributeLines(blame(range(1, 1, { commit: 'c1' }), range(2, 3, { commit: 'c1' }), range(4, 4, { commit: 'c2' })), originOf);
    expect(attributions.map(({ startLine, endLine, commit }) => [startLine, endLine, commit])).toEqual([[1, 3, 'c1'], [4, 4, 'c2']]);
  });

  it('keeps apart what different recorders saw, and says who else the commit names', () => {
    const seen = (line: number, heuristic: string) => ({ startLine: line, endLine: line, origin: { class: 'recorded', agent: 'cursor', heuristic } as const });
    const { attributions, byPerson } = attributeLines(blame(range(1, 4, { commit: 'c1' })), originOf, () => [seen(1, 'git-ai-notes'), seen(2, 'agent-trace'), { startLine: 3, endLine: 3, origin: 'person' }]);
    expect(attributions.map(({ startLine, endLine, agent, alsoAgents, heuristic }) => [startLine, endLine, agent, alsoAgents, heuristic])).toEqual([
      [1, 1, 'cursor', ['claude-code'], 'git-ai-notes'], [2, 2, 'cursor', ['claude-code'], 'agent-trace'], [4, 4, 'claude-code', undefined, 'declared-evidence'],
    ]);
    expect(byPerson).toEqual([{ startLine: 3, endLine: 3, commit: 'c1' }]);
  });

  it.each([
    { name: 'older lines are older', what: { unknown: 'older' } as const, key: 'older' as const },
    { name: 'lines at a shallow boundary are unknown', what: { unknown: 'boundary' } as const, key: 'boundary' as const },
    { name: 'lines of a silent commit are undetermined', what: { commit: 'h1' }, key: 'undetermined' as const },
  ])('$name', ({ what, key }) => {
    const origins = attributeLines(blame(range(1, 7, what)), originOf);
    expect(lineCount(origins[key])).toBe(7);
    expect(origins.attributions).toEqual([]);
  });

  it('loses no line', () => {
    const origins = attributeLines(blame(range(1, 2, { commit: 'c1' }), range(3, 3, { unknown: 'older' }), range(4, 9, { commit: 'h' }), range(10, 10, { unknown: 'boundary' })), originOf);
    expect([origins.attributions, origins.older, origins.undetermined, origins.boundary].map(lineCount)).toEqual([2, 1, 6, 1]);
  });

  it('has nothing to say of an empty file', () => {
    expect(attributeLines(blame(), originOf)).toEqual({ attributions: [], older: [], undetermined: [], boundary: [] });
  });
});
