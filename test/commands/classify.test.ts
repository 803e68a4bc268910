import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';

import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { run } from './run.ts';

afterAll(removeScratch);

describe('classify', () => {
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

  it('answers every line in order, and bad ones with an error', async () => {
    const stdin = `${line({ id: 1, path: 'a.xyz', text: 'x' })}not json\n${line([])}${line({ id: 'b', path: 1, text: '' })}${line({ id: { deep: true }, path: 'a.xyz', text: '' })}`;
    const { stdout, code } = await run(['classify'], { stdin });
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n').map((one) => JSON.parse(one) as unknown)).toEqual([
      { id: 1, resemblance: null, resemblanceReason: 'unsupported-language', units: [] },
      { id: null, error: 'The line is not JSON.' },
      { id: null, error: 'The line is not a JSON object.' },
      { id: 'b', error: '"path" is not a string.' },
      { id: { deep: true }, resemblance: null, resemblanceReason: 'unsupported-language', units: [] },
    ]);
  });

  it('answers a line whose id is nested without end with an error, and goes on', async () => {
    const stdin = `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)},"path":"a.xyz","text":""}\n${line({ id: 2, path: 'a.xyz', text: '' })}`;
    const { stdout, code } = await run(['classify'], { stdin });
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n').map((one) => JSON.parse(one) as unknown)).toEqual([
      { id: null, error: '"id" is nested more than 100 levels deep.' },
      { id: 2, resemblance: null, resemblanceReason: 'unsupported-language', units: [] },
    ]);
  });

  it('succeeds when every line was answered', async () => {
    expect(await run(['classify'], { stdin: line({ id: 1, path: 'a.xyz', text: 'x' }).trimEnd() })).toMatchObject({ code: 0 });
    expect(await run(['classify'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('reads files from disk, and answers those that it cannot read with an error', async () => {
    const place = scratchFolder();
    writeFileSync(join(place, 'a.py'), 'def f():\n    return 1\n');
    const { stdout, code } = await run(['classify', 'a.py', 'nowhere.py', '.'], { cwd: place });
    const answers = stdout.trimEnd().split('\n').map((one) => JSON.parse(one) as { id: string; error?: string });
    expect(code).toBe(2);
    expect(answers.map(({ id, error }) => [id, error !== undefined])).toEqual([['a.py', false], ['nowhere.py', true], ['.', true]]);
  });

  it('answers with plugins, each of which is loaded where it is needed, and not at all with one that is broken', async () => {
    const place = scratchFolder();
    const plugin = (name: string, code: string): void => {
      const folder = join(place, 'node_modules', `handiwork-plugin-${name}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), `{"name":"handiwork-plugin-${name}","type":"module","main":"index.js"}`);
      writeFileSync(join(folder, 'index.js'), code);
    };
    plugin('broken', "throw new Error('it is broken');");
    plugin('tiny', "export default { meta: { name: 'handiwork-plugin-tiny', namespace: 'tiny', version: '1.0.0' } };");
    writeFileSync(join(place, 'a.py'), 'def f():\n    return 1\n');
    expect(await run(['classify', '--plugin', 'broken', 'a.py'], { cwd: place })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('it is broken') as string });
    const { stdout, stderr, code } = await run(['classify', '--plugin', 'tiny', 'a.py'], { cwd: place });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a.py', units: [{ name: 'f' }] });
  });

  it('lets go of an input that never ends when it fails', async () => {
    const stdin = new Readable({ read: () => undefined });
    stdin.push(line({ id: 1, path: 'a.xyz', text: 'x' }));
    const onWrite = (): never => {
      throw new Error('no room');
    };
    expect(await run(['classify'], { stdin, onWrite })).toMatchObject({ code: 2 });
    expect(stdin.destroyed).toBe(true);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const asked = run(['classify'], { stdin: line({ id: 1, path: 'a.xyz', text: 'x' }), signal: stop.signal, onWrite: () => stop.abort() });
    expect((await asked).code).toBe(2);
  });
});
