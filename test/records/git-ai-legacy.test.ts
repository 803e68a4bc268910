import { describe, expect, it } from 'vitest';
import { readLegacyAuthorship } from '../../src/records/git-ai-legacy.ts';
import { recordedLine } from './recorded-line.ts';

const isTool = (author: string): boolean => author === 'Claude';
const read = (files: unknown, schema = 'authorship/0.0.1') => readLegacyAuthorship(JSON.stringify({ schema_version: schema, files }), isTool);

describe('a record of refs/ai/authorship', () => {
  it('gives the lines of tools and leaves people out', () => {
    const { note, problems } = read({
      'a.ts': { file: 'a.ts', authors: [{ author: 'Claude', lines: [1, [3, 5]] }, { author: 'Jane', lines: [[2, 9]] }] },
    });
    expect(problems).toEqual([]);
    expect([1, 2, 3, 5, 6].map((line) => recordedLine(note, 'a.ts', line))).toEqual([
      { tool: 'Claude' }, undefined, { tool: 'Claude' }, { tool: 'Claude' }, undefined,
    ]);
  });

  it('may lack a schema, as the oldest do', () => {
    const { note, problems } = readLegacyAuthorship('{"files":{"a.ts":{"authors":[{"author":"Claude","lines":[2]}]}}}', isTool);
    expect([problems, recordedLine(note, 'a.ts', 2)]).toEqual([[], { tool: 'Claude' }]);
  });

  it('may be written like a note, as the youngest are', () => {
    const { note, problems } = readLegacyAuthorship('a.ts\n  02ad540 2-3\n---\n{"schema_version":"authorship/3.0.0"}', isTool);
    expect([problems, recordedLine(note, 'a.ts', 2)]).toEqual([[], {}]);
  });

  it.each([
    ['a later schema', JSON.stringify({ schema_version: 'authorship/3.0.0', files: {} })],
    ['no JSON', '{'],
    ['no object', '3'],
  ])('with %s is a problem', (_, text) => {
    expect(readLegacyAuthorship(text, isTool).problems).toHaveLength(1);
  });

  it.each([[{ 'a.ts': 3 }], [{ 'a.ts': { authors: 'x' } }], [{ 'a.ts': { authors: [{ author: 'Claude', lines: [[9, 1], 'x', 0, null] }] } }]])(
    'malformed inside, %j, claims nothing',
    (files) => {
      expect(recordedLine(read(files).note, 'a.ts', 1)).toBeUndefined();
    },
  );

  it('that claims endless lines is cut', () => {
    expect(read({ 'a.ts': { authors: [{ author: 'Claude', lines: [[1, 9_000_000]] }] } }).problems).toHaveLength(1);
  });
});
