import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_LIMIT, readGitAiNote, recordedRuns } from '../../src/records/git-ai.ts';
import { recordedLine } from './recorded-line.ts';

const session = 's_c9883b05a2487d';
const data = {
  schema_version: 'authorship/3.0.0',
  git_ai_version: '1.5.0',
  base_commit_sha: 'a'.repeat(40),
  sessions: {
    [session]: { agent_id: { tool: 'claude', id: 'x', model: 'claude-opus-4-6' }, human_author: 'Jane <j@example.org>' },
    s_1111111111111a: { agent_id: { tool: 'codex', id: 'y', model: 'unknown' } },
  },
  humans: { h_31dce776f88375: { author: 'Jane' } },
  prompts: {
    d9978a8723e02b52: { agent_id: { tool: 'cursor', id: 'z', model: 'gpt-5.1' }, messages: ['a transcript'] },
    c9883b0: { agent_id: { tool: 'opencode', id: 'w', model: 'unknown' } },
  },
};
const note = (lines: string, override: object = {}) => `${lines}${lines === '' ? '' : '\n'}---\n${JSON.stringify({ ...data, ...override })}`;
const read = (lines: string, override: object = {}) => readGitAiNote(note(lines, override));

describe('a line of a git-ai note', () => {
  const claude = { tool: 'claude', model: 'claude-opus-4-6' };
  it.each([
    { name: 'under a session and its edit', entry: `  ${session}::t_9f8e7d6c5b4a32 1-4,9`, line: 9, origin: claude },
    { name: 'under a session alone', entry: `  ${session} 2`, line: 2, origin: claude },
    { name: 'in ranges that are not sorted', entry: `  ${session}::t_1 40-44,2-3`, line: 3, origin: claude },
    { name: 'under an old prompt', entry: '  d9978a8723e02b52 491,233', line: 233, origin: { tool: 'cursor', model: 'gpt-5.1' } },
    { name: 'under an older prompt', entry: '  c9883b0 1', line: 1, origin: { tool: 'opencode' } },
    { name: 'under a session without a record', entry: '  s_00000000000000::t_1 1', line: 1, origin: {} },
    { name: 'under a prompt without a record', entry: '  0000000000000000 1', line: 1, origin: {} },
    { name: 'under the literal ai_agent', entry: '  ai_agent 1', line: 1, origin: {} },
    { name: 'under a UUID', entry: '  94341aa7-fe48-4948-ab50-4fa9abb78651 1', line: 1, origin: {} },
    { name: 'under a known human', entry: '  h_31dce776f88375 42', line: 42, origin: 'human' },
    { name: 'under the literal human', entry: '  human 42', line: 42, origin: 'human' },
    { name: 'that no entry names', entry: `  ${session}::t_1 1-4`, line: 5, origin: undefined },
  ])('$name', ({ entry, line, origin }) => {
    const { note: read1, problems } = read(`src/main.rs\n${entry}`);
    expect(problems).toEqual([]);
    expect(recordedLine(read1, 'src/main.rs', line)).toEqual(origin);
  });

  it('belongs to the later of two agents that claim it', () => {
    const { note: both } = read(`a.ts\n  ${session}::t_1 1-10\n  s_1111111111111a::t_2 4-6`);
    expect(recordedRuns(both, 'a.ts', { startLine: 1, endLine: 99 }).map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [1, 3], [4, 6], [7, 10],
    ]);
    expect(recordedLine(both, 'a.ts', 5)).toEqual({ tool: 'codex' });
  });

  it.each([
    ['first', `a.ts\n  human 5\n  ${session}::t_1 1-10`],
    ['last', `a.ts\n  ${session}::t_1 1-10\n  human 5`],
  ])('stays a person’s when an agent claims it too, the person named %s', (_, lines) => {
    expect(recordedLine(read(lines).note, 'a.ts', 5)).toBe('human');
    expect(recordedLine(read(lines).note, 'a.ts', 6)).toEqual(claude);
  });

  it('is found under a quoted path, and in each of several blocks of one path', () => {
    const { note: both } = read(`"src/my file.rs"\n  human 1\nb.ts\n  human 1\n"src/my file.rs"\n  ${session} 2`);
    expect(recordedLine(both, 'src/my file.rs', 1)).toBe('human');
    expect(recordedLine(both, 'src/my file.rs', 2)).toEqual(claude);
  });
});

describe('a note', () => {
  it('with an empty text block says nothing and is no problem', () => {
    expect(read('')).toMatchObject({ problems: [] });
    expect(read('').note.files.size).toBe(0);
  });

  it.each([
    ['without a divider', 'a.ts\n  human 1'],
    ['whose data is not JSON', 'a.ts\n  human 1\n---\n{'],
    ['whose data is not an object', 'a.ts\n  human 1\n---\n[]'],
    ['of an unknown schema', note('a.ts\n  human 1', { schema_version: 'authorship/4.0.0' })],
    ['without a schema', note('a.ts\n  human 1', { schema_version: 3 })],
    ['too large to be read', `a.ts\n  human 1\n---\n"${'x'.repeat(NOTE_LIMIT)}"`],
  ])('%s is a problem and claims no line', (_, text) => {
    const { note: nothing, problems } = readGitAiNote(text);
    expect(problems).toHaveLength(1);
    expect(nothing.files.size).toBe(0);
  });

  it.each([
    ['an entry before any path', '  human 1'],
    ['an entry of an unknown key', 'a.ts\n  whatever 1'],
    ['an entry with blanks in its ranges', 'a.ts\n  human 1 - 2'],
    ['a range that ends before it starts', 'a.ts\n  human 9-2'],
    ['line zero', 'a.ts\n  human 0'],
    ['a line out of reach', 'a.ts\n  human 999999999'],
    ['a path with an open quote', '"a.ts\n  human 1'],
  ])('with %s names it and reads on', (_, lines) => {
    const { note: rest, problems } = read(`${lines}\nb.ts\n  human 7`);
    expect(problems.length).toBeGreaterThan(0);
    expect(recordedLine(rest, 'b.ts', 7)).toBe('human');
    expect(recordedLine(rest, 'a.ts', 1)).toBeUndefined();
  });

  it('whose sessions are no objects names no tool', () => {
    const { note: odd } = read(`a.ts\n  ${session} 1`, { sessions: { [session]: { agent_id: 7 } } });
    expect(recordedLine(odd, 'a.ts', 1)).toEqual({});
    expect(recordedLine(read('a.ts\n  s_aaaaaaaaaaaaaa 1', { sessions: 'x' }).note, 'a.ts', 1)).toEqual({});
  });

  it('with a hundred thousand overlapping ranges is read', () => {
    const ranges = Array.from({ length: 100_000 }, (_, at) => `1-${at + 1}`).join(',');
    const { note: heavy } = read(`a.ts\n  ${session}::t_1 ${ranges}`);
    expect(recordedRuns(heavy, 'a.ts', { startLine: 1, endLine: 1_000_000 })).toEqual([{ startLine: 1, endLine: 100_000, origin: { tool: 'claude', model: 'claude-opus-4-6' } }]);
  });

  it('of any text at all does not throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(() => readGitAiNote(text)).not.toThrow(); }));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => { expect(() => readGitAiNote(bytes)).not.toThrow(); }));
  });

  it('says of each line what painting its entries in order says', () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 10 }), fc.constantFrom(session, 's_1111111111111a', 'human'));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const lines = ranges.map(([start, length, key]) => `  ${key} ${start}-${start + length}`);
        const truth = new Map<number, string>();
        for (const [start, length, key] of ranges) {
          for (let line = start; line <= start + length; line += 1) if (truth.get(line) !== 'human') truth.set(line, key);
        }
        const { note: painted } = read(['a.ts', ...lines].join('\n'));
        const toolOf: Record<string, string> = { [session]: 'claude', s_1111111111111a: 'codex' };
        for (let line = 0; line <= 45; line += 1) {
          const origin = recordedLine(painted, 'a.ts', line);
          const key = truth.get(line);
          expect(origin === 'human' || origin === undefined ? origin : origin.tool).toBe(key === undefined || key === 'human' ? key : toolOf[key]);
        }
      }),
    );
  });
});
