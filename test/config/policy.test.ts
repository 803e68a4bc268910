import { describe, expect, it } from 'vitest';

import type { Attribution } from '../../src/api/attribution.ts';
import { applyPolicy, bannedAgent } from '../../src/config/policy.ts';

describe('a ban', () => {
  const ban = (agent: string, from?: string, until?: string) => ({ agent, ...(from ? { from } : {}), ...(until ? { until } : {}) });
  it.each([
    { name: 'its agent', banned: [ban('claude-code')], allowed: [], agents: ['claude-code'], date: '2026-07-10', found: 'claude-code' },
    { name: 'no other agent', banned: [ban('claude-code')], allowed: [], agents: ['cursor'], date: '2026-07-10', found: undefined },
    { name: 'its agent beside an allowed one', banned: [ban('claude-code')], allowed: ['qoder'], agents: ['qoder', 'claude-code'], date: '2026-07-10', found: 'claude-code' },
    { name: 'nothing before its first day', banned: [ban('claude-code', '2026-07-10')], allowed: [], agents: ['claude-code'], date: '2026-07-09', found: undefined },
    { name: 'its first day', banned: [ban('claude-code', '2026-07-10')], allowed: [], agents: ['claude-code'], date: '2026-07-10', found: 'claude-code' },
    { name: 'its last day', banned: [ban('claude-code', '2026-07-10', '2026-07-11')], allowed: [], agents: ['claude-code'], date: '2026-07-11', found: 'claude-code' },
    { name: 'nothing after its last day', banned: [ban('claude-code', '2026-07-10', '2026-07-11')], allowed: [], agents: ['claude-code'], date: '2026-07-12', found: undefined },
    { name: 'lines whose date nobody knows', banned: [ban('claude-code', '2026-07-10')], allowed: [], agents: ['claude-code'], date: undefined, found: 'claude-code' },
    { name: 'every agent when it is "*"', banned: [ban('*')], allowed: [], agents: ['cursor'], date: '2026-07-10', found: 'cursor' },
    { name: 'no allowed agent when it is "*"', banned: [ban('*')], allowed: ['qoder'], agents: ['qoder'], date: '2026-07-10', found: undefined },
  ])('covers $name', ({ banned, allowed, agents, date, found }) => {
    expect(bannedAgent({ banned, allowed }, agents, date)).toBe(found);
  });
});

describe('a policy', () => {
  it('lists the ranges that breach it, file by file', () => {
    const range = (startLine: number, agent: string, commit?: string): Attribution => ({ startLine, endLine: startLine + 1, class: 'declared', agent, ...(commit ? { commit } : {}), heuristic: 'declared' });
    const files = [{ path: 'b.py', attributions: [range(1, 'cursor', 'old'), range(5, 'cursor', 'new'), range(9, 'qoder', 'new')] }, { path: 'a.py', attributions: [range(3, 'cursor')] }];
    const dates: Record<string, string> = { old: '2025-01-01', new: '2026-08-01' };
    expect(applyPolicy({ banned: [{ agent: 'cursor', from: '2026-07-10' }], allowed: [] }, files, (commit) => dates[commit ?? ''])).toEqual({
      banned: [{ agent: 'cursor', from: '2026-07-10' }],
      allowed: [],
      breaches: [
        { path: 'b.py', startLine: 5, endLine: 6, agent: 'cursor', class: 'declared', commit: 'new' },
        { path: 'a.py', startLine: 3, endLine: 4, agent: 'cursor', class: 'declared' },
      ],
    });
  });
});
