import { describe, expect, it } from 'vitest';
import { Labeller } from '../../corpus/labels.ts';
import type { ManifestRow } from '../../corpus/manifest.ts';
import { agents } from '../../heuristics/commits/agents/index.ts';
import type { Commit } from '../../src/api/commit.ts';
import { CLAUDE, noon } from './made-corpus.ts';

const SUGGESTION = 'Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>';
const ada = { name: 'Ada', email: 'ada@example.org' };
const AGENT_USING: ManifestRow = {
  repo: 'ada/loom', head: '', group: 'ada', licence: 'MIT', ai: true, pre2022: true, era: { start: '2022-06-01', end: '2024-05-31' }, unmarked: true, basis: '',
};
const HUMAN: ManifestRow = { ...AGENT_USING, ai: false, unmarked: false, era: { start: '2023-01-01', end: '2025-02-20' } };

function commit(date: string, message: string, change: Partial<Commit> = {}): Commit {
  return { id: `${date}${message}`, parents: ['p'], author: ada, authorDate: noon(date), committer: ada, committerDate: noon(date), message, ...change };
}

const labeller = new Labeller(agents);
const slicesOf = (subject: Commit, row: ManifestRow): string[] => labeller.label([subject], row).map(({ label }) => label.slice);

describe('in a project that uses agents', () => {
  it('a commit that declares one agent is labelled with it', () => {
    expect(labeller.label([commit('2025-06-01', `Add loom\n\n${CLAUDE}`)], AGENT_USING)[0]?.label).toEqual({ slice: 'ai', agent: 'claude-code', tier: 'assisted' });
  });

  it.each([
    { name: 'that names two agents', subject: commit('2025-06-01', `Add\n\n${CLAUDE}\nCo-authored-by: Cursor <cursoragent@cursor.com>`), slices: [] },
    { name: 'that merges', subject: commit('2025-06-01', `Merge\n\n${CLAUDE}`, { parents: ['a', 'b'] }), slices: [] },
    { name: 'of 2023 that declares nothing', subject: commit('2023-01-01', 'Fix shuttle'), slices: ['preagent'] },
    { name: 'of 2023 that mentions a model', subject: commit('2023-01-01', 'Try gpt-4'), slices: [] },
    { name: 'of 2023 by a bot', subject: commit('2023-01-01', 'Bump', { author: { name: 'renovate[bot]', email: 'r@e' } }), slices: [] },
    { name: 'of 2020', subject: commit('2020-01-01', 'Fix cursor position'), slices: ['pre2022'] },
    { name: 'that only takes over a suggestion of a review', subject: commit('2025-06-01', `Add\n\n${SUGGESTION}`), slices: [] },
    { name: 'that an agent wrote, with a suggestion on top', subject: commit('2025-06-01', `Add\n\n${SUGGESTION}\nCo-authored-by: Copilot <copilot@github.com>`), slices: ['ai'] },
    { name: 'authored in 2023 and committed in 2025', subject: commit('2023-01-01', 'Old', { committerDate: noon('2025-06-01') }), slices: [] },
    { name: 'authored in 2020 and committed in 2025', subject: commit('2020-01-01', 'Old', { committerDate: noon('2025-06-01') }), slices: [] },
  ])('a commit $name gets $slices', ({ subject, slices }) => {
    expect(slicesOf(subject, AGENT_USING)).toEqual(slices);
  });

  it('a silent commit between two declared ones is unmarked, never human', () => {
    const labels = labeller.label([commit('2025-06-03', `B\n\n${CLAUDE}`), commit('2025-06-02', 'Silent'), commit('2025-06-01', `A\n\n${CLAUDE}`)], AGENT_USING);
    expect(labels.map(({ label }) => label.slice)).toEqual(['ai', 'ai', 'unmarked']);
  });
});

describe('in a project that is written by hand', () => {
  it.each([
    { name: 'inside the window', subject: commit('2024-06-01', 'Fix shuttle'), slices: ['eramatched'] },
    { name: 'after the window', subject: commit('2025-06-01', 'Fix shuttle'), slices: [] },
    { name: 'written inside the window and amended after it', subject: commit('2024-06-01', 'Fix shuttle', { committerDate: noon('2025-06-01') }), slices: [] },
    { name: 'that declares an agent after all', subject: commit('2024-12-01', `Fix\n\n${CLAUDE}`), slices: [] },
    { name: 'of 2015', subject: commit('2015-06-01', 'Weave'), slices: ['pre2022'] },
    { name: 'of 2013', subject: commit('2013-06-01', 'Weave'), slices: [] },
  ])('a commit $name gets $slices', ({ subject, slices }) => {
    expect(slicesOf(subject, HUMAN)).toEqual(slices);
  });
});

describe('in a project that took up agents late', () => {
  const later: ManifestRow = { ...HUMAN, ai: true, agentsCameLater: true };

  it.each([
    { name: 'inside the window', subject: commit('2024-06-01', 'Fix shuttle'), slices: ['eramatched'] },
    { name: 'after the window', subject: commit('2026-06-01', 'Fix shuttle'), slices: [] },
    { name: 'that declares an agent', subject: commit('2026-06-01', `Fix\n\n${CLAUDE}`), slices: ['ai'] },
  ])('a commit $name gets $slices', ({ subject, slices }) => {
    expect(slicesOf(subject, later)).toEqual(slices);
  });
});
