import { describe, expect, it } from 'vitest';

import { agents } from '../heuristics/commits/agents/index.ts';
import type { Policy } from '../src/config/policy.ts';
import type { Identities } from '../src/history/own-git.ts';
import { parsePatch } from '../src/history/staged.ts';
import { judgeMessage, judgeStaged, recordedMessage } from '../src/hook.ts';

const seconds = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;
const ada = { name: 'Ada', email: 'ada@example.org' };
const identities = (day = '2026-08-01', author = ada): Identities => ({ author, committer: ada, date: seconds(day) });
const CLAUDE = 'Co-Authored-By: Claude <noreply@anthropic.com>';
const ban: Policy = { banned: [{ agent: 'claude-code', from: '2026-07-10' }], allowed: ['qoder'] };
const disclose = (required: 'when-evident' | 'always'): Policy => ({ banned: [], allowed: [], disclose: { trailers: ['assisted-by'], required } });
const breaches = (text: string, policy: Policy | undefined, day?: string): string[] =>
  judgeMessage(text, { agents, policy, identities: identities(day) }).filter(({ breach }) => breach).map(({ message }) => message);

describe('the message hook', () => {
  it.each([
    { name: 'a banned trailer', text: `Add\n\n${CLAUDE}\n`, count: 1 },
    { name: 'a banned footer', text: 'Add\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n', count: 1 },
    { name: 'a banned trailer before the ban', text: `Add\n\n${CLAUDE}\n`, day: '2026-07-09', count: 0 },
    { name: 'a clean message', text: 'Add\n\nBecause.\n', count: 0 },
    { name: 'prose about the agent', text: 'Describe how Claude Code signs its commits\n', count: 0 },
    { name: 'a banned trailer that is commented out', text: `Add\n\n# ${CLAUDE}\n`, count: 0 },
    { name: 'a banned trailer below the scissors', text: `Add\n\n# ------------------------ >8 ------------------------\n${CLAUDE}\n`, count: 0 },
    { name: 'an agent that is not banned', text: 'Add\n\nCo-authored-by: Cursor <cursoragent@cursor.com>\n', count: 0 },
  ])('answers $name with $count breaches', ({ text, day, count }) => {
    expect(breaches(text, ban, day)).toHaveLength(count);
  });

  it('tells of one line once, however many signals see it', () => {
    expect(breaches('Add\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n', ban)).toHaveLength(1);
  });

  it('names the line, the agent, the first day and the reason', () => {
    const policy: Policy = { banned: [{ agent: 'claude-code', from: '2026-07-10', reason: 'ruling 12' }], allowed: [] };
    expect(judgeMessage(`Add\n\n${CLAUDE}\n`, { agents, policy, identities: identities() })).toEqual([
      { class: 'declared', agent: 'claude-code', line: 3, breach: true, message: `"${CLAUDE}" declares claude-code, which is banned from 2026-07-10 (ruling 12).` },
    ]);
  });

  it('lets an exception through while it holds', () => {
    const policy: Policy = { ...ban, exceptions: [{ agents: ['claude-code'], reason: 'trial', expires: '2026-08-15' }] };
    expect(breaches(`Add\n\n${CLAUDE}\n`, policy, '2026-08-15')).toEqual([]);
    expect(breaches(`Add\n\n${CLAUDE}\n`, policy, '2026-08-16')).toHaveLength(1);
  });

  const vendored = (path: string): boolean => path.startsWith('vendor/');
  it.each<{ name: string; policy: Policy; paths: string[]; count: number }>([
    { name: 'an exception for every path of the commit', policy: { ...ban, exceptions: [{ reason: 'r', where: vendored }] }, paths: ['vendor/a.js', 'vendor/b.js'], count: 0 },
    { name: 'an exception for some of its paths', policy: { ...ban, exceptions: [{ reason: 'r', where: vendored }] }, paths: ['vendor/a.js', 'src/b.js'], count: 1 },
    { name: 'an exception for paths, where nothing is known of them', policy: { ...ban, exceptions: [{ reason: 'r', where: vendored }] }, paths: [], count: 1 },
    { name: 'an exception for a commit: this one has no id yet', policy: { ...ban, exceptions: [{ reason: 'r', commits: ['0123456'] }] }, paths: ['a.js'], count: 1 },
    { name: 'a ban that holds in one of its paths', policy: { banned: [{ agent: 'claude-code', where: vendored }], allowed: [] }, paths: ['a.js', 'vendor/a.js'], count: 1 },
    { name: 'a ban that holds elsewhere', policy: { banned: [{ agent: 'claude-code', where: vendored }], allowed: [] }, paths: ['a.js'], count: 0 },
    { name: 'an agent that is allowed in all of its paths', policy: { ...ban, permits: [{ agent: 'claude-code', where: vendored }] }, paths: ['vendor/a.js'], count: 0 },
    { name: 'a missing disclosure, excepted by its paths', policy: { ...disclose('when-evident'), exceptions: [{ reason: 'r', where: vendored }] }, paths: ['vendor/a.js'], count: 0 },
    { name: 'a missing disclosure, excepted by its agent', policy: { ...disclose('when-evident'), exceptions: [{ reason: 'r', agents: ['claude-code'] }] }, paths: [], count: 0 },
    { name: 'a missing disclosure in a place without exception', policy: { ...disclose('when-evident'), exceptions: [{ reason: 'r', where: vendored }] }, paths: ['a.js'], count: 1 },
    { name: 'a missing disclosure of an agent that is banned anyway: the trailer would not make it right', policy: { ...disclose('when-evident'), banned: ban.banned }, paths: [], count: 1 },
    { name: 'a disclosure that is not due yet', policy: { banned: [], allowed: [], disclose: { trailers: ['assisted-by'], required: 'always', from: '2026-08-02' } }, paths: [], count: 0 },
  ])('asks where a rule holds: $name', ({ policy, paths, count }) => {
    const found = judgeMessage(`Add\n\n${CLAUDE}\n`, { agents, policy, identities: identities(), paths });
    expect(found.filter(({ breach }) => breach)).toHaveLength(count);
  });

  it.each([
    { name: 'an agent without the trailer', text: `Add\n\n${CLAUDE}\n`, required: 'when-evident', says: ['claude-code took part, so the message needs the trailer "Assisted-by: claude-code" in its last paragraph.'] },
    { name: 'an agent with the trailer', text: `Add\n\nAssisted-by: claude-code:claude-opus-4.6\n${CLAUDE}\n`, required: 'when-evident', says: [] },
    { name: 'a trailer that names nobody', text: 'Add\n\nAssisted-by: my computer\n', required: 'when-evident', says: ['The trailer "Assisted-by: my computer" names no agent that is known (see handiwork list agents). Write for example "Assisted-by: <agent>".'] },
    { name: 'a denial beside an agent', text: `Add\n\nAssisted-by: none\n${CLAUDE}\n`, required: 'when-evident', says: ['The message says that no agent took part, and shows claude-code. Write "Assisted-by: claude-code" instead.'] },
    { name: 'no agent', text: 'Add\n', required: 'when-evident', says: [] },
    { name: 'silence where an answer is asked for', text: 'Add\n', required: 'always', says: ['The message needs the trailer "Assisted-by: <agent>" in its last paragraph, or "Assisted-by: none".'] },
    { name: 'the answer none', text: 'Add\n\nAssisted-by: none\n', required: 'always', says: [] },
    { name: 'an empty message, which git itself refuses', text: '# nothing\n', required: 'always', says: [] },
  ] as const)('wants disclosure: $name', ({ text, required, says }) => {
    expect(breaches(text, disclose(required))).toEqual(says);
  });

  it('keeps the numbers of the lines it reads', () => {
    expect(recordedMessage('a\r\n# b\r\nc')).toBe('a\n\nc');
  });
});

describe('the hook for what is staged', () => {
  it('judges who the commit will be by', () => {
    const found = judgeStaged([], { agents, policy: ban, identities: identities('2026-08-01', { name: 'Claude', email: 'noreply@anthropic.com' }) });
    expect(found).toMatchObject([{ agent: 'claude-code', class: 'declared', breach: true }]);
  });

  it('lets an author pass where every staged path is excepted', () => {
    const policy: Policy = { ...ban, exceptions: [{ reason: 'r', where: (path) => path.startsWith('vendor/') }] };
    const by = { agents, policy, identities: identities('2026-08-01', { name: 'Claude', email: 'noreply@anthropic.com' }) };
    const staged = (...paths: string[]) => judgeStaged(paths.map((path) => ({ path, oid: '', added: [] })), by).map(({ breach }) => breach);
    expect([staged('vendor/a.js'), staged('vendor/a.js', 'a.js'), staged()]).toEqual([[false], [true], [true]]);
  });

  it('tells of an agent that is set up, and does not stop the commit for it', () => {
    const found = judgeStaged([{ path: '.claude/settings.json', oid: '', added: [{ line: 1, text: '{}' }] }], { agents, policy: ban, identities: identities() });
    expect(found).toMatchObject([{ agent: 'claude-code', class: 'contextual', path: '.claude/settings.json', breach: false }]);
  });
});

describe('a staged patch', () => {
  const patch = [
    'diff --git a/a.ts b/a.ts', `index ${'1'.repeat(40)}..${'2'.repeat(40)} 100644`, '--- a/a.ts', '+++ b/a.ts',
    '@@ -2 +2,2 @@ function f', '-old', '+new', '+++ b/not-a-file', '@@ -9,0 +11 @@', '+last', String.raw`\ No newline at end of file`,
    'diff --git a/b.png b/b.png', `index ${'1'.repeat(40)}..${'3'.repeat(40)} 100644`, 'Binary files a/b.png and b/b.png differ',
    String.raw`diff --git "a/t\tb" "b/t\tb"`, 'new file mode 100644', `index ${'0'.repeat(40)}..${'4'.repeat(40)}`, '--- /dev/null', String.raw`+++ "b/t\tb"`, '@@ -0,0 +1 @@', '+x', '',
  ].join('\n');

  it('gives the added lines with their numbers, whatever they look like', () => {
    expect(parsePatch(patch)).toEqual([
      { path: 'a.ts', oid: '2'.repeat(40), added: [{ line: 2, text: 'new' }, { line: 3, text: '++ b/not-a-file' }, { line: 11, text: 'last' }] },
      { path: 't\tb', oid: '4'.repeat(40), added: [{ line: 1, text: 'x' }] },
    ]);
  });
});
