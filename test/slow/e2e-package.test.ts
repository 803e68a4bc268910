import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Agent, Heuristic } from 'handiwork/heuristic';
import { agents } from '../../heuristics/commits/agents/index.ts';
import { heuristics } from '../../heuristics/index.ts';
import { removeScratch } from '../history/scratch.ts';
import { repository } from '../scan/repositories.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', [...args, '--loglevel=error'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let home: string;
let folder: string;
let program: string;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

async function handiwork(args: readonly string[], options: { cwd?: string; env?: Record<string, string>; input?: string } = {}): Promise<Run> {
  const running = promisify(execFile)(process.execPath, [program, ...args], { cwd: options.cwd ?? home, env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...options.env }, maxBuffer: 1 << 26 });
  running.child.stdin?.end(options.input ?? '');
  return running.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr }), (error: Error & Run) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }));
}

/** The files that a module loads when it is imported, itself included, but for packages. */
function modulesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?:[^\n]* from )?"(\.[^"]+)";$/gm)) modulesOf(join(dirname(file), path), seen);
  return seen;
}

/** The package as npm would publish it, installed in an empty folder elsewhere. */
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'handiwork-package-'));
  const [packed] = JSON.parse(npm(ROOT, 'pack', '--json', '--pack-destination', home)) as { filename: string }[];
  writeFileSync(join(home, 'package.json'), '{"name":"elsewhere","private":true}');
  npm(home, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', `./${packed?.filename ?? ''}`);
  program = join(home, 'node_modules/handiwork/dist/src/cli.js');
  ({ folder } = repository());
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  removeScratch();
});

describe('the package', () => {
  it.skipIf(process.platform === 'win32')('is built as a program that npx can start, also where it was built before', () =>
    expect(statSync(join(ROOT, 'dist/src/cli.js')).mode & 0o111).toBe(0o111));

  it('holds what a user needs and nothing of the workshop', () => {
    const root = join(home, 'node_modules/handiwork');
    for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/src/index.d.ts', 'src/report/report.schema.json', 'src/guides/audit.md']) expect(existsSync(join(root, file)), file).toBe(true);
    expect(readdirSync(root).toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'src']);
    expect(readdirSync(join(root, 'dist')).toSorted()).toEqual(['heuristics', 'src', 'web']);
  });

  it('loads its agents and heuristics from one module each, which say what the separate files say', async () => {
    const at = (path: string): string => join(home, 'node_modules/handiwork/dist/heuristics', path);
    for (const path of ['index.js', 'commits/agents/index.js']) expect(modulesOf(at(path)).size, path).toBeLessThan(5);
    const bundled = (await import(pathToFileURL(at('index.js')).href)) as { heuristics: readonly Heuristic[] };
    expect(bundled.heuristics.map(({ meta }) => meta)).toEqual(heuristics.map(({ meta }) => meta));
    expect(((await import(pathToFileURL(at('commits/agents/index.js')).href)) as { agents: readonly Agent[] }).agents).toEqual(agents);
  });

  it('is few modules, a hook fewer still', () => {
    const at = (path: string): string => join(home, 'node_modules/handiwork/dist/src', path);
    expect(modulesOf(at('index.js')).size).toBeLessThan(10);
    const [hook, scan] = ['parts/hooks.js', 'parts/scan.js'].map((path) => modulesOf(at(path)));
    expect(hook?.has(at('parts/scan.js'))).toBe(false);
    expect(scan?.has(at('parts/hooks.js'))).toBe(true);
    expect(modulesOf(at('parts/supervise.js')).size).toBe(1);
    const list = readdirSync(at('parts')).find((name) => readFileSync(at(join('parts', name)), 'utf8').includes('There is no list of')) ?? '';
    expect(modulesOf(at(join('parts', list))).has(at('parts/scan.js'))).toBe(false);
  });

  it('knows its build, so that nothing kept by another is taken for its own', () => {
    expect(readFileSync(join(home, 'node_modules/handiwork/dist/src/parts/scan.js'), 'utf8')).toMatch(/BUILD = ["']?[`"'][0-9a-f]{32}/);
  });

  it('writes the report as a page, with its own script in it', async () => {
    const { code, stdout } = await handiwork(['scan', folder, '--format', 'html']);
    expect([code, stdout.match(/<script>/g)?.length, stdout.includes('Content-Security-Policy')]).toEqual([0, 1, true]);
  });

  it('has few dependencies, and none that is compiled on installation', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object };
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(12);
  });

  it('starts through npx', () => {
    expect(execFileSync('npx', ['--no-install', 'handiwork', '--version'], { cwd: home, encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('scans a repository: the report on standard output, nothing on standard error', async () => {
    const { code, stdout, stderr } = await handiwork(['scan', folder, '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, agents: [{ agent: 'claude-code', lines: 11 }] });
  });

  it('says the same from any directory', async () => {
    const [one, two] = await Promise.all([handiwork(['scan', folder, '--format', 'json']), handiwork(['scan', folder, '--format', 'json'], { cwd: '/' })]);
    expect(one.stdout).toBe(two.stdout);
  });

  it.each([
    { args: ['--ban', 'claude-code'], code: 1 },
    { args: ['--ban', 'devin'], code: 0 },
    { args: ['--bam', 'devin'], code: 2 },
  ])('answers "scan $args" with exit code $code', async ({ args, code }) => {
    expect((await handiwork(['scan', folder, ...args])).code).toBe(code);
  });

  it.each([
    ['a file of its own', 'node_modules/handiwork/dist/src/parts/scan.js'],
    ['a dependency', 'node_modules/cac'],
    ['the words for what goes wrong', 'node_modules/handiwork/dist/src/parts/start.js'],
  ])('answers with exit code 2, which is no finding, where %s is missing', async (_, path) => {
    const [there, away] = [join(home, path), join(home, 'away')];
    renameSync(there, away);
    try {
      const { code, stdout, stderr } = await handiwork(['scan', folder, ...(path.endsWith('start.js') ? ['--bam'] : [])]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^handiwork: a part of it could not be loaded: .*\n.*install Handiwork again\.\n$/i);
    } finally {
      renameSync(away, there);
    }
  });

  it('colours on demand only', async () => {
    expect((await handiwork(['scan', folder])).stdout).not.toContain('\u001b[');
    expect((await handiwork(['scan', folder], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
    expect((await handiwork(['scan', folder], { env: { FORCE_COLOR: '1' } })).stderr).toBe('');
  });

  it('reads NDJSON from standard input', async () => {
    const { code, stdout } = await handiwork(['classify', '--unit'], { input: '{"id":1,"path":"a.py","text":"def f(a):\\n    return a\\n"}\n' });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 1 });
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [program, 'list', 'heuristics', '--format', 'json'], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('can be used as a library, and prints nothing', async () => {
    const script = `import { scan, classify, blame, HandiworkError } from 'handiwork';
      const report = await scan(${JSON.stringify(folder)});
      const { lines } = await blame(${JSON.stringify(join(folder, 'app.py'))});
      if (report.files.length !== 3 || lines.length !== 18 || classify({ path: 'a.py', text: '' }).units.length !== 0 || !HandiworkError) process.exit(3);`;
    writeFileSync(join(home, 'use.mjs'), script);
    expect(await promisify(execFile)(process.execPath, ['use.mjs'], { cwd: home })).toEqual({ stdout: '', stderr: '' });
  });

  it('loads a plugin that is installed where it runs, and shows its heuristics under their namespace', async () => {
    const place = join(home, 'node_modules/handiwork-plugin-house');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"name":"handiwork-plugin-house","version":"1.0.0","type":"module","exports":"./index.js"}');
    writeFileSync(join(place, 'index.js'), `import { defineHeuristic, definePlugin } from 'handiwork/heuristic';
      const tabs = defineHeuristic({
        meta: { id: 'tab-lines', summary: 'Lines that begin with a tab', rationale: 'House style.', confounders: ['editors'], needs: ['text'], languages: ['*'], stability: 'experimental', since: '1.0.0',
          measure: { unit: 'share of lines', range: [0, 1] }, messages: { seen: '{{measure}}' }, examples: { high: [{ language: 'python', code: '\\tx' }], low: [{ language: 'python', code: 'x' }] } },
        defaults: {},
        observe(unit, { report }) { report({ messageId: 'seen', measure: unit.lines.filter((line) => line.startsWith('\\t')).length / unit.lines.length }); },
      });
      export default definePlugin({ meta: { name: 'handiwork-plugin-house', version: '1.0.0', namespace: 'house' }, heuristics: [tabs] });`);
    expect((await handiwork(['list', 'heuristics', '--plugin', 'house'])).stdout).toContain('house/tab-lines');
    expect((await handiwork(['list', 'heuristics', '--plugin', 'house'], { cwd: '/' })).code).toBe(2);
  });
});

describe('Ctrl-C', () => {
  it.skipIf(process.platform === 'win32')('ends a scan with a partial report that says so', async () => {
    const child = spawn(process.execPath, [program, 'scan', ...Array.from({ length: 40 }, () => ROOT), '--format', 'json'], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    // Long enough to have begun on a busy machine, and forty scans take far longer on any.
    setTimeout(() => child.kill('SIGINT'), 6000);
    const [code] = (await once(child, 'close')) as [number];
    const notes = (JSON.parse(stdout) as { coverage: { notes: { message: string }[] } }[]).flatMap(({ coverage }) => coverage.notes.map(({ message }) => message));
    expect(code).toBe(2);
    expect(notes.join('\n')).toContain('interrupted');
  });
});
