import { describe, expect, it } from 'vitest';

import { findConfig, loadConfig, mergeConfigs } from '../../src/config/load.ts';
import { parseConfig, parsePackage } from '../../src/config/parse.ts';
import { configJsonSchema } from '../../src/config/schema.ts';

const from = (files: Readonly<Record<string, string>>) => (path: string) => files[path];

describe('a configuration', () => {
  it('may hold comments and trailing commas, and begin with a byte order mark', () => {
    expect(parseConfig('\ufeff{ // why\n "ban": ["claude-code",], }', 'a.jsonc')).toEqual({ ban: ['claude-code'] });
  });

  it.each([
    { name: 'an unknown key, with the one that was meant', text: '{"bans":[]}', says: 'there is no key "bans", did you mean "ban"?' },
    { name: 'an unknown key of a rule', text: '{"ban":[{"agent":"qoder","form":"2026-01-01"}]}', says: 'there is no key "form" in ban[0], did you mean "from"?' },
    { name: 'an unknown key of an exception', text: '{"exceptions":[{"reason":"r","expire":"2026-01-01"}]}', says: 'there is no key "expire" in exceptions[0], did you mean "expires"?' },
    { name: 'a day that does not exist', text: '{"ban":[{"agent":"qoder","from":"2026-02-30"}]}', says: 'ban[0].from' },
    { name: 'an exception without a reason', text: '{"exceptions":[{"paths":["a"]}]}', says: 'exceptions[0].reason' },
    { name: 'an empty reason', text: '{"exceptions":[{"reason":""}]}', says: 'exceptions[0].reason' },
    { name: 'a class that does not exist', text: '{"failOn":"copied"}', says: 'failOn' },
    { name: 'a list', text: '[]', says: 'the whole' },
    { name: 'broken JSON, with the line', text: '{\n"ban": [\n}', says: 'in line 3' },
    { name: 'nothing', text: '', says: 'not valid JSON' },
    { name: 'lists in lists without end', text: `{"ban":${'['.repeat(200_000)}`, says: 'nested more than 100 levels deep' },
    { name: 'objects in objects without end', text: '{"ban":'.repeat(100_000), says: 'nested more than 100 levels deep' },
  ])('refuses $name', ({ text, says }) => {
    expect(() => parseConfig(text, 'handiwork.config.json')).toThrow(says);
  });

  it('is absent from a package.json without its key', () => {
    expect(parsePackage('{"name":"a"}', 'package.json')).toBeUndefined();
    expect(parsePackage('{"handiwork":{"preset":"ban"}}', 'package.json')).toEqual({ preset: 'ban' });
  });

  it('is refused in a package.json that is nested without end, and not looked at in one that does not speak of it', () => {
    const deep = `{"name":"a","x":${'['.repeat(200_000)}`;
    expect(() => parsePackage(`${deep}"handiwork"`, 'package.json')).toThrow('nested more than 100 levels deep');
    expect(parsePackage(deep, 'package.json')).toBeUndefined();
  });

  it('publishes the schema that it is checked by', async () => {
    await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../src/config/config.schema.json');
  });
});

describe('looking for a configuration', () => {
  it.each<{ name: string; files: Record<string, string>; found: string }>([
    { name: 'the JSON before the JSON with comments', files: { 'a/handiwork.config.json': '{"preset":"ban"}', 'a/handiwork.config.jsonc': '{}' }, found: 'a/handiwork.config.json' },
    { name: 'the key of a package', files: { 'a/package.json': '{"handiwork":{"preset":"ban"}}' }, found: 'a/package.json' },
  ])('finds $name', async ({ files, found }) => {
    expect((await findConfig('a', from(files)))?.files[0]).toBe(found);
  });

  it('finds none in a package that does not speak of it', async () => {
    expect(await findConfig('', from({ 'package.json': '{}' }))).toBeUndefined();
  });
});

describe('a configuration that extends others', () => {
  it('adds its lists to theirs, and its single values win', async () => {
    const files = { 'a/own.json': '{"extends":"../base.json","ban":["codex"],"failOn":"recorded"}', 'base.json': '{"ban":["qoder"],"failOn":"declared","deadline":"2026-12-31"}' };
    expect(await loadConfig('a/own.json', from(files))).toEqual({
      config: { ban: ['qoder', 'codex'], failOn: 'recorded', deadline: '2026-12-31' },
      files: ['a/own.json', 'base.json'],
    });
  });

  it.each([
    { name: 'itself', files: { 'a.json': '{"extends":"b.json"}', 'b.json': '{"extends":"a.json"}' }, says: 'extends itself: a.json → b.json → a.json' },
    { name: 'a file that is not there', files: { 'a.json': '{"extends":"b.json"}' }, says: 'which is not there' },
    { name: 'an address', files: { 'a.json': '{"extends":"https://example.com/b.json"}' }, says: 'only local files' },
    { name: 'more than five levels', files: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [at === 0 ? 'a.json' : `${at}.json`, `{"extends":"${at + 1}.json"}`])), says: 'more than 5 levels' },
  ])('cannot extend $name', async ({ files, says }) => {
    await expect(loadConfig('a.json', from(files))).rejects.toThrow(says);
  });

  it('keeps what only one of two says', () => {
    expect(mergeConfigs({ include: ['a'] }, { include: ['b'] })).toEqual({ include: ['b'] });
    expect(mergeConfigs({ exclude: ['a'] }, { exclude: ['b'] })).toEqual({ exclude: ['a', 'b'] });
  });
});
