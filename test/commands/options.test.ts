import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { parseArguments } from '../../src/commands/arguments.ts';
import { lineOptions } from '../../src/commands/blame-options.ts';
import { cacheOf } from '../../src/commands/cache-option.ts';
import { choice, day, flag, list, text, texts } from '../../src/commands/options.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';

afterAll(removeScratch);

describe('an option', () => {
  it('is absent when it was not given', () => {
    expect([text({}, 'rev'), texts({}, 'ban'), flag({}, 'unit'), day({}, 'since')]).toEqual([undefined, [], false, undefined]);
  });

  it('with one value is refused twice', () => {
    expect(() => text({ ignoreRevsFile: ['a', 'b'] }, 'ignoreRevsFile')).toThrow('--ignore-revs-file was given 2 times');
  });

  it.each([{ value: true }, { value: '' }, { value: ['a', true] }])('without a value is refused ($value)', ({ value }) => {
    expect(() => texts({ ban: value }, 'ban')).toThrow('--ban needs a value');
  });

  it('that is a list may be repeated and joined by commas', () => {
    expect(list({ ban: ['a, b', 'c,'] }, 'ban')).toEqual(['a', 'b', 'c']);
  });

  it('of a few words refuses every other word', () => {
    expect(choice({ format: 'json' }, 'format', ['json', 'pretty'])).toBe('json');
    expect(() => choice({ format: 'xml' }, 'format', ['json', 'pretty'])).toThrow('--format cannot be "xml"');
  });

  it.each(['2026-02-30', '2026-7-1', 'yesterday', '2026-07-10T00:00:00Z', '0000-00-00'])('that is a day refuses %s', (value) => {
    expect(() => day({ since: value }, 'since')).toThrow('--since needs a day');
  });

  it('that is a day takes a leap day', () => {
    expect(day({ since: '2024-02-29' }, 'since')).toBe('2024-02-29');
  });
});

describe('commits to look through', () => {
  it('are read from a regular file only: that of a scanned repository may be a link to a device', () => {
    expect(() => lineOptions({ ignoreRevsFile: '/dev/zero' }, '/')).toThrow('no regular file');
  });

  it('are one id a line, with comments', () => {
    const file = join(scratchFolder(), 'revs');
    writeFileSync(file, `# tidy up\n${'a'.repeat(40)} # layout\n\n`);
    expect(lineOptions({ ignoreRevsFile: file }, '/')).toEqual({ ignoreRevs: ['a'.repeat(40)] });
  });
});

describe('the cache', () => {
  it.each([
    { argv: [], cache: undefined },
    { argv: ['--cache'], cache: {} },
    { argv: ['--cache-location', 'kept'], cache: { location: '/here/kept' } },
    { argv: ['--cache', '--cache-location', '/kept'], cache: { location: '/kept' } },
    { argv: ['--no-cache'], cache: undefined },
    { argv: ['--cache-location', 'kept', '--no-cache'], cache: undefined },
    { argv: ['--cache', '--no-cache'], cache: undefined },
    { argv: ['--no-cache', '--cache'], cache: {} },
  ])('$argv', ({ argv, cache }) => {
    const parsed = parseArguments(['scan', ...argv]);
    expect(parsed.kind === 'command' && cacheOf(parsed.options, '/here')).toEqual(cache);
  });
});
