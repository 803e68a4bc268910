import { describe, expect, it } from 'vitest';

import { trace } from '../src/trace.ts';

const text = "import { a, b } from 'x';\n\nexport function used() {\n  const dead = 1;\n  return a();\n}\n";
const of = async (path: string, code: string, id: string) => (await trace({ path, text: code })).heuristics.find((one) => one.id === id);

describe('a trace', () => {
  it('says of each heuristic on how many units it measured what', async () => {
    const { path, language, units } = await trace({ path: 'a.ts', text });
    expect({ path, language, units: units.map(({ name, kind }) => `${kind} ${name}`) }).toEqual({ path: 'a.ts', language: 'typescript', units: ['chunk top level', 'function used'] });
    expect(await of('a.ts', text, 'single-quotes')).toEqual({ id: 'single-quotes', measured: 1, measures: { least: 1, median: 1, most: 1, unit: 'share of quoted strings' } });
    expect(units[0]?.measures['single-quotes']).toBe(1);
  });

  it.each([
    { id: 'unused-imports', measured: 1, most: 0.5 },
    { id: 'unused-declarations', measured: 1, most: 0.5 },
  ])('asks the exact parser for $id', async ({ id, measured, most }) => {
    expect(await of('a.ts', text, id)).toMatchObject({ measured, measures: { most } });
  });

  it.each([
    { id: 'unused-imports', path: 'a.ts', code: 'import { from\n', skipped: 'needs scope' },
    { id: 'unused-imports', path: 'a.py', code: 'import os\n', skipped: 'not for python' },
    { id: 'bullet-share', path: 'a.ts', code: text, skipped: 'not for typescript' },
    { id: 'subject-length', path: 'a.ts', code: text, skipped: 'looks at commits' },
    { id: 'agent-branches', path: 'a.ts', code: text, skipped: 'looks at the repository' },
  ])('says why $id did not run on $path', async ({ id, path, code, skipped }) => {
    expect(await of(path, code, id)).toEqual({ id, skipped, measured: 0 });
  });

  it('is refused for a language that nobody reads', async () => {
    await expect(trace({ path: 'a.zig', text: '' })).rejects.toThrow('is not supported');
  });
});
