import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { parseConfig } from '../../src/config/parse.ts';
import { initFiles } from '../../src/init/files.ts';
import { LEFTHOOK } from '../../src/init/hooks.ts';
import { sourceOf } from '../../src/init/source.ts';
import { COMMENT_SCRIPT, commentWorkflow, gitlabTemplate, reviewWorkflow } from '../../src/init/workflows.ts';
import { run } from '../commands/run.ts';
import { git, removeScratch, scratchFolder } from '../history/scratch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const schemaOf = (name: string): AnySchema => JSON.parse(readFileSync(join(ROOT, 'test/schemas', `${name}.schema.json`), 'utf8')) as AnySchema;
const addFormats = formats as unknown as (ajv: Ajv) => void;

function problems(schema: string, text: string): unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schemaOf(schema));
  validate(parse(text));
  return validate.errors ?? [];
}

/** Each file below a folder with its text, links not followed. */
const filesIn = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map(({ parentPath, name }): [string, string] => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')]).toSorted();

const SOURCE = sourceOf('github:acme/handiwork');
const page = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const workflows = [
  { name: 'the review workflow', schema: 'github-workflow', text: reviewWorkflow('1.2.3', SOURCE) },
  { name: 'the comment workflow', schema: 'github-workflow', text: commentWorkflow() },
  { name: 'our own workflow', schema: 'github-workflow', text: page('.github/workflows/ci.yml') },
  { name: 'the action', schema: 'github-action', text: page('action.yml') },
];

describe('what services read', () => {
  it.each([
    ...workflows,
    { name: 'the GitLab template', schema: 'gitlab-ci', text: gitlabTemplate('1.2.3') },
    { name: 'the hooks of the pre-commit framework', schema: 'pre-commit-hooks', text: page('.pre-commit-hooks.yaml') },
  ])('conforms to its published schema: $name', ({ schema, text }) => {
    expect(problems(schema, text)).toEqual([]);
  });

  it.each(workflows)('names other actions by commit: $name', ({ text }) => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('acme/'));
    expect(used.filter((name) => !/@[0-9a-f]{40}$/.test(name))).toEqual([]);
  });

  it.each(workflows)('puts nothing of a stranger into a script: $name', ({ text }) => {
    const scripts: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if ((key === 'run' || key === 'script') && typeof inner === 'string') scripts.push(inner);
        else collect(inner);
      }
    };
    collect(parse(text));
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('lets the pre-commit framework read the name of the package from npm pack', () => {
    expect(page('.npmrc')).toMatch(/^foreground-scripts=false$/m);
  });

  it('reads pull requests without the right to write', () => {
    const { on, permissions } = parse(reviewWorkflow('1.2.3', SOURCE)) as { on: object; permissions: object };
    expect([Object.keys(on), permissions]).toEqual([['pull_request'], { contents: 'read' }]);
  });
});

describe('the comment', () => {
  interface Posted { created: string[]; updated: string[]; failed: string[]; noticed: string[] }

  /** Runs the script of the second workflow against a forge that only remembers. */
  async function post(files: Record<string, string>, { headSha = 'abc', comments = [] as object[] } = {}): Promise<Posted> {
    const posted: Posted = { created: [], updated: [], failed: [], noticed: [] };
    const issues = {
      listComments: {},
      createComment: ({ body }: { body: string }) => void posted.created.push(body),
      updateComment: ({ body }: { body: string }) => void posted.updated.push(body),
    };
    const github = { rest: { pulls: { get: () => Promise.resolve({ data: { head: { sha: headSha } } }) }, issues }, paginate: () => Promise.resolve(comments) };
    const core = { setFailed: (text: string) => void posted.failed.push(text), notice: (text: string) => void posted.noticed.push(text) };
    const context = { repo: { owner: 'o', repo: 'r' }, payload: { workflow_run: { head_sha: 'abc' } } };
    const require = () => ({ readFileSync: (name: string) => files[name] ?? '' });
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (...args: string[]) => (...args: unknown[]) => Promise<void>;
    await new AsyncFunction('require', 'github', 'context', 'core', COMMENT_SCRIPT)(require, github, context, core);
    return posted;
  }

  const BODY = '<!-- handiwork:review -->\nwords';
  const files = { 'handiwork/number': '7\n', 'handiwork/comment.md': BODY };
  const own = { id: 1, user: { login: 'github-actions[bot]' }, body: BODY };

  it('is written once', async () => {
    expect(await post(files)).toMatchObject({ created: [BODY], updated: [] });
  });
  it('is edited afterwards', async () => {
    expect(await post(files, { comments: [own] })).toMatchObject({ created: [], updated: [BODY] });
  });
  it('is not the comment of somebody who copied the mark', async () => {
    expect(await post(files, { comments: [{ ...own, user: { login: 'mallory' } }] })).toMatchObject({ created: [BODY], updated: [] });
  });
  it('waits for the next run when the pull request has moved on', async () => {
    expect(await post(files, { headSha: 'def' })).toMatchObject({ created: [], updated: [], noticed: [expect.any(String)] });
  });
  it.each([{ ...files, 'handiwork/number': '7; rm -rf /' }, { ...files, 'handiwork/number': '-1' }, { ...files, 'handiwork/comment.md': 'buy now' }, {}])('is refused when it is not ours: %o', async (left) => {
    expect(await post(left)).toMatchObject({ created: [], updated: [], failed: [expect.any(String)] });
  });
});

describe('init', () => {
  let folder: string;
  beforeEach(() => {
    folder = scratchFolder();
  });
  afterAll(removeScratch);

  it('writes a configuration that is one', () => {
    for (const preset of ['ban', 'disclose', 'inventory'] as const) {
      const [config] = initFiles({ preset, ban: preset === 'ban' ? ['codex'] : [], from: '2026-07-10', hooks: 'none', ci: 'none' }, { version: '1.2.3', source: SOURCE });
      expect(parseConfig(config?.text ?? '', 'a').preset).toBe(preset);
    }
  });

  it('asks nothing without a terminal, and takes stock only', async () => {
    const { code, stdout } = await run(['init'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('Wrote handiwork.config.json\n')]);
    expect(JSON.parse(readFileSync(join(folder, 'handiwork.config.json'), 'utf8'))).toMatchObject({ preset: 'inventory' });
  });

  it.each([
    { hooks: 'pre-commit', ci: 'github', files: ['handiwork.config.json', '.pre-commit-config.yaml', '.github/workflows/handiwork.yml', '.github/workflows/handiwork-comment.yml'] },
    { hooks: 'lefthook', ci: 'gitlab', files: ['handiwork.config.json', 'lefthook.yml', '.gitlab/handiwork.gitlab-ci.yml'] },
    { hooks: 'husky', ci: 'none', files: ['handiwork.config.json', '.husky/pre-commit', '.husky/commit-msg'] },
  ])('writes what goes with $hooks and $ci', async ({ hooks, ci, files }) => {
    const { stdout } = await run(['init', '--yes', '--ban', 'claude-code', '--from', '2026-07-10', '--hooks', hooks, '--ci', ci], { cwd: folder });
    expect(stdout.split('\n').filter((line) => line.startsWith('Wrote ')).map((line) => line.slice(6))).toEqual(files);
  });

  it.each([
    { repository: 'github:acme/handiwork', action: 'acme/handiwork', isKnown: true },
    { repository: 'acme/handiwork', action: 'acme/handiwork', isKnown: true },
    { repository: { type: 'git', url: 'git+https://github.com/acme/handiwork.git' }, action: 'acme/handiwork', isKnown: true },
    { repository: 'https://gitlab.com/acme/handiwork', action: '_OWNER_/handiwork', isKnown: false },
    { repository: undefined, action: '_OWNER_/handiwork', isKnown: false },
    { repository: { url: 7 }, action: '_OWNER_/handiwork', isKnown: false },
  ])('fetches Handiwork from where its package says that it is: $repository', ({ repository, ...source }) => {
    expect(sourceOf(repository)).toEqual({ ...source, url: `https://github.com/${source.action}` });
  });

  it('guesses no name: files that need one say so, and so does the answer', async () => {
    const { repository } = JSON.parse(page('package.json')) as { repository?: unknown };
    const { action, isKnown } = sourceOf(repository);
    const { stdout } = await run(['init', '--yes', '--hooks', 'pre-commit', '--ci', 'github'], { cwd: folder });
    const written = ['.pre-commit-config.yaml', '.github/workflows/handiwork.yml'].map((name) => readFileSync(join(folder, name), 'utf8'));
    for (const text of written) expect([text.includes(`${action}`), text.includes('# replace _OWNER_')]).toEqual([true, !isKnown]);
    expect(stdout.includes('replace _OWNER_ in .pre-commit-config.yaml and .github/workflows/handiwork.yml')).toBe(!isKnown);
  });

  it.each([[], ['--force']])('keeps the policy that is there where only hooks or a workflow are asked for (%s)', async (...force) => {
    await run(['init', '--yes', '--ban', 'codex'], { cwd: folder });
    const before = readFileSync(join(folder, 'handiwork.config.json'), 'utf8');
    const { code, stdout } = await run(['init', '--yes', '--hooks', 'husky', ...force], { cwd: folder });
    expect([code, stdout, readFileSync(join(folder, 'handiwork.config.json'), 'utf8')]).toEqual([0, expect.stringMatching(/^Kept handiwork\.config\.json\nWrote \.husky\/pre-commit\n/), before]);
    expect((await run(['init', '--yes', '--hooks', 'husky', '--preset', 'inventory'], { cwd: folder })).stderr).toContain('Already there: handiwork.config.json. Nothing was written.');
  });

  it('overwrites nothing unless it is forced to, and writes nothing then', async () => {
    await run(['init', '--yes', '--ban', 'codex'], { cwd: folder });
    const again = await run(['init', '--yes'], { cwd: folder });
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('Already there: handiwork.config.json. Nothing was written.\n  Edit that policy, or leave out --preset, --ban and --from to keep it while hooks or a workflow are added. --force overwrites.')]);
    expect((await run(['init', '--yes', '--force'], { cwd: folder })).code).toBe(0);
  });

  it.each([['--hooks', 'pre-commit', '--ci', 'github'], ['--hooks', 'lefthook', '--ci', 'gitlab'], ['--hooks', 'husky'], []])('changes nothing the second time (%s)', async (...flags) => {
    await run(['init', '--yes', ...flags], { cwd: folder });
    const [before, { code, stdout }, after] = [filesIn(folder), await run(['init', '--yes', ...flags], { cwd: folder }), filesIn(folder)];
    expect([code, after]).toEqual([0, before]);
    expect(stdout).toMatch(/^(?:Kept .*\n)+Next:\n/);
  });

  it('adds to hooks that are there, and leaves all else of them as it is', async () => {
    mkdirSync(join(folder, '.husky'));
    writeFileSync(join(folder, '.husky/pre-commit'), Buffer.from('# caf\u00e9\n\nnpx lint-staged', 'latin1'), { mode: 0o700 });
    const { code, stdout } = await run(['init', '--yes', '--hooks', 'husky'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('Added to .husky/pre-commit\nWrote .husky/commit-msg\n')]);
    expect(readFileSync(join(folder, '.husky/pre-commit'), 'latin1')).toBe('# caf\u00e9\n\nhandiwork staged\nnpx lint-staged');
    expect(statSync(join(folder, '.husky/pre-commit')).mode & 0o777).toBe(0o700);
  });

  it('adds to the file that lefthook reads, whatever its name', async () => {
    mkdirSync(join(folder, '.config'));
    writeFileSync(join(folder, '.config/lefthook.yaml'), 'pre-push:\n  commands:\n    test:\n      run: npm test\n');
    expect((await run(['init', '--yes', '--hooks', 'lefthook'], { cwd: folder })).stdout).toContain('Added to .config/lefthook.yaml\n');
    expect(readdirSync(folder).toSorted()).toEqual(['.config', 'handiwork.config.json']);
  });

  it('says what to paste where it cannot add, and writes nothing then', async () => {
    writeFileSync(join(folder, 'lefthook.yml'), 'pre-commit: {commands: {}}\n');
    const { code, stdout, stderr } = await run(['init', '--yes', '--hooks', 'lefthook', '--ci', 'gitlab'], { cwd: folder });
    expect([code, stdout, readdirSync(folder)]).toEqual([2, '', ['lefthook.yml']]);
    for (const told of ['lefthook.yml was not changed', 'Nothing was written.', '      handiwork:\n          run: PATH="./node_modules/.bin:$PATH" handiwork staged', 'run this again']) expect(stderr).toContain(told);
    expect((await run(['init', '--yes', '--hooks', 'lefthook', '--force'], { cwd: folder })).stdout).toContain('Wrote lefthook.yml\n');
  });

  it('says how to install what the configuration of pre-commit does not', async () => {
    writeFileSync(join(folder, '.pre-commit-config.yaml'), 'repos: [{repo: x, rev: y, hooks: [{id: handiwork}, {id: handiwork-commit-msg}]}]\n');
    const { stdout } = await run(['init', '--yes', '--hooks', 'pre-commit'], { cwd: folder });
    expect(stdout).toContain('Kept .pre-commit-config.yaml\nNext:\n  handiwork check\n  pre-commit install --hook-type pre-commit --hook-type commit-msg\n');
  });

  describe('and links', () => {
    let outside: string;
    beforeEach(() => {
      outside = scratchFolder();
      git(folder, ['init', '-q', '.']);
    });

    it.each([
      { name: 'a file', make: () => { writeFileSync(join(outside, 'a'), 'pre-push:\n'); symlinkSync(join(outside, 'a'), join(folder, 'lefthook.yml')); }, hooks: 'lefthook' },
      { name: 'no file', make: () => symlinkSync(join(outside, 'a'), join(folder, 'lefthook.yml')), hooks: 'lefthook' },
      { name: 'a folder', make: () => symlinkSync(outside, join(folder, '.husky')), hooks: 'husky' },
      { name: 'the folder of git', make: () => symlinkSync(join(folder, '.git/hooks'), join(folder, '.husky')), hooks: 'husky' },
    ])('writes nothing through one that leads out: $name', async ({ make, hooks }) => {
      make();
      const before = [filesIn(folder), filesIn(outside)];
      for (const force of [[], ['--force']]) {
        const { code, stderr } = await run(['init', '--yes', '--hooks', hooks, ...force], { cwd: folder });
        expect([code, stderr]).toEqual([2, expect.stringContaining('is a link that leads out of the files of the repository. Nothing was written.')]);
      }
      expect([filesIn(folder), filesIn(outside)]).toEqual(before);
    });

    it('adds to the file that one leads to inside, and keeps the link', async () => {
      mkdirSync(join(folder, 'web'));
      writeFileSync(join(folder, 'hooks.yml'), '');
      symlinkSync('../hooks.yml', join(folder, 'web/lefthook.yml'));
      expect((await run(['init', '--yes', '--hooks', 'lefthook'], { cwd: join(folder, 'web') })).stdout).toContain('Added to lefthook.yml\n');
      expect([lstatSync(join(folder, 'web/lefthook.yml')).isSymbolicLink(), readFileSync(join(folder, 'hooks.yml'), 'utf8')]).toEqual([true, LEFTHOOK]);
    });
  });

  it.each([
    { name: 'asks nothing where standard input is no terminal', isTTY: false, stderr: '', files: ['handiwork.config.json'] },
    { name: 'writes nothing when the terminal closes before it has the answers', isTTY: true, stderr: 'Nothing was written', files: [] },
  ])('$name', async ({ isTTY, stderr, files }) => {
    const answer = await run(['init'], { cwd: folder, live: true, isTTY });
    expect([answer.code, answer.stderr, readdirSync(folder)]).toEqual([isTTY ? 2 : 0, expect.stringContaining(stderr), files]);
  });

  it('takes answers, asks again where one cannot be used, and asks nothing that a flag says', async () => {
    const stdin = ['bann', 'ban', 'claude-cod', 'claude-code, qoder', 'July', '2026-07-10', ''].map((line) => `${line}\n`).join('');
    const { code, stderr } = await run(['init', '--hooks', 'lefthook'], { cwd: folder, live: true, isTTY: true, stdin });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'handiwork.config.json'), 'utf8'))).toMatchObject({ preset: 'ban', ban: [{ agent: 'claude-code', from: '2026-07-10' }, { agent: 'qoder', from: '2026-07-10' }] });
    expect(readdirSync(folder).toSorted()).toEqual(['handiwork.config.json', 'lefthook.yml']);
    for (const told of ['"bann" is none of them. Did you mean "ban"?', 'Did you mean "claude-code"?', 'needs a day such as 2026-07-10, not "July"']) expect(stderr).toContain(told);
    expect(stderr).not.toContain('Hooks');
  });

  it.each([
    { flags: ['--preset', 'ban', '--from', '2026-07-10'], ban: [{ agent: '*', from: '2026-07-10' }] },
    { flags: ['--from', '2026-07-10'], ban: [{ agent: '*', from: '2026-07-10' }] },
    { flags: ['--preset', 'ban'], ban: undefined },
  ])('bans everybody where nobody is named: $flags', async ({ flags, ban }) => {
    expect((await run(['init', '--yes', ...flags], { cwd: folder })).code).toBe(0);
    const config = JSON.parse(readFileSync(join(folder, 'handiwork.config.json'), 'utf8')) as { preset: string; ban?: unknown };
    expect([config.preset, config.ban]).toEqual(['ban', ban]);
  });

  it('takes no first day for a ban that is none', async () => {
    const { code, stderr } = await run(['init', '--yes', '--preset', 'disclose', '--from', '2026-07-10'], { cwd: folder });
    expect([code, stderr, readdirSync(folder)]).toEqual([2, expect.stringContaining('nothing is banned'), []]);
  });

  it('knows its agents', async () => {
    expect((await run(['init', '--yes', '--ban', 'claude-cod'], { cwd: folder })).stderr).toContain('Did you mean "claude-code"?');
  });
});
