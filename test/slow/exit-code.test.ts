import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { repository } from '../scan/repositories.ts';

const ROOT = join(import.meta.dirname, '../..');
const FLAGS = ['--conditions=handiwork-source', '--import', 'tsx'];

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** @param preload A module that runs before the program, in each of its processes. */
function run(args: readonly string[], { shell, preload }: { shell?: string; preload?: string } = {}): Promise<Ended> {
  const first = preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const program = [...FLAGS, ...first, join(ROOT, 'src/cli.ts'), ...args];
  const [file, all] = shell === undefined ? [process.execPath, program] : ['sh', ['-c', shell, process.execPath, ...program]];
  return new Promise((resolve) => {
    execFile(file, all, { cwd: ROOT }, (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }));
  });
}

let folder: string;
beforeAll(() => ({ folder } = repository()));
afterAll(removeScratch);

/** 1 is the word of the policy: whatever else ends the program must not look like a breach. */
describe.skipIf(process.platform === 'win32')('a program that cannot go on', () => {
  it.each(['scan', 'blame'])('ends "%s" with 2 where there is no folder for temporary files, and says so without a stack', async (command) => {
    const place = command === 'scan' ? folder : `${folder}/app.py`;
    const { code, stderr } = await run([command, place], { preload: "process.env.TMPDIR = '/dev/null/none';" });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^handiwork: the system refused: ENOTDIR.*\n {2}Check that the place is there.*\n$/)]);
  });

  it.skipIf(!existsSync('/dev/full'))('ends with 2 where what it prints has no room', async () => {
    const { code, stderr } = await run(['scan', folder, '--format', 'json'], { shell: 'exec "$0" "$@" > /dev/full' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('ENOSPC')]);
  });

  it.each([['SIGTERM', 143], ['SIGHUP', 129]] as const)('leaves no temporary folder behind where %s ends it', async (signal, expected) => {
    const TMPDIR = scratchFolder();
    const ours = (): string[] => readdirSync(TMPDIR).filter((name) => name.startsWith('handiwork-'));
    const child = spawn(process.execPath, [...FLAGS, join(ROOT, 'src/cli.ts'), 'scan', ...Array.from({ length: 40 }, () => ROOT)], { cwd: ROOT, env: { ...process.env, TMPDIR }, stdio: 'ignore' });
    while (!ours().some((name) => existsSync(join(TMPDIR, name, 'objects/info/alternates')))) await setTimeout(50);
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, ours()]).toEqual([expected, []]);
  });

  it('ends with 2 where it is killed, as a system does that has no memory left, and names the signal', async () => {
    const { code, stderr } = await run(['scan', folder], { preload: "if (process.env.HANDIWORK_CRUMB !== undefined) process.kill(process.pid, 'SIGKILL');" });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^handiwork: ended by SIGKILL before it was done\..*\n.*--workers 1/)]);
  });
});

const NO_BINARY = `import Module from 'node:module';
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === 'tree-sitter') throw new Error('No native build was found\\n    loaded from: /somebody/s/folder');
  return load(name, ...rest);
};`;

it('reads what git knows where the parsers have no binary, counts as incomplete, and names no folder of the machine', async () => {
  const { code, stdout } = await run(['scan', folder, '--format', 'json'], { preload: NO_BINARY });
  const { agents, coverage } = JSON.parse(stdout) as { agents: { agent: string }[]; coverage: { notes: { message: string }[] } };
  expect([code, agents[0]?.agent]).toEqual([2, 'claude-code']);
  expect(coverage.notes.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^Its style was not read: tree-sitter has no binary for this system/));
  expect(stdout).not.toContain('/somebody');
});
