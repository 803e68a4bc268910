import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/api/index.ts';
import { git } from '../history/scratch.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'supervise-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CODE = (name: string) => `def ${name}(rows):\n    total = 0\n    for row in rows:\n        total += row\n    return total\n`;

/** Makes the native parser of a process end it as broken memory would. */
const PRELOAD = `import { createRequire } from 'node:module';
const Parser = createRequire(${JSON.stringify(join(ROOT, 'package.json'))})('tree-sitter');
const parse = Parser.prototype.parse;
Parser.prototype.parse = function (text, ...rest) {
  if (String(text).includes('crash_the_parser')) {
    process.kill(process.pid, 'SIGSEGV');
    for (;;);
  }
  return parse.call(this, text, ...rest);
};`;

const PROGRAM = ['--conditions=handiwork-source', '--import', 'tsx', '--import', join(folder, 'preload.mjs'), join(ROOT, 'src/cli.ts')];

function run(args: readonly string[], stdin = ''): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...PROGRAM, ...args], { cwd: ROOT, maxBuffer: 64 << 20 }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout });
    });
    child.stdin?.end(stdin);
  });
}

async function scan(path: string, ...flags: string[]): Promise<{ code: number; report: Report }> {
  const { code, stdout } = await run(['scan', path, '--format', 'json', ...flags]);
  return { code, report: JSON.parse(stdout) as Report };
}

beforeAll(() => writeFileSync(join(folder, 'preload.mjs'), PRELOAD));

describe.skipIf(process.platform === 'win32')('a file that crashes the native parser', () => {
  const repository = join(folder, 'repository');

  it('costs that file only: it is named in coverage, the others are read, and the run counts as incomplete', async () => {
    git(folder, ['init', '--quiet', 'repository']);
    for (const name of ['a', 'crash_the_parser', 'z']) writeFileSync(join(repository, `${name}.py`), CODE(name));
    git(repository, ['add', '.']);
    git(repository, ['commit', '--quiet', '-m', 'Add three files'], { date: Date.parse('2025-06-01T12:00:00Z') / 1000 });
    const { code, report } = await scan(repository);
    expect(code).toBe(2);
    expect(report.coverage.notes).toContainEqual(expect.objectContaining({ code: 'parser-crashed', path: 'crash_the_parser.py', incomplete: true }));
    expect(Object.fromEntries(report.files.map((file) => [file.path, file.units.length]))).toEqual({ 'a.py': 1, 'crash_the_parser.py': 0, 'z.py': 1 });
  });

  it('costs the same when several processes read, and the report is the same, byte for byte', async () => {
    expect(await scan(repository, '--workers', '2')).toEqual(await scan(repository, '--workers', '1'));
  });
});

describe('classify', () => {
  const lines = Array.from({ length: 90 }, (_, at) => JSON.stringify({ id: at, path: `${at}.${at % 3 === 0 ? 'ts' : 'py'}`, text: CODE(`f${at}`).repeat(1 + (at % 7)) }));

  it('answers the same with several processes as with one, byte for byte, in the order of the lines', async () => {
    const [one, three, byItself] = await Promise.all([['--workers', '1'], ['--workers', '3'], []].map((flags) => run(['classify', ...flags], lines.join('\n'))));
    expect(one!.stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([...lines.keys()]);
    expect(three).toEqual(one);
    expect(byItself).toEqual(one);
  });

  it.skipIf(process.platform === 'win32').each(['1', '2'])('answers a text that crashes the native parser with an error, and all others as ever, with %s', async (workers) => {
    const crashing = lines.with(40, JSON.stringify({ id: 'crash', path: 'a.py', text: CODE('crash_the_parser') }));
    const [whole, broken] = await Promise.all([lines, crashing].map((input) => run(['classify', '--workers', workers], input.join('\n'))));
    expect(broken!.code).toBe(2);
    const expected = whole!.stdout.split('\n').with(40, JSON.stringify({ id: 'crash', error: 'The parser crashed on it.' }));
    expect(broken!.stdout.split('\n')).toEqual(expected);
  });
});
