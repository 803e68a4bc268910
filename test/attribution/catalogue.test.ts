import { describe, expect, it } from 'vitest';
import { agents } from '../../heuristics/commits/agents/index.ts';
import { agentOfTool, dayOf, firstAgentDay, isWithin, toolNames } from '../../src/attribution/catalogue.ts';

const names = toolNames(agents);

describe('a recorder’s tool', () => {
  it.each([
    ['claude', 'claude-code'],
    ['claude-code', 'claude-code'],
    ['Claude Code', 'claude-code'],
    ['cursor', 'cursor'],
    ['codex', 'codex'],
    ['codex-cli', 'codex'],
    ['github-copilot', 'github-copilot'],
    ['opencode', 'opencode'],
    ['gemini', 'gemini'],
    ['amp', 'amp'],
    ['droid', 'factory-droid'],
    ['devin', 'devin'],
    ['junie', 'junie'],
    ['windsurf', 'windsurf'],
    ['pi', 'pi'],
    ['mock_ai', 'generic'],
    ['', 'generic'],
    [undefined, 'generic'],
  ])('%s is %s', (tool, id) => {
    expect(agentOfTool(names, tool)).toBe(id);
  });
});

describe('days', () => {
  it('no agent is older than the first', () => {
    expect(firstAgentDay(agents)).toBe('2021-06-29');
  });
  it.each([
    [0, '1970-01-01'],
    [-1, '1970-01-01'],
    [1_740_355_200, '2025-02-24'],
    [Number.MAX_VALUE, '9999-12-31'],
    [Number.NaN, '1970-01-01'],
  ])('%d is %s', (seconds, day) => {
    expect(dayOf(seconds)).toBe(day);
  });
  it('a window holds both its ends', () => {
    const window = { from: '2025-01-02', until: '2025-01-04' };
    expect(['2025-01-01', '2025-01-02', '2025-01-04', '2025-01-05'].map((day) => isWithin(window, day))).toEqual([false, true, true, false]);
    expect(isWithin({}, '1999-01-01')).toBe(true);
  });
});
