import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { gitlabTemplate } from '../../src/init/workflows.ts';
import { git, makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLAUDE = 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';

interface Step {
  id?: string;
  run?: string;
  env?: Record<string, string>;
}
const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }>; runs: { steps: Step[] } };

/** Stands for npx: runs this program without a build, and notes the version it was asked for. */
const bin = scratchFolder();
beforeAll(() => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const program = `[ "$1" = --yes ] && shift\nprintf '%s\\n' "$1" > "${join(bin, 'asked')}"\nshift\nexec "${process.execPath}" --import "${tsx}" -C handiwork-source "${join(ROOT, 'src/cli.ts')}" "$@"\n`;
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\n${program}`);
  chmodSync(join(bin, 'npx'), 0o755);
});
afterAll(removeScratch);

let folder: string;
let ids: string[];
beforeEach(() => {
  folder = scratchFolder();
  const config = '{"ban":[{"agent":"claude-code","from":"2026-07-10"}]}';
  ids = makeRepository(folder, [
    { parents: [], date: noon('2026-07-01'), message: 'Start', files: new Map([['a.py', 'x = 1\n'], ['handiwork.config.json', config]]) },
    { parents: [0], date: noon('2026-08-01'), message: CLAUDE, files: new Map([['a.py', 'x = 1\ny = 2\n'], ['handiwork.config.json', config]]) },
  ]);
  git(folder, ['reset', '-q', '--hard']);
});

/** The event of a pull request as GitHub writes it, as far as anything reads it. */
const event = (title: string) => ({
  action: 'synchronize', number: 12,
  pull_request: {
    number: 12, title, body: 'Does it.\r\n\r\nCloses #3', state: 'open', draft: false, user: { login: 'ada', id: 1, type: 'User' },
    labels: [{ id: 5, name: 'enhancement', color: 'ffffff' }], head: { ref: 'feature', sha: ids[1] }, base: { ref: 'main', sha: ids[0] },
  },
  repository: { full_name: 'o/r' }, sender: { login: 'ada' },
});

/** Does what the runner does with the steps that are scripts: fills in expressions, passes outputs on. */
function act(inputs: Record<string, string> = {}, payload: ReturnType<typeof event> = event('Add more')): { code: number; outputs: Record<string, string>; summary: string; log: string; temp: string } {
  const temp = scratchFolder();
  const eventFile = join(temp, 'event.json');
  writeFileSync(eventFile, JSON.stringify(payload));
  const outputs: Record<string, string> = {};
  const values: Record<string, string> = {
    'github.event.pull_request.base.sha': payload.pull_request.base.sha ?? '', 'github.event.pull_request.head.sha': payload.pull_request.head.sha ?? '',
    'github.event.pull_request.number': '12', 'github.sha': payload.pull_request.head.sha ?? '',
    ...Object.fromEntries(Object.entries(ACTION.inputs).map(([name, input]) => [`inputs.${name}`, inputs[name] ?? input.default])),
  };
  const fill = (text: string): string => text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const names = expression.split('||').map((name) => name.trim());
    return names.map((name) => values[name] ?? outputs[name] ?? '').find((value) => value !== '') ?? '';
  });
  let log = '';
  let code = 0;
  for (const { id, run, env = {} } of ACTION.runs.steps) {
    if (run === undefined || code !== 0) continue;
    const [output, summary] = [join(temp, 'output'), join(temp, 'summary')];
    writeFileSync(output, '');
    const filled = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]));
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: folder, encoding: 'utf8',
      env: { PATH: [bin, process.env['PATH']].join(delimiter), HOME: temp, RUNNER_TEMP: temp, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_EVENT_PATH: eventFile, GITHUB_EVENT_NAME: 'pull_request', ...filled },
    });
    log += ran.stdout + ran.stderr;
    code = ran.status ?? -1;
    for (const line of readFileSync(output, 'utf8').split('\n').filter((one) => one.includes('='))) outputs[`steps.${id ?? ''}.outputs.${line.slice(0, line.indexOf('='))}`] = line.slice(line.indexOf('=') + 1);
  }
  const summary = join(temp, 'summary');
  return { code, outputs, log, temp, summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '' };
}

describe('the action', () => {
  it('fails on a pull request against the policy, and leaves what the second workflow posts', () => {
    const { code, outputs, summary, temp, log } = act();
    expect([code, log]).toEqual([1, expect.stringContaining('::error')]);
    expect(outputs).toMatchObject({ 'steps.review.outputs.breached': 'true', 'steps.review.outputs.code': '1', 'steps.review.outputs.findings': '1' });
    expect(summary).toContain('### Handiwork: policy breached');
    expect(readFileSync(join(temp, 'handiwork/number'), 'utf8')).toBe('12\n');
    expect(readFileSync(join(temp, 'handiwork/comment.md'), 'utf8')).toBe(summary);
    expect(JSON.parse(readFileSync(outputs['steps.review.outputs.sarif'] ?? '', 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(join(bin, 'asked'), 'utf8')).toBe(`handiwork@${ACTION.inputs['version']?.default}\n`);
  });

  it.each<{ name: string; inputs: Record<string, string>; code: number }>([
    { name: 'evidence that the workflow does not fail on', inputs: { 'fail-on': 'recorded' }, code: 0 },
    { name: 'a file for SARIF', inputs: { 'sarif-file': 'own.sarif', 'fail-on': 'never' }, code: 0 },
    { name: 'a base that is not there', inputs: { base: '0'.repeat(40) }, code: 2 },
  ])('answers $name with $code', ({ inputs, code }) => {
    expect(act(inputs).code).toBe(code);
  });

  it('runs nothing that the pull request says', () => {
    const mark = join(folder, 'ran');
    const { log } = act({ 'fail-on': 'never' }, event(`"; touch ${mark}; $(touch ${mark}) \`touch ${mark}\`\n::set-output name=x::y`));
    expect([existsSync(mark), log.includes('::set-output')]).toEqual([false, false]);
  });
});

describe('the GitLab template', () => {
  it('fails on a merge request against the policy, and leaves a code quality report', () => {
    const { handiwork } = parse(gitlabTemplate('0.1.0')) as { handiwork: { script: string[] } };
    mkdirSync(join(folder, 'home'));
    const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', handiwork.script.join('\n')], {
      cwd: folder, encoding: 'utf8', env: { PATH: [bin, process.env['PATH']].join(delimiter), HOME: join(folder, 'home'), CI_MERGE_REQUEST_DIFF_BASE_SHA: ids[0], CI_COMMIT_SHA: ids[1] },
    });
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'))).toHaveLength(1);
    expect(readFileSync(join(folder, 'handiwork.md'), 'utf8')).toContain('<!-- handiwork:review -->');
  });
});
