import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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

function scan(path: string, ...flags: string[]): Promise<{ code: number; report: Report }> {
  const args = ['--conditions=handiwork-source', '--import', 'tsx', '--import', join(folder, 'preload.mjs'), join(ROOT, 'src/cli.ts'), 'scan', path, '--format', 'json', ...flags];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 64 << 20 }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, report: JSON.parse(stdout) as Report });
    });
  });
}

describe.skipIf(process.platform === 'win32')('a file that crashes the native parser', () => {
  const repository = join(folder, 'repository');

  it('costs that file only: it is named in coverage, the others are read, and the run counts as incomplete', async () => {
    writeFileSync(join(folder, 'preload.mjs'), PRELOAD);
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
