import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Commit, Signal } from 'handiwork/heuristic';
import { agents } from '../../heuristics/commits/agents/index.ts';
import { createDeclarationMatcher } from '../../src/attribution/declared.ts';
import { nonLinearity, readPattern } from '../../src/attribution/pattern.ts';
import { agentIndex } from '../../src/testing/agent-registry.ts';

const folder = new URL('../../heuristics/commits/agents/', import.meta.url);
const signals = agents.flatMap((agent) => agent.signals.map((signal) => ({ id: `${agent.id}/${signal.id}`, agent, signal })));

const TRAILER = /^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:[ \t]*(\S.{0,400})$/;

function matches(signal: Signal, text: string): boolean {
  if (signal.kind !== 'trailer') return signal.pattern.test(text);
  const trailer = TRAILER.exec(text);
  return trailer !== null && (signal.keys ?? []).includes((trailer[1] ?? '').toLowerCase()) && signal.pattern.test(trailer[2] ?? '');
}

describe('the agent catalogue', () => {
  it('lists every file of its folder', () => {
    const ids = readdirSync(folder).filter((name) => name !== 'index.ts').map((name) => name.replace('.ts', ''));
    expect(agents.map((agent) => agent.id).sort()).toEqual(ids.sort());
    expect(readFileSync(new URL('index.ts', folder), 'utf8')).toBe(agentIndex(readdirSync(folder)));
  });

  it('has no two signals of one name', () => {
    expect(() => createDeclarationMatcher(agents)).not.toThrow();
  });

  it.each(agents.map((agent) => [agent.id, agent] as const))('%s says since when it can exist, and who says so', (_, agent) => {
    expect(agent.window.from).toMatch(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]$/);
    expect(agent.window.from && agent.window.from >= '2021-06-29').toBe(true);
    expect(agent.window.source).not.toBe('');
  });
});

describe.each(signals)('$id', ({ signal }) => {
  it.each(signal.match)('matches %j', (text) => {
    expect(matches(signal, text)).toBe(true);
  });
  it.each(signal.noMatch)('does not match %j', (text) => {
    expect(matches(signal, text)).toBe(false);
  });
  it('has examples both ways', () => {
    expect(signal.match.length).toBeGreaterThan(0);
    expect(signal.noMatch.length).toBeGreaterThan(0);
  });
  it('runs in linear time', () => {
    expect(nonLinearity(readPattern(signal.pattern))).toBeUndefined();
    expect(signal.pattern.global || signal.pattern.sticky).toBe(false);
  });
  it('has keys, in lower case, when it is a trailer', () => {
    expect(signal.keys !== undefined).toBe(signal.kind === 'trailer');
    for (const key of signal.keys ?? []) expect(key).toMatch(/^[a-z][a-z0-9-]+$/);
  });
});

const declaring = signals
  .filter(({ signal }) => ['author-email', 'trailer', 'footer'].includes(signal.kind) && signal.tier !== 'present')
  .flatMap(({ id, agent, signal }) => signal.match.map((text) => ({ id, agent, signal, text })));

it.each(declaring)('$id is seen in a commit that carries $text', ({ id, agent, signal, text }) => {
  const email = signal.kind === 'author-email' ? text : 'jane@example.org';
  const commit: Commit = {
    id: 'a'.repeat(40),
    parents: [],
    author: { name: 'Jane Doe', email },
    authorDate: 1_798_000_000,
    committer: { name: 'Jane Doe', email: 'jane@example.org' },
    committerDate: 1_798_000_000,
    message: signal.kind === 'author-email' ? 'fix: x\n' : `fix: x\n\nWhy it broke.\n\n${text}\n\nmore text\n`,
  };
  expect(createDeclarationMatcher([agent]).signalsOf(commit).map((seen) => seen.signal)).toContain(id);
});
