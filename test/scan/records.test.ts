import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import { blame } from '../../src/blame.ts';
import { explain } from '../../src/explain.ts';
import { scan } from '../../src/scan.ts';
import { git, noon, removeScratch, type MadeCommit } from '../history/scratch.ts';
import { CLAUDE, repository } from './repositories.ts';

afterAll(removeScratch);

const body = 'a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\n';
const MOVED: readonly MadeCommit[] = [
  { parents: [], date: noon('2026-03-01'), message: 'Start', files: new Map([['app.py', body]]) },
  { parents: [0], date: noon('2026-04-01'), message: CLAUDE, files: new Map([['lib/app.py', `x = 1\ny = 2\n${body}`]]) },
];

const note = (attestations: string, prompts: object = {}): string => `${attestations}---\n${JSON.stringify({ schema_version: 'authorship/3.0.0', prompts })}`;
const prompt = (tool: string, model: string) => ({ agent_id: { tool, id: '1', model } });
const addNote = (folder: string, commit: string, text: string): void =>
  void git(folder, ['notes', '--ref=ai', 'add', '-F', '-', commit], { input: text });

const attributionsOf = (report: Report, path: string): string[] =>
  report.files.find((file) => file.path === path)?.attributions.map(({ startLine, endLine, class: evidence, agent, alsoAgents = [], model = '', heuristic }) =>
    [`${startLine}-${endLine}`, evidence, agent, ...alsoAgents.map((also) => `+${also}`), model, heuristic].filter(Boolean).join(' ')) ?? [];

describe('line records', () => {
  let folder: string;
  let ids: string[];
  let report: Report;
  beforeAll(async () => {
    ({ folder, ids } = repository(MOVED));
    addNote(folder, ids[0] ?? '', note('app.py\n  1111111111111111 1-2,40-41\n  h_123456 3\n  2222222222222222 5\n', { 1111111111111111: prompt('cursor', 'claude-opus-4-5-20251101') }));
    addNote(folder, ids[1] ?? '', note('lib/app.py\n  h_123456 1\n  3333333333333333 2,6-8\n', { 3333333333333333: prompt('codex', 'unknown') }));
    report = await scan(folder);
  });

  it('prove the lines that the noted commit brought, through a rename, and no others', () => {
    expect(attributionsOf(report, 'lib/app.py')).toEqual([
      '2-2 recorded codex +claude-code git-ai-notes', // line 1 was seen to be a person's although its commit declares an agent
      '3-4 recorded cursor claude-opus-4.5 git-ai-notes',
      '7-7 recorded generic git-ai-notes', // 6 and 8 belong to the first commit, whatever the second note claims
    ]);
  });

  it('make the verdict of the file', () => {
    expect(report.files[0]).toMatchObject({ verdict: 'recorded', expectedLines: expect.any(Number) });
    expect(report.agents.map(({ agent, lines }) => `${agent} ${lines}`)).toEqual(['cursor 2', 'codex 1', 'generic 1', 'claude-code 0']);
  });

  it('leave lines of a person out of what style is asked', () => {
    expect(report.changes).toMatchObject([{ commit: ids[0], lines: 2 }]);
    expect(report.coverage.notes).toEqual([]);
  });

  it('show in blame and explain', async () => {
    const blamed = await blame(`${folder}/lib/app.py`);
    expect(blamed.lines.map((line) => line.agent ?? null)).toEqual([null, 'codex', 'cursor', 'cursor', null, null, 'generic', null]);
    const explained = await explain(`${folder}/lib/app.py`);
    expect(explained.origins.map((range) => `${range.startLine} ${range.class}`)).toEqual([
      '1 recorded-person', '2 recorded', '3 recorded', '5 recorded-person', '6 undetermined', '7 recorded', '8 undetermined',
    ]);
  });
});

describe('a file that a recorder saw a person write', () => {
  it('is neither declared nor scored', async () => {
    const { folder, ids } = repository([{ parents: [], date: noon('2026-03-01'), message: CLAUDE, files: new Map([['app.py', body]]) }]);
    addNote(folder, ids[0] ?? '', note('app.py\n  h_123456 1-6\n'));
    const { files } = await scan(folder);
    expect(files[0]).toMatchObject({ verdict: 'undetermined', expectedLines: 0, attributions: [], resemblance: null, resemblanceReason: 'known-origin' });
  });
});

describe('notes of commits that were squashed or rebased away', () => {
  it('are counted, since they could have said more', async () => {
    const { folder, ids } = repository(MOVED);
    addNote(folder, ids[0] ?? '', note('app.py\n  h_123456 1\n'));
    const tree = git(folder, ['rev-parse', 'HEAD^{tree}']);
    for (const message of ['Try', 'Try again']) addNote(folder, git(folder, ['commit-tree', tree, '-m', message]).trim(), note('app.py\n  1111111111111111 1-6\n', { 1111111111111111: prompt('cursor', 'unknown') }));
    const { coverage } = await scan(folder);
    expect(coverage.notes).toEqual([{ code: 'stray-records', message: '2 of the 3 commits with line records are not in this history (squashed, rebased, or on other branches): that says nothing of these lines.' }]);
    expect((await scan(folder, { since: '2026-03-15' })).coverage.notes.map(({ code }) => code)).not.toContain('stray-records');
  });
});

describe('other records', () => {
  const START: readonly MadeCommit[] = [{ parents: [], date: noon('2026-03-01'), message: 'Start', files: new Map([['app.py', body]]) }];

  it('may hang on the legacy refs of git-ai', async () => {
    const { folder, ids } = repository(START);
    const text = JSON.stringify({ schema_version: 'authorship/0.0.1', files: { 'app.py': { authors: [{ author: 'claude', lines: [[2, 3]] }, { author: 'Ada', lines: [4] }] } } });
    const blob = git(folder, ['hash-object', '-w', '--stdin'], { input: text });
    git(folder, ['update-ref', `refs/ai/authorship/${ids[0]}`, blob]);
    expect(attributionsOf(await scan(folder), 'app.py')).toEqual(['2-3 recorded claude-code git-ai-legacy']);
  });

  it('may be an Agent Trace file, counted where the hash of the text fits', async () => {
    const hash = `sha256:${createHash('sha256').update('c = 3\nd = 4').digest('hex')}`;
    const trace = (revision: string): string => `${JSON.stringify({
      version: '0.1.0', id: '1', timestamp: '2026-03-02T10:00:00Z', vcs: { type: 'git', revision }, tool: { name: 'cursor' },
      files: [{ path: 'app.py', conversations: [{ contributor: { type: 'ai', model_id: 'anthropic/claude-opus-4-5' }, ranges: [{ start_line: 1, end_line: 2, content_hash: hash }] }] }],
    })}\n`;
    const { folder, ids } = repository([
      { parents: [], date: noon('2026-03-01'), message: 'Start', files: new Map([['app.py', 'a = 1\nb = 2\n']]) },
      { parents: [0], date: noon('2026-03-02'), message: 'Go on', files: new Map([['app.py', body]]) },
    ]);
    const { folder: traced } = repository([
      ...START.map((commit) => ({ ...commit, files: new Map([['app.py', 'a = 1\nb = 2\n']]) })),
      { parents: [0], date: noon('2026-03-02'), message: 'Go on', files: new Map([['app.py', body], ['.agent-trace/traces.jsonl', trace(ids[0] ?? '')]]) },
    ]);
    expect(attributionsOf(await scan(folder), 'app.py')).toEqual([]);
    expect(attributionsOf(await scan(traced), 'app.py')).toEqual(['3-4 recorded cursor claude-opus-4.5 agent-trace']);
  });

  it('of an Agent Trace that cannot be checked are counted in a note', async () => {
    const flat = '{"schema":"agent-trace/v0.1.0","file_path":"/home/ada/app.py","start_line":1,"end_line":2,"content_hash":"murmur3:9f2e8a1b","timestamp":"2026-03-01T10:00:00Z"}\n';
    const { folder } = repository(START.map((commit) => ({ ...commit, files: new Map([['app.py', body], ['.agent-trace/traces.jsonl', flat]]) })));
    const report = await scan(folder);
    expect(attributionsOf(report, 'app.py')).toEqual([]);
    expect(report.coverage.notes).toEqual([{ code: 'agent-trace', message: '1 of its ranges name no commit or no hash that can be checked: they prove nothing.', path: '.agent-trace/traces.jsonl' }]);
  });

  it.each([
    ['malformed', 'not a note at all'],
    ['of an unknown schema', '---\n{"schema_version":"authorship/9.0.0"}'],
    ['out of range', note('app.py\n  1111111111111111 7-3,99999999999\n')],
  ])('that are %s prove nothing and are noted', async (_, text) => {
    const { folder, ids } = repository(START);
    addNote(folder, ids[0] ?? '', text);
    const report = await scan(folder);
    expect(attributionsOf(report, 'app.py')).toEqual([]);
    expect(report.coverage.notes).toMatchObject([{ code: 'line-record' }]);
    expect(report.coverage.notes[0]).not.toHaveProperty('incomplete');
  });
});
