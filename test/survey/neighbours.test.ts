import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/api/finding.ts';
import { hashesOf } from '../../src/findings/fingerprint.ts';
import { TextLines } from '../../src/findings/lines.ts';
import { joinNeighbours } from '../../src/survey/neighbours.ts';

/** Lines of a file: whose commit each is (`.` for a person's), a space, the text. */
function read(lines: readonly string[]): { text: TextLines; findings: Finding[] } {
  const text = new TextLines(lines.map((line) => line.slice(2)).join('\n'));
  const findings: Finding[] = [];
  for (const [at, line] of lines.entries()) {
    const [commit = '.'] = line;
    const last = findings.at(-1);
    if (commit === '.') continue;
    if (last?.commit === commit && last.endLine === at) last.endLine = at + 1;
    else findings.push({ rule: 'declared', class: 'declared', level: 'warning', heuristic: 'trailer', agent: commit === 'o' ? 'codex' : 'claude-code', commit, path: 'a.ts', startLine: at + 1, endLine: at + 1, message: '', fingerprint: '' });
  }
  return { text, findings: findings.map((one) => finished(one, text)) };
}

const finished = (one: Finding, text: TextLines): Finding => {
  const { startLine = 0, endLine = 0 } = one;
  return { ...one, message: `${startLine === endLine ? `Line ${startLine}` : `Lines ${startLine} to ${endLine}`}: declared.`, ...hashesOf(one, text) };
};

const joined = (lines: readonly string[]): string[] => {
  const { text, findings } = read(lines);
  return joinNeighbours(findings, text).map(({ finding: { commit, startLine, endLine }, lines: own }) => `${commit} ${startLine}-${endLine} ${own}`);
};

describe('neighbouring findings', () => {
  it.each<[string, string[], string[]]>([
    ['of one commit are one over blank lines', ['x a()', '. ', '.   ', 'x b()'], ['x 1-4 2']],
    ['of one commit are two over code', ['x a()', '. code()', 'x b()'], ['x 1-1 1', 'x 3-3 1']],
    ['of one commit are two over a bracket that a person wrote', ['x a()', '. }', 'x b()'], ['x 1-1 1', 'x 3-3 1']],
    ['of two commits are two', ['x a()', 'y b()', 'x c()'], ['x 1-1 1', 'y 2-2 1', 'x 3-3 1']],
    ['of two agents are two', ['x a()', 'o }', 'x c()'], ['x 1-1 1', 'o 2-2 1', 'x 3-3 1']],
    ['take in a bracket of another commit of the agent', ['x if (a) {', 'y }', 'x b()'], ['x 1-3 3']],
    ['take in a blank line of another commit of the agent', ['x a()', 'y ', 'x b()'], ['x 1-3 3']],
    ['take it in at the end, and at the beginning', ['y }', 'x a()', 'z );'], ['x 1-3 3']],
    ['without a word are one', ['x }', 'y )', 'z '], ['x 1-3 3']],
    ['go on from what they took in to their own commit only', ['x a()', 'y }', 'z b()'], ['x 1-2 2', 'z 3-3 1']],
    ['know words of every script', ['x a()', 'y // 漢字', 'x b()'], ['x 1-1 1', 'y 2-2 1', 'x 3-3 1']],
  ])('%s', (_what, lines, expected) => expect(joined(lines)).toEqual(expected));

  it('have the words and the fingerprint of one finding over all of their lines', () => {
    const { text, findings } = read(['x a()', '. ', 'x b()']);
    const [one] = joinNeighbours(findings, text);
    const whole = finished({ ...(findings[0] as Finding), endLine: 3 }, text);
    expect(one?.finding).toEqual(whole);
    expect(one?.finding.message).toBe('Lines 1 to 3: declared.');
  });

  it('leave alone what is not said line by line', () => {
    const { text, findings: [finding] } = read(['x a()', 'x b()']);
    const others = [{ ...finding, class: 'stylistic', rule: 'resembles' }, { rule: 'agents-md', class: 'contextual', level: 'note', heuristic: 'agents-md', message: 'A file.', fingerprint: 'c:1' }] as Finding[];
    expect(joinNeighbours([...others, finding as Finding], text).map(({ finding: one }) => one)).toEqual(expect.arrayContaining([...others, finding]));
  });

  const file = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'o', '.'), fc.constantFrom('call()', '}', '', '  ')).map(([commit, text]) => `${commit} ${text}`), { maxLength: 30 });

  it('lose no line, overlap nowhere, and are the same when joined again', () => {
    fc.assert(fc.property(file, (lines) => {
      const { text, findings } = read(lines);
      const once = joinNeighbours(findings, text);
      const covered = new Set(once.flatMap(({ finding: { startLine = 0, endLine = 0 } }) => Array.from({ length: endLine - startLine + 1 }, (_, at) => startLine + at)));
      for (const [at, line] of lines.entries()) if (!line.startsWith('.')) expect(covered.has(at + 1)).toBe(true);
      expect(once.reduce((sum, { lines: own }) => sum + own, 0)).toBe(lines.filter((line) => !line.startsWith('.')).length);
      for (const [at, { finding }] of once.entries()) expect(finding.startLine ?? 0).toBeGreaterThan(once[at - 1]?.finding.endLine ?? 0);
      expect(joinNeighbours(once.map(({ finding }) => finding), text).map(({ finding }) => finding)).toEqual(once.map(({ finding }) => finding));
    }));
  });

  it('are the same wherever they are moved to', () => {
    fc.assert(fc.property(file, fc.nat(5), (lines, by) => {
      const prints = (all: readonly string[]): string[] => {
        const { text, findings } = read(all);
        return joinNeighbours(findings, text).map(({ finding: { fingerprint } }) => fingerprint);
      };
      expect(prints([...Array.from({ length: by }, () => '. code()'), ...lines])).toEqual(prints(lines));
    }));
  });
});
