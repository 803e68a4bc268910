import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cli-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The entry file as the package has it, beside modules of the test's own in the place of the program's. */
function runWith(modules: Readonly<Record<string, string>>): { status: number | null; stdout: string; stderr: string } {
  const place = mkdtempSync(join(folder, 'dist-'));
  mkdirSync(join(place, 'commands'));
  const { outputText } = ts.transpileModule(readFileSync(new URL('../../src/cli.ts', import.meta.url), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, rewriteRelativeImportExtensions: true },
  });
  writeFileSync(join(place, 'cli.mjs'), outputText.replaceAll('.js', '.mjs'));
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(place, 'commands', `${name}.mjs`), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(place, 'cli.mjs'), 'staged'], { encoding: 'utf8' });
  return { status, stdout, stderr: stripVTControlCharacters(stderr) };
}

describe('the entry of the program', () => {
  const supervise = 'export const needsSupervision = () => false;';
  const io = 'export const createIo = () => ({});';

  it.each<[string, Record<string, string>]>([
    ['everything else', {}],
    ['what commands are read by', { supervise, io }],
    ['a dependency', { supervise, io, main: "import 'a-dependency-that-is-not-there'; export const main = () => 0;" }],
    ['the words for what went wrong, too', { supervise, io: 'import "./gone.mjs";', main: 'export const main = () => 0;' }],
  ])('ends with 2, which is no finding, where its installation lacks %s', (_, modules) => {
    const { status, stdout, stderr } = runWith(modules);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^handiwork: a part of it could not be loaded: Cannot find (?:module|package) '.*\n {2}Install Handiwork again\.\n$/);
  });

  it.each<[string, Record<string, string>]>([
    ['thrown while it is loaded', { supervise, io, main: 'throw new TypeError("broken");' }],
    ['thrown when nobody waits for it', { supervise, io, main: 'export const main = () => new Promise(() => setTimeout(() => { throw new TypeError("broken"); }));' }],
  ])('tells what is %s, and ends with 2', (_, modules) => {
    const failure = 'export const describeFailure = (error) => `told: ${error.message}\\n`;';
    expect(runWith({ ...modules, failure })).toEqual({ status: 2, stdout: '', stderr: 'told: broken\n' });
  });

  it('ends with what the command answers', () => {
    expect(runWith({ supervise, io, main: 'export const main = async ([name]) => (name === "staged" ? 1 : 0);' }).status).toBe(1);
  });
});
