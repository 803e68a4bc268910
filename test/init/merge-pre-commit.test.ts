import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseText } from 'yaml';

import { preCommitConfig } from '../../src/init/hooks.ts';
import { mergePreCommit } from '../../src/init/merge-pre-commit.ts';
import { added, holdsEveryByteOf } from './merging.ts';

const RECIPE = { repository: 'https://github.com/acme/handiwork', rev: 'v1.2.3' };
const IDS = ['handiwork', 'handiwork-commit-msg'];
const merge = (text: string): string => added(mergePreCommit(text, RECIPE));

const parse = (bytes: string): unknown => parseText(Buffer.from(bytes, 'latin1').toString());

interface Config {
  default_install_hook_types?: string[];
  repos: { repo: string; rev?: string; hooks: { id: string }[] }[];
}

/** What was there is there still; ours is there once, and a second time adds nothing. */
function check(before: string, after: string): void {
  holdsEveryByteOf(before, after);
  const [was, is] = [(parse(before) ?? {}) as Partial<Config>, parse(after) as Config];
  const theirs = is.repos.map(({ hooks, ...rest }) => ({ ...rest, hooks: hooks.filter(({ id }) => !IDS.includes(id)) })).filter(({ hooks }) => hooks.length > 0);
  expect(theirs).toEqual((was.repos ?? []).map(({ hooks, ...rest }) => ({ ...rest, hooks: hooks.filter(({ id }) => !IDS.includes(id)) })).filter(({ hooks }) => hooks.length > 0));
  expect(is.repos.flatMap(({ hooks }) => hooks.map(({ id }) => id)).filter((id) => IDS.includes(id)).toSorted()).toEqual(IDS);
  expect({ ...is, repos: [], default_install_hook_types: [] }).toEqual({ ...was, repos: [], default_install_hook_types: [] });
  expect(is.default_install_hook_types).toEqual(expect.arrayContaining([...(was.default_install_hook_types ?? ['pre-commit']), 'commit-msg']));
  expect(mergePreCommit(after, RECIPE)).toEqual({ kind: 'kept' });
}

const SAMPLE = `# See https://pre-commit.com for more information
repos:
-   repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v3.2.0
    hooks:
    -   id: trailing-whitespace
    -   id: end-of-file-fixer # at the end
`;

describe('a configuration of pre-commit that is there', () => {
  it.each([
    { name: 'the sample of pre-commit', text: SAMPLE },
    { name: 'two spaces', text: 'repos:\n  - repo: local\n    hooks:\n      - id: a\n        entry: a\n        language: system\n' },
    { name: 'no indentation', text: 'repos:\n- repo: local\n  hooks:\n  - id: a\n' },
    { name: 'a hook list at the indent of its key', text: 'repos:\n  - repo: x\n    rev: y\n    hooks:\n    - id: a\n' },
    { name: 'CRLF', text: SAMPLE.replaceAll('\n', '\r\n') },
    { name: 'no final newline', text: SAMPLE.trimEnd() },
    { name: 'a byte order mark', text: `\u00ef\u00bb\u00bf${SAMPLE}` },
    { name: 'a beginning', text: `---\n${SAMPLE}` },
    { name: 'keys before and after', text: `exclude: ^docs/\n\n# all of them\nrepos:\n  - repo: x\n    rev: y\n    hooks:\n      - id: a\n\n# of the service\nci:\n  autofix_prs: false\n` },
    { name: 'a pattern of several lines', text: `exclude: |\n  (?x)^(\n    repos:\n  - repo: none\n  )$\n${SAMPLE}` },
    { name: 'a quoted key', text: `"repos":\n  - "repo": x\n    "rev": y\n    "hooks":\n      - "id": a\n` },
    { name: 'types in one line', text: `default_install_hook_types: [pre-commit, pre-push] # both\n${SAMPLE}` },
    { name: 'types in one line with a comma at the end', text: `default_install_hook_types: [ pre-commit, ]\n${SAMPLE}` },
    { name: 'types line by line', text: `default_install_hook_types:\n  - pre-commit\n  - pre-push\n${SAMPLE}` },
    { name: 'types over several lines that have it', text: `default_install_hook_types: [\n  pre-commit,\n  commit-msg,\n]\n${SAMPLE}` },
    { name: 'all types', text: `default_install_hook_types: [pre-commit, commit-msg]\n${SAMPLE}` },
    { name: 'commented out', text: `${SAMPLE}# - repo: https://github.com/acme/handiwork\n#   rev: v1\n#   hooks: [{id: handiwork}, {id: handiwork-commit-msg}]\n` },
    { name: 'a commented hook at the end of the list', text: `repos:\n  - repo: x\n    rev: y\n    hooks:\n      - id: a\n      # - id: b\n` },
    { name: 'repositories in flow style, each in a line', text: `repos:\n  - {repo: x, rev: y, hooks: [{id: a}]}\n` },
    { name: 'hooks in flow style', text: `repos:\n  - repo: x\n    rev: y\n    hooks: [{id: a}]\n` },
    { name: 'spaced repositories', text: `repos:\n  - repo: x\n    rev: y\n    hooks:\n      - id: a\n\n  - repo: z\n    rev: y\n    hooks:\n      - id: b\n\n` },
    { name: 'no repositories yet', text: 'exclude: ^docs/\n' },
    { name: 'an empty list', text: 'repos:\nexclude: x\n' },
    { name: 'only the first hook', text: `repos:\n  - repo: https://github.com/acme/handiwork\n    rev: v1.0.0\n    hooks:\n      - id: handiwork\n        args: [--style]\n      - id: other\n` },
    { name: 'only the second hook', text: `default_install_hook_types: [commit-msg]\nrepos:\n  - repo: https://github.com/acme/handiwork\n    rev: v1.0.0\n    hooks:\n      - id: handiwork-commit-msg\n` },
    { name: 'nothing', text: '' },
    { name: 'empty lines', text: '\n\n' },
    { name: 'only comments', text: '# nothing yet\r\n' },
    { name: 'bytes of another encoding', text: `# caf\u00e9 \u00ff\n${SAMPLE}` },
  ])('gets the hooks once: $name', ({ text }) => {
    check(text, merge(text));
  });

  it('is extended as it is indented', () => {
    expect(merge(SAMPLE)).toBe(`${SAMPLE.replace('repos:', 'default_install_hook_types: [pre-commit, commit-msg]\nrepos:')}-   repo: https://github.com/acme/handiwork
    rev: v1.2.3
    hooks:
    -   id: handiwork
    -   id: handiwork-commit-msg
`);
  });

  it('gets the hook that is missing beside the other one, of the same kind', () => {
    const text = 'repos:\n  - repo: https://github.com/acme/handiwork\n    rev: v1.0.0\n    hooks:\n      - id: handiwork-system\n        stages: [pre-commit]\n';
    expect(merge(text)).toContain('        stages: [pre-commit]\n      - id: handiwork-commit-msg-system\n');
  });

  it('is the recipe where nothing was', () => {
    expect(merge('')).toBe(preCommitConfig(RECIPE));
  });

  it.each([
    { name: 'as published', text: preCommitConfig(RECIPE) },
    { name: 'installed', text: preCommitConfig({ ...RECIPE, system: true }) },
    { name: 'of an earlier version elsewhere', text: preCommitConfig({ repository: 'git@example.org:mirror/handiwork.git', rev: 'v0.0.1' }) },
    { name: 'in flow style', text: `{repos: [{repo: x, rev: y, hooks: [{id: handiwork}, {"id": "handiwork-commit-msg"}]}]}` },
    { name: 'as local hooks', text: 'repos:\n- repo: local\n  hooks:\n  - id: provenance\n    entry: npx --no handiwork staged\n  - id: message\n    entry: node_modules/.bin/handiwork commit-msg\n' },
  ])('is kept where the hooks are there: $name', ({ text }) => {
    expect(mergePreCommit(text, RECIPE)).toEqual({ kind: 'kept' });
  });

  it.each([
    { name: 'all in flow style', text: '{repos: [{repo: x, rev: y, hooks: [{id: a}]}]}\n', paste: '"hooks":[{"id":"handiwork"},{"id":"handiwork-commit-msg"}]}' },
    { name: 'a list in flow style', text: 'repos: [{repo: x, rev: y, hooks: [{id: a}]}]\n', paste: '{"repo":"https://github.com/acme/handiwork"' },
    { name: 'an empty list in flow style', text: 'repos: []\n', paste: '{"repo":' },
    { name: 'an anchor', text: 'repos: &all\n  - repo: x\n', paste: '  - repo: https' },
    { name: 'an alias', text: 'x: &all\n  - repo: x\nrepos: *all\n', paste: '  - repo: https' },
    { name: 'tabs', text: 'repos:\n\t- repo: x\n', paste: '  - repo: https' },
    { name: 'two documents', text: `${SAMPLE}---\n${SAMPLE}`, paste: '  - repo: https' },
    { name: 'a document that ends', text: `${SAMPLE}...\n`, paste: '  - repo: https' },
    { name: 'a list at the top', text: '- repo: x\n  hooks:\n  - id: a\n', paste: '  - repo: https' },
    { name: 'a text that keeps its blank lines', text: 'repos:\n  - repo: local\n    hooks:\n      - id: a\n        entry: |+\n          x\n\n', paste: '  - repo: https' },
    { name: 'types over several lines', text: `default_install_hook_types: [\n  pre-commit,\n]\n${SAMPLE}`, paste: 'default_install_hook_types: [pre-commit, commit-msg]' },
    { name: 'UTF-16', text: 'r\0e\0p\0o\0s\0:\0', paste: '  - repo: https' },
    { name: 'a text over several lines', text: `exclude: "a\n  b"\n${SAMPLE}`, paste: '  - repo: https' },
    { name: 'broken', text: 'repos:\n    - repo: x\n  - repo: y\n', paste: '  - repo: https' },
  ])('is left to a person, who is told what to paste: $name', ({ text, paste }) => {
    const merged = mergePreCommit(text, RECIPE);
    expect(merged.kind === 'by-hand' && merged.paste.map((one) => one.text).join('\n')).toContain(paste);
  });

  it('keeps what it said, however it is written', () => {
    const style = fc.record({
      indent: fc.integer({ min: 0, max: 4 }), gap: fc.integer({ min: 2, max: 5 }), inner: fc.integer({ min: 0, max: 3 }), innerGap: fc.integer({ min: 2, max: 4 }),
      end: fc.constantFrom('\n', '\r\n'), isOpen: fc.boolean(), spaced: fc.boolean(), quoted: fc.boolean(),
      before: fc.constantFrom('', '# heading\n', 'exclude: x\n', '---\n', 'ci:\n  skip: [a]\n\n# ours\n', 'default_install_hook_types: [pre-commit]\n'),
      after: fc.constantFrom('', '\n', '# end\n', '\n# of the rest\nfail_fast: true\n', 'default_install_hook_types:\n- pre-push\n'),
      comment: fc.constantFrom('', '# - id: b', '  # deeper', '# - repo: z'),
      repos: fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(fc.property(style, (s) => {
      const key = (name: string): string => (s.quoted ? `"${name}":` : `${name}:`);
      const repos = s.repos.map((hooks, number) => {
        const pad = ' '.repeat(s.indent + s.gap);
        const ids = hooks.map((id) => `${pad}${' '.repeat(s.inner)}${'-'.padEnd(s.innerGap)}id: ${id}\n`);
        const comment = s.comment === '' ? '' : `${pad}${' '.repeat(s.inner)}${s.comment}\n`;
        return `${' '.repeat(s.indent)}${'-'.padEnd(s.gap)}repo: r${number}\n${pad}rev: v\n${pad}${key('hooks')}\n${ids.join('')}${comment}`;
      });
      const whole = `${s.before}${key('repos')}\n${repos.join(s.spaced ? '\n' : '')}${s.after}`.replaceAll('\n', s.end);
      const text = s.isOpen ? whole.trimEnd() : whole;
      if (s.before.includes('default') && s.after.includes('default')) return;
      check(text, merge(text));
    }), { numRuns: 300 });
  });
});
