import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isTraceFile, provenRuns, readAgentTrace } from '../../src/records/agent-trace.ts';

const lines = ['one', 'two', 'three', 'four'];
const hash = `sha256:${createHash('sha256').update('two\nthree').digest('hex').slice(0, 16)}`;
const record = (override: object = {}, range: object = {}, path = 'src/a.ts') => ({
  version: '0.1.0',
  id: 'b5b7e1d0-0000-4000-8000-000000000000',
  timestamp: '2026-02-01T10:00:00Z',
  vcs: { type: 'git', revision: 'p'.repeat(40) },
  tool: { name: 'cursor', version: '2.4' },
  files: [{
    path,
    conversations: [{
      url: 'file:///home/jane/secret.jsonl',
      contributor: { type: 'ai', model_id: 'anthropic/claude-opus-4-5' },
      ranges: [{ start_line: 2, end_line: 3, content_hash: hash, ...range }],
    }],
  }],
  ...override,
});
const read = (...records: unknown[]) => readAgentTrace(records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'), '.agent-trace/traces.jsonl');

describe('an Agent Trace file', () => {
  it.each([['.agent-trace/traces.jsonl', true], ['packages/.agent-trace/traces.jsonl', true], ['traces.jsonl', false]])('%s: %s', (path, isOne) => {
    expect(isTraceFile(path)).toBe(isOne);
  });

  it('gives the ranges of its records, without the transcript’s address', () => {
    const { ranges, notes } = read(record());
    expect(notes).toEqual([]);
    expect(ranges).toEqual([{
      path: 'src/a.ts', startLine: 2, endLine: 3, contributor: 'ai', tool: 'cursor', model: 'anthropic/claude-opus-4-5',
      contentHash: hash, revision: 'p'.repeat(40), time: Date.parse('2026-02-01T10:00:00Z') / 1000,
    }]);
  });

  it('lets a range’s contributor override the conversation’s', () => {
    expect(read(record({}, { contributor: { type: 'human' } })).ranges).toMatchObject([{ contributor: 'human' }]);
  });

  it('reads the flat form', () => {
    const flat = { schema: 'agent-trace/v0.1.0', file_path: 'C:\\code\\a.ts', start_line: 3, end_line: 4, content_hash: 'murmur3:9f2e8a1b', tool: 'Edit', timestamp: '2026-05-16T20:45:23Z' };
    expect(read(flat).ranges).toMatchObject([{ path: 'C:/code/a.ts', startLine: 3, endLine: 4, contributor: 'ai' }]);
  });

  it.each([
    ['a pseudo path', record({}, {}, '.shell-history')],
    ['a placeholder range', record({}, { start_line: 1, end_line: 1, content_hash: undefined })],
    ['an unknown contributor', record({}, { contributor: { type: 'unknown' } })],
    ['a range that ends before it starts', record({}, { start_line: 9, end_line: 2 })],
    ['a record without a time', record({ timestamp: 'soon' })],
  ])('leaves out %s', (_, one) => {
    expect(read(one)).toEqual({ ranges: [], notes: [] });
  });

  it.each([
    ['a malformed line', '{'],
    ['a line that is no object', '[1]'],
    ['an unknown version', record({ version: '7.0.0' })],
  ])('notes %s and reads on', (_, one) => {
    const { ranges, notes } = read(one, record());
    expect(ranges).toHaveLength(1);
    expect(notes).toMatchObject([{ code: 'agent-trace', path: '.agent-trace/traces.jsonl', incomplete: true }]);
  });
});

describe('a trace proves lines', () => {
  const file = { path: 'src/a.ts', commit: 'c'.repeat(40), parents: ['p'.repeat(40)], lines };
  const agent = { tool: 'cursor', model: 'anthropic/claude-opus-4-5' };
  it.each([
    ['made at the parent, the text where it says', record(), lines, [2, 3]],
    ['made at the commit itself', record({ vcs: { type: 'git', revision: 'c'.repeat(40) } }), lines, [2, 3]],
    ['whose text has moved', record({}, { start_line: 1, end_line: 2 }), lines, [2, 3]],
    ['of an absolute path that ends in the file’s', record({}, {}, '/home/jane/project/src/a.ts'), lines, [2, 3]],
    ['whose text is gone', record(), ['one', 'two!', 'three'], []],
    ['whose text stands twice elsewhere', record({}, { start_line: 7, end_line: 8 }), [...lines, ...lines], []],
    ['made at another commit', record({ vcs: { type: 'git', revision: 'd'.repeat(40) } }), lines, []],
    ['of another file', record({}, {}, 'lib/a.ts'), lines, []],
    ['without a hash', record({}, { content_hash: undefined }), lines, []],
    ['with a hash that cannot be checked', record({}, { content_hash: 'murmur3:9f2e8a1b' }), lines, []],
  ])('%s', (_, one, text, expected) => {
    const runs = provenRuns(read(one).ranges, { ...file, lines: text });
    expect(runs).toEqual(expected.map((line) => ({ startLine: line, endLine: line, origin: agent })));
  });
});
