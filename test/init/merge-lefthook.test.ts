import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { LEFTHOOK, LEFTHOOK_RUNS } from '../../src/init/hooks.ts';
import { mergeLefthook } from '../../src/init/merge-lefthook.ts';
import { added, holdsEveryByteOf } from './merging.ts';

type Command = { name?: string; run?: string };
type Hook = { commands?: Record<string, Command> | null; jobs?: Command[] | null };
type Config = Record<string, Hook | null>;

const merge = (text: string): string => added(mergeLefthook(text, 'lefthook.yml'));
const isOurs = ({ run = '' }: Command): boolean => run.includes('./node_modules/.bin:$PATH" handiwork');

/** Without what Handiwork adds, and what is then empty. */
function theirs(config: Config): unknown {
  return Object.fromEntries(Object.entries(config).flatMap(([name, hook]) => {
    if (hook === null || typeof hook !== 'object' || Array.isArray(hook)) return hook === null ? [] : [[name, hook]];
    const commands = Object.entries(hook.commands ?? {}).filter(([, one]) => !isOurs(one));
    const rest = { ...hook, ...(hook.jobs ? { jobs: hook.jobs.filter((one) => !isOurs(one)) } : {}) };
    delete rest.commands;
    const left = { ...rest, ...(commands.length > 0 ? { commands: Object.fromEntries(commands) } : {}) };
    return Object.keys(left).length > 0 ? [[name, left]] : [];
  }));
}

const runsOf = (hook: Hook | null | undefined): (string | undefined)[] => [...Object.values(hook?.commands ?? {}), ...(hook?.jobs ?? [])].filter(isOurs).map(({ run }) => run);

const COMMANDS = `# ours
pre-commit:
  parallel: true
  commands:
    lint:
      glob: "*.ts"
      run: npx eslint {staged_files} # fast
    # types:
    #   run: npx tsc
`;

describe('a configuration of lefthook that is there', () => {
  it.each([
    { name: 'commands', text: COMMANDS },
    { name: 'CRLF', text: COMMANDS.replaceAll('\n', '\r\n') },
    { name: 'no final newline', text: COMMANDS.trimEnd() },
    { name: 'four spaces', text: 'pre-commit:\n    commands:\n        lint:\n            run: a\n\ncommit-msg:\n    commands:\n        check:\n            run: b\n' },
    { name: 'jobs', text: 'pre-commit:\n  jobs:\n    - name: lint\n      run: a\n\n    - run: b\n' },
    { name: 'jobs at the indent of their key', text: 'pre-commit:\n  jobs:\n  - run: a\n  parallel: true\n' },
    { name: 'a hook of scripts alone', text: 'pre-commit:\n  scripts:\n    "a.sh":\n      runner: bash\n' },
    { name: 'an empty hook', text: 'pre-commit:\npre-push:\n  commands:\n    test:\n      run: a\n' },
    { name: 'empty commands', text: 'pre-commit:\n  commands:\n    # none yet\n' },
    { name: 'another hook', text: 'pre-push:\n   commands:\n      test:\n         run: npm test\n' },
    { name: 'a call in another hook', text: 'pre-push:\n  commands:\n    a:\n      run: handiwork staged\n' },
    { name: 'a script in lines of its own', text: 'commit-msg:\n  commands:\n    a:\n      run: |\n        pre-commit:\n          x\n\npre-commit:\n  commands:\n    b: { run: c }\n' },
    { name: 'names of several words', text: 'pre-commit:\n  commands:\n    lint the code: {run: a}\n    "types: all":\n      run: b\n' },
    { name: 'what lefthook install makes', text: '# EXAMPLE USAGE:\n#\n# pre-commit:\n#   jobs:\n#     - run: yarn eslint {staged_files}\n' },
    { name: 'commented out', text: LEFTHOOK.replaceAll(/^/gm, '# ') },
    { name: 'nothing', text: '' },
  ])('gets the hooks once: $name', ({ text }) => {
    const after = merge(text);
    holdsEveryByteOf(text, after);
    const [was, is] = [(parse(text) ?? {}) as Config, parse(after) as Config];
    expect(theirs(is)).toEqual(theirs(was));
    for (const hook of ['pre-commit', 'commit-msg'] as const) expect(runsOf(is[hook])).toEqual([LEFTHOOK_RUNS[hook]]);
    expect(mergeLefthook(after, 'lefthook.yml')).toEqual({ kind: 'kept' });
  });

  it('gets a command after the last one, indented as they are, and the other hook at the end', () => {
    expect(merge(COMMANDS)).toBe(`${COMMANDS}    handiwork:
      run: PATH="./node_modules/.bin:$PATH" handiwork staged
commit-msg:
  commands:
    handiwork:
      run: PATH="./node_modules/.bin:$PATH" handiwork commit-msg {1}
`);
  });

  it.each([
    { name: 'as written', text: LEFTHOOK },
    { name: 'through npx, as jobs', text: 'pre-commit:\n  jobs:\n    - run: npx --no-install handiwork staged --style\ncommit-msg:\n  jobs: [{run: "pnpm exec handiwork commit-msg {1}"}]\n' },
    { name: 'by name', text: 'pre-commit:\n  commands:\n    handiwork:\n      run: ./tools/provenance\ncommit-msg:\n  jobs:\n    - name: handiwork\n      run: ./tools/message {1}\n' },
  ])('is kept where the hooks are there: $name', ({ text }) => {
    expect(mergeLefthook(text, 'lefthook.yml')).toEqual({ kind: 'kept' });
  });

  it.each([
    { name: 'flow style', path: 'lefthook.yml', text: 'pre-commit: {commands: {a: {run: b}}}\n', paste: 'handiwork staged' },
    { name: 'an alias', path: 'lefthook.yml', text: 'x: &x\n  commands:\n    a: {run: b}\npre-commit: *x\n', paste: 'handiwork staged' },
    { name: 'keys from elsewhere', path: 'lefthook.yml', text: 'x: &x\n  commands:\n    a: {run: b}\npre-commit:\n  <<: *x\n', paste: 'handiwork staged' },
    { name: 'tabs', path: 'lefthook.yml', text: 'pre-commit:\n\tcommands:\n', paste: 'handiwork staged' },
    { name: 'JSON', path: '.lefthook.json', text: '{"pre-commit": {"jobs": []}}\n', paste: '"handiwork": { "run": "PATH=\\"./node_modules/.bin:$PATH\\" handiwork staged" }' },
    { name: 'TOML', path: 'lefthook.toml', text: '[pre-commit.commands.a]\nrun = "b"\n', paste: `[pre-commit.commands.handiwork]\nrun = 'PATH="./node_modules/.bin:$PATH" handiwork staged'` },
  ])('is left to a person, who is told what to paste: $name', ({ path, text, paste }) => {
    const merged = mergeLefthook(text, path);
    expect(merged.kind === 'by-hand' && merged.paste.map((one) => one.text).join('\n')).toContain(paste);
  });

  it('is kept where a person has pasted', () => {
    expect(mergeLefthook(`[pre-commit.commands.h]\nrun = 'handiwork staged'\n[commit-msg.commands.h]\nrun = 'handiwork commit-msg {1}'\n`, 'lefthook.toml')).toEqual({ kind: 'kept' });
  });
});
