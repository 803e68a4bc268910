import { afterEach, describe, expect, it, vi } from 'vitest';

import { parseArguments } from '../../src/commands/arguments.ts';
import { HandiworkError } from '../../src/shared/errors.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const command = (line: string) => {
  const parsed = parseArguments(line.split(' ').filter((word) => word !== ''));
  if (parsed.kind !== 'command') throw new Error(`not a command: ${parsed.kind}`);
  return { name: parsed.command.usage.split(' ')[0], args: parsed.args, options: parsed.options };
};

const failure = (line: string): HandiworkError => {
  try {
    parseArguments(line.split(' ').filter((word) => word !== ''));
  } catch (error) {
    if (error instanceof HandiworkError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

function helpOf(line: string): string {
  const written = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  written.mockClear();
  const parsed = parseArguments(line.split(' '));
  if (parsed.kind === 'help') parsed.show();
  return written.mock.calls.join('\n');
}

describe('a command line', () => {
  it.each([
    { line: 'scan', args: [] },
    { line: 'scan .', args: ['.'] },
    { line: 'scan a b --format json', args: ['a', 'b'] },
    { line: '--format json scan a', args: ['a'] },
    { line: 'scan -- -odd --path', args: ['-odd', '--path'] },
    { line: 'scan 007 1e3', args: ['007', '1e3'] },
    { line: 'scan -w 42', args: ['42'] },
  ])('reads the paths of "$line"', ({ line, args }) => {
    expect(command(line)).toMatchObject({ name: 'scan', args });
  });

  it.each([
    { line: 'scan --rev 0123456', options: { rev: '0123456' } },
    { line: 'scan --rev=1e5', options: { rev: '1e5' } },
    { line: 'scan --since 2026-07-10', options: { since: '2026-07-10' } },
    { line: 'scan --ban a --ban b', options: { ban: ['a', 'b'] } },
    { line: 'scan -w -M -C', options: { blameWhitespace: true, blameMoves: true, blameCopies: true } },
    { line: 'scan --allow-partial', options: { allowPartial: true } },
    { line: 'scan --no-color', options: { color: false } },
    { line: 'scan --color', options: { color: true } },
  ])('reads the options of "$line" as they were typed', ({ line, options }) => {
    expect(command(line).options).toMatchObject(options);
  });

  it.each([
    { line: 'scna', says: 'There is no command "scna"', hint: 'Did you mean "scan"?' },
    { line: 'frobnicate', says: 'There is no command "frobnicate"', hint: 'Known: scan,' },
    { line: 'scan --formt json', says: 'There is no flag --formt', hint: 'Did you mean "--format"?' },
    { line: 'scan --alow-partial', says: 'There is no flag --alow-partial', hint: 'Did you mean "--allow-partial"?' },
    { line: 'scan --nope', says: 'There is no flag --nope', hint: '--no-source' },
    { line: 'scan -x', says: 'There is no flag -x', hint: 'handiwork scan --help' },
    { line: '--formt', says: 'There is no flag --formt', hint: 'handiwork --help' },
    { line: 'help nothing', says: 'There is no command "nothing"', hint: 'Known: scan,' },
    { line: 'scna --help', says: 'There is no command "scna"', hint: 'Did you mean "scan"?' },
    { line: 'help audit decid', says: 'There is no command "decid"', hint: 'Did you mean "decide"?' },
    { line: 'blame', says: 'needs <file>', hint: 'handiwork blame src/server.py' },
    { line: 'blame a b', says: 'takes no "b"', hint: 'Example' },
    { line: 'new heuristic', says: 'needs <id>', hint: 'new heuristic narration-comments' },
  ])('refuses "$line" and says what to type', ({ line, says, hint }) => {
    const error = failure(line);
    expect(error.message).toContain(says);
    expect(error.hint).toContain(hint);
  });

  it.each([
    { line: '', asked: false },
    { line: '--help', asked: true },
    { line: 'scan --help', asked: true },
    { line: 'help', asked: true },
    { line: 'help scan', asked: true },
    { line: 'help audit decide', asked: true },
    { line: 'audit help', asked: true },
    { line: 'audit help decide', asked: true },
    { line: 'blame -h', asked: true },
  ])('shows help for "$line"', ({ line, asked }) => {
    expect(parseArguments(line.split(' ').filter((word) => word !== ''))).toMatchObject({ kind: 'help', asked });
  });

  it.each([
    { line: 'scan --help', says: '1  the policy is breached' },
    { line: 'blame --help', says: '0  done\n  2  wrong usage' },
    { line: 'audit --help', says: 'log --verify: the chain holds' },
    { line: 'audit list --help', says: '0  done\n  2  wrong usage' },
    { line: 'audit verify --help', says: '1  something is, or' },
  ])('tells what exit codes mean for "$line"', ({ line, says }) => {
    expect(helpOf(line)).toContain(says);
  });

  it.each([
    { line: '--help', says: 'handiwork help <command>' },
    { line: 'audit --help', says: 'handiwork help audit <command>' },
  ])('tells where flags and examples are for "$line", and in no other help', ({ line, says }) => {
    expect(helpOf(line)).toContain(says);
    expect(helpOf('scan --help')).not.toContain('<command>');
  });


  it.each(['--version', '-v', 'scan --version', 'scan . -v'])('shows the version for %s', (line) => {
    expect(parseArguments(line.split(' '))).toEqual({ kind: 'version' });
  });
});
