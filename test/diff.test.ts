import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { policyOf } from '../src/config/resolve.ts';
import type { Config } from '../src/config/schema.ts';
import { diff, parseRange } from '../src/diff.ts';
import { parsePullRequest } from '../src/scan/review/pull-request.ts';
import { createBus } from '../src/shared/bus.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from './history/scratch.ts';

const lines = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => `value_${from + at} = ${from + at}\n`).join('');
const CLAUDE = 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';
const decide = (config: Config) => () => Promise.resolve({ policy: policyOf(config, { known: ['claude-code', 'cursor'], pathFilter: () => () => true }) });

let folder: string;
let ids: string[];

/** main: 0 (claude, old lines) → 1 (moved on). branch: 0 → 2 (claude) → 3 (undeclared, and removes a file). */
beforeAll(() => {
  folder = scratchFolder();
  ids = makeRepository(folder, [
    { parents: [], date: noon('2026-03-01'), message: CLAUDE, files: new Map([['app.py', lines(1, 5)], ['gone.py', 'x = 1\n']]) },
    { parents: [0], date: noon('2026-03-02'), message: 'Main moves on', files: new Map([['app.py', lines(1, 5)], ['gone.py', 'x = 1\n'], ['main.py', lines(1, 9)]]) },
    { parents: [0], date: noon('2026-08-01'), message: CLAUDE, files: new Map([['app.py', lines(1, 10)], ['gone.py', 'x = 1\n']]) },
    { parents: [2], date: noon('2026-08-02'), message: 'By hand', files: new Map([['app.py', lines(1, 12)], ['new.txt', 'one\ntwo\n']]) },
  ]);
});
afterAll(removeScratch);

const range = (): string => `${ids[1]}...${ids[3]}`;

describe('a change', () => {
  it('is its own commits and lines, from the merge base', async () => {
    const { review, files, coverage } = await diff(folder, { range: range() });
    expect(review?.base).toBe(ids[0]);
    expect(review?.commits.map(({ commit, agent, lines: count }) => [commit, agent, count])).toEqual([[ids[2], 'claude-code', 5], [ids[3], undefined, 4]]);
    expect(review?.changed).toEqual([{ path: 'app.py', ranges: [{ startLine: 6, endLine: 12 }] }, { path: 'new.txt', ranges: [{ startLine: 1, endLine: 2 }] }]);
    expect(files.flatMap(({ attributions }) => attributions)).toMatchObject([{ startLine: 6, endLine: 10, agent: 'claude-code', commit: ids[2] }]);
    expect(coverage.notes).toMatchObject([{ code: 'deleted-files' }]);
  });

  it('tells of the other lines only when asked, and apart', async () => {
    const { review } = await diff(folder, { range: range(), context: true });
    expect(review?.context).toEqual([{ path: 'app.py', startLine: 1, endLine: 5, class: 'declared', agent: 'claude-code', commit: ids[0] }]);
  });

  it('may be everything between two commits', async () => {
    const { review } = await diff(folder, { range: `${ids[0]}..${ids[3]}` });
    expect(review?.commits).toHaveLength(2);
  });

  it('is empty between a commit and itself', async () => {
    const { review, coverage } = await diff(folder, { range: `${ids[3]}...${ids[3]}` });
    expect(review?.commits).toEqual([]);
    expect(coverage.notes).toMatchObject([{ code: 'no-changed-files' }]);
  });

  it('is not looked at when it was given up before', async () => {
    await expect(diff(folder, { range: range(), signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('starts from the default branch when nothing is said', async () => {
    expect((await diff(folder, {})).review?.commits).toEqual([]);
  });

  it('lists what a squash merge would drop', async () => {
    expect((await diff(folder, { range: range() })).review?.squash).toEqual(['Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>']);
  });

  it.each(['blame', 'style'] as const)('is told as interrupted, not as late, when it is given up in the stage %s', async (at) => {
    const stop = new AbortController();
    const bus = createBus();
    bus.listen(({ stage }) => stage === at && stop.abort());
    const { coverage } = await diff(folder, { range: range(), signal: stop.signal, bus });
    expect(coverage.notes.filter(({ incomplete }) => incomplete).map(({ code }) => code)).toEqual(['interrupted']);
  });

  it('says so when there was no time', async () => {
    const { coverage, review } = await diff(folder, { range: range(), budget: 0 });
    expect(coverage.notes).toContainEqual(expect.objectContaining({ code: 'time-budget', incomplete: true }));
    expect(review?.commits).toHaveLength(2);
  });

  it.each([
    { range: 'nowhere...HEAD', says: '"nowhere" is not a commit' },
    { range: 'main...--upload-pack=x', says: 'is not a commit' },
    { range: 'a...b...c', says: 'is not a range' },
  ])('has to exist: $range', async ({ range: asked, says }) => {
    await expect(diff(folder, { range: asked })).rejects.toThrow(says);
  });
});

describe('what .gitattributes says of a change', () => {
  const GENERATED = '* linguist-generated\n';
  const reasonsWith = async (base: ReadonlyMap<string, string>, head: ReadonlyMap<string, string>): Promise<(string | undefined)[]> => {
    const place = scratchFolder();
    const [from, to] = makeRepository(place, [
      { parents: [], date: noon('2026-08-01'), message: 'Begin', files: new Map([['app.py', lines(1, 5)], ...base]) },
      { parents: [0], date: noon('2026-08-02'), message: 'Add more', files: new Map([['app.py', lines(1, 60)], ...head]) },
    ]);
    const { files } = await diff(place, { range: `${from}..${to}` });
    return files.filter(({ path }) => path === 'app.py').map(({ resemblanceReason }) => resemblanceReason);
  };

  it('holds as it was before: a change cannot excuse itself from style', async () => {
    expect(await reasonsWith(new Map(), new Map([['.gitattributes', GENERATED]]))).not.toEqual(['generated']);
  });

  it('holds where it was there before', async () => {
    const there = new Map([['.gitattributes', GENERATED]]);
    expect(await reasonsWith(there, there)).toEqual(['generated']);
  });
});

describe('a policy on a change', () => {
  it('is breached by lines and by commits', async () => {
    const { policy, review } = await diff(folder, { range: range(), decide: decide({ ban: ['claude-code'] }) });
    expect(policy?.breaches).toMatchObject([{ path: 'app.py', startLine: 6, endLine: 10, agent: 'claude-code' }]);
    expect(review?.breaches).toMatchObject([{ rule: 'banned', agent: 'claude-code', commit: ids[2] }]);
  });

  it('is not breached by lines of before', async () => {
    const { policy } = await diff(folder, { range: `${ids[2]}...${ids[3]}`, decide: decide({ ban: ['claude-code'] }) });
    expect(policy?.breaches).toEqual([]);
  });

  it('wants disclosure where an agent is evident', async () => {
    const { review } = await diff(folder, { range: range(), decide: decide({ preset: 'disclose' }) });
    expect(review?.commits.map(({ disclosure }) => disclosure)).toEqual(['absent', 'absent']);
    expect(review?.breaches).toMatchObject([{ rule: 'undisclosed', commit: ids[2], message: `Commit ${ids[2]?.slice(0, 12)} needs a trailer "Assisted-by: claude-code".` }]);
  });

  it('takes the description of the pull request for disclosure', async () => {
    const pullRequest = parsePullRequest(JSON.stringify({ title: 't', body: 'Words.\n\nAssisted-by: claude-code' }));
    const { review } = await diff(folder, { range: range(), decide: decide({ preset: 'disclose' }), pullRequest });
    expect(review?.breaches).toEqual([]);
  });
});

describe('a pull request', () => {
  it.each([
    { name: 'the event of a workflow', value: { pull_request: { title: 't', body: 'b\r\nc', labels: [{ name: 'l' }], user: { login: 'u' }, head: { ref: 'r' } } } },
    { name: 'the answer of gh', value: { title: 't', body: 'b\nc', labels: [{ name: 'l' }], author: { login: 'u' }, headRefName: 'r' } },
    { name: 'the event of a merge request', value: { object_attributes: { title: 't', description: 'b\nc', labels: [{ title: 'l' }], source_branch: 'r' }, user: { username: 'u' } } },
  ])('is read from $name', ({ value }) => {
    expect(parsePullRequest(JSON.stringify(value))).toEqual({ title: 't', body: 'b\nc', labels: ['l'], author: 'u', branch: 'r' });
  });

  it.each(['null', '[]', '1', '{', ''])('is refused when it is %s', (text) => {
    expect(() => parsePullRequest(text)).toThrow('--pr-json');
  });

  it.each(['{}', '{"pull_request":7}', '{"labels":{"a":1},"body":[],"user":"x"}'])('may say nothing: %s', (text) => {
    expect(parsePullRequest(text)).toEqual({ title: '', body: '', labels: [], author: '', branch: '' });
  });

  it('says what one line of its description declares once, however many signals see it', async () => {
    const pullRequest = parsePullRequest(JSON.stringify({ title: 't', body: 'Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>' }));
    expect((await diff(folder, { range: range(), pullRequest })).review?.pullRequest).toHaveLength(1);
  });

  it('declares by its description, and is context by its branch', async () => {
    const pullRequest = parsePullRequest(JSON.stringify({ title: 't', body: '🤖 Generated with [Claude Code](https://claude.com/claude-code)', headRefName: 'claude/fix-it' }));
    const { review } = await diff(folder, { range: `${ids[2]}...${ids[3]}`, decide: decide({ ban: ['claude-code'] }), pullRequest });
    expect(review?.pullRequest).toMatchObject([{ class: 'declared', heuristic: 'pull-request-body' }, { class: 'contextual', heuristic: 'pull-request-branch' }]);
    expect(review?.breaches).toMatchObject([{ rule: 'banned', agent: 'claude-code', class: 'declared' }]);
  });
});

describe('a range', () => {
  it.each([
    { range: undefined, parsed: { base: undefined, head: undefined, isDirect: false } },
    { range: 'main', parsed: { base: 'main', head: undefined, isDirect: false } },
    { range: 'main...', parsed: { base: 'main', head: undefined, isDirect: false } },
    { range: 'a...b', parsed: { base: 'a', head: 'b', isDirect: false } },
    { range: 'a..b', parsed: { base: 'a', head: 'b', isDirect: true } },
    { range: '...b', parsed: { base: undefined, head: 'b', isDirect: false } },
  ])('$range', ({ range: text, parsed }) => {
    expect(parseRange(text)).toEqual(parsed);
  });
});
