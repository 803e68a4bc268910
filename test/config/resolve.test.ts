import { describe, expect, it } from 'vitest';

import { applyPolicy, judge } from '../../src/config/policy.ts';
import { narrow, policyOf, withPreset } from '../../src/config/resolve.ts';
import type { Config } from '../../src/config/schema.ts';

const known = ['claude-code', 'qoder', 'codex'];
const pathFilter = (patterns: readonly string[]) => (path: string) => patterns.some((pattern) => path.startsWith(pattern));
const policy = (config: Config, today?: string) => policyOf(config, { known, pathFilter, today });

describe('a preset', () => {
  it.each([
    { preset: 'ban', config: {}, filled: { failOn: 'declared', ban: ['*'] } },
    { preset: 'ban', config: { ban: ['codex'] }, filled: { failOn: 'declared', ban: ['codex'] } },
    { preset: 'disclose', config: {}, filled: { failOn: 'declared', disclose: { trailers: ['Assisted-by'], required: 'when-evident' } } },
    { preset: 'inventory', config: { ban: ['codex'] }, filled: { failOn: 'never', ban: ['codex'] } },
    { preset: 'inventory', config: { failOn: 'recorded' }, filled: { failOn: 'recorded' } },
  ] as const)('$preset fills in what $config does not say', ({ preset, config, filled }) => {
    expect(withPreset({ preset, ...config } as Config)).toEqual({ preset, ...filled });
  });
});

describe('a policy from a configuration', () => {
  it('names the agent that was meant', () => {
    expect(() => policy({ ban: ['claude-cod'] })).toThrow('There is no agent "claude-cod"');
  });

  it('cannot ban and allow one agent without saying when or where', () => {
    expect(() => policy({ ban: ['codex'], allow: ['codex'] })).toThrow('bans and allows');
    expect(() => policy({ ban: ['codex'], allow: [{ agent: 'codex', paths: ['a/'] }] })).not.toThrow();
  });

  it.each([
    { name: 'in the paths of the ban', ban: { agent: 'codex', paths: ['a/'] }, path: 'a/b.ts', rule: 'banned' },
    { name: 'outside the paths of the ban', ban: { agent: 'codex', paths: ['a/'] }, path: 'b.ts', rule: undefined },
    { name: 'before the ban', ban: { agent: 'codex', from: '2026-07-10' }, path: 'b.ts', rule: undefined },
  ])('judges lines $name', ({ ban, path, rule }) => {
    expect(judge(policy({ ban: [ban] }), { agents: ['codex'], class: 'declared', date: '2026-07-09', path })?.rule).toBe(rule);
  });

  it.each([
    { failOn: 'recorded', class: 'declared', rule: undefined },
    { failOn: 'recorded', class: 'recorded', rule: 'banned' },
    { failOn: 'declared', class: 'declared', rule: 'banned' },
    { failOn: 'declared', class: 'stylistic', rule: undefined },
    { failOn: 'resembles', class: 'stylistic', rule: 'resembles' },
    { failOn: 'never', class: 'recorded', rule: undefined },
  ] as const)('that fails on $failOn answers $class with $rule', ({ failOn, class: evidenceClass, rule }) => {
    expect(judge(policy({ ban: ['codex'], failOn }), { agents: ['codex'], class: evidenceClass, date: undefined })?.rule).toBe(rule);
  });
});

describe('an exception', () => {
  const lines = [{ path: 'a/old.ts', attributions: [{ startLine: 1, endLine: 9, class: 'declared', agent: 'codex', commit: 'abcdef1234', heuristic: 'commit-trailers' }] }] as const;
  const applied = (exception: NonNullable<Config['exceptions']>[number], today?: string) =>
    applyPolicy(policy({ ban: ['codex'], exceptions: [exception] }, today), lines, { dateOf: () => '2026-08-01', auditDay: '2026-09-01' });

  it.each([
    { name: 'of its paths', exception: { paths: ['a/'], reason: 'r' }, breaches: 0 },
    { name: 'of other paths', exception: { paths: ['b/'], reason: 'r' }, breaches: 1 },
    { name: 'of its agents', exception: { agents: ['codex'], reason: 'r' }, breaches: 0 },
    { name: 'of every agent', exception: { agents: ['*'], reason: 'r' }, breaches: 0 },
    { name: 'of other agents', exception: { agents: ['qoder'], reason: 'r' }, breaches: 1 },
    { name: 'of its commits', exception: { commits: ['abcdef1'], reason: 'r' }, breaches: 0 },
    { name: 'on its last day', exception: { reason: 'r', expires: '2026-09-01' }, breaches: 0 },
    { name: 'after its last day', exception: { reason: 'r', expires: '2026-08-31' }, breaches: 1 },
    { name: 'on a day that the user names', exception: { reason: 'r', expires: '2026-08-31' }, today: '2026-08-01', breaches: 0 },
  ])('speaks $name', ({ exception, today, breaches }) => {
    expect(applied(exception, today).breaches).toHaveLength(breaches);
  });

  it('is shown with what it covers, and as expired afterwards', () => {
    expect(applied({ reason: 'kept until the rewrite', expires: '2026-12-31' }).excused).toMatchObject([{ path: 'a/old.ts', reason: 'kept until the rewrite', expires: '2026-12-31' }]);
    expect(applied({ reason: 'kept until the rewrite', expires: '2026-08-31' }).expired).toEqual([{ reason: 'kept until the rewrite', expires: '2026-08-31' }]);
  });
});

describe("a scanned repository's own configuration", () => {
  const outer: Config = { ban: ['claude-code'], allow: ['qoder'], failOn: 'declared', deadline: '2026-12-31' };

  it.each<{ name: string; own: Config; config: Config }>([
    { name: 'may ban more', own: { ban: ['codex'] }, config: { ...outer, ban: ['claude-code', 'codex'] } },
    { name: 'cannot ban what is allowed', own: { ban: ['qoder'] }, config: outer },
    { name: 'may fail on more', own: { failOn: 'resembles' }, config: { ...outer, failOn: 'resembles' } },
    { name: 'cannot fail on less', own: { failOn: 'never' }, config: outer },
    { name: 'cannot fail on less by a preset', own: { preset: 'inventory' }, config: outer },
    { name: 'cannot allow', own: { allow: ['claude-code'] }, config: outer },
    { name: 'cannot except', own: { exceptions: [{ reason: 'mine' }] }, config: outer },
    { name: 'cannot leave paths out', own: { exclude: ['**'], include: ['a'] }, config: outer },
    { name: 'may come due earlier', own: { deadline: '2026-10-01' }, config: { ...outer, deadline: '2026-10-01' } },
    { name: 'cannot come due later', own: { deadline: '2027-10-01' }, config: outer },
  ])('$name', ({ own, config }) => {
    expect(narrow(outer, own).config).toEqual(config);
  });

  it('keeps a ban of what the other allows at times or in places only, and tells of one that it cannot keep', () => {
    const own: Config = { ban: ['codex', 'qoder'] };
    const narrowed = narrow({ allow: [{ agent: 'codex', paths: ['docs/'] }, 'qoder'] }, own);
    expect([narrowed.config.ban, narrowed.ignored]).toEqual([['codex'], ['ban']]);
    expect(narrow({ allow: [{ agent: 'codex', until: '2026-01-01' }] }, own).ignored).toEqual([]);
  });

  it('is told what was not followed', () => {
    expect(narrow(outer, { allow: ['codex'], exclude: ['a'], failOn: 'never' }).ignored).toEqual(['allow', 'exclude', 'failOn']);
  });
});
