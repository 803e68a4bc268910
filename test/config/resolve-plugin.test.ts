import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loadPlugins, packageName } from '../../src/config/resolve-plugin.ts';

const plugin = (namespace: string) => `export default { meta: { name: 'handiwork-plugin-x', version: '1.0.0', namespace: '${namespace}' }, heuristics: [] };`;

let root: string;
const install = (name: string, manifest: object, files: Record<string, string>): void => {
  const all = { 'package.json': JSON.stringify({ name, type: 'module', ...manifest }), ...files };
  for (const [file, text] of Object.entries(all)) {
    const path = join(root, 'work/node_modules', name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'handiwork-plugins-'));
  mkdirSync(join(root, 'work/inner'), { recursive: true });
  mkdirSync(join(root, 'elsewhere'), { recursive: true });
  install('handiwork-plugin-good', { exports: './dist/plugin.js' }, { 'dist/plugin.js': plugin('good') });
  install('handiwork-plugin-conditions', { exports: { '.': { types: './x.d.ts', import: './a.js' } } }, { 'a.js': plugin('conditions') });
  install('@team/handiwork-plugin-house', { main: 'main.js' }, { 'main.js': plugin('house') });
  install('handiwork-plugin-twin', {}, { 'index.js': plugin('good') });
  install('handiwork-plugin-throws', {}, { 'index.js': 'throw new Error("boom")' });
  install('handiwork-plugin-empty', {}, { 'index.js': 'export const nothing = 1;' });
  install('handiwork-plugin-broken', {}, { 'package.json': '{ not JSON' });
  install('handiwork-plugin-nulls', {}, { 'index.js': plugin('nulls').replace('heuristics: []', 'heuristics: [null]') });
  install('handiwork-plugin-agents', {}, { 'index.js': plugin('agents').replace('heuristics: []', "agents: [{ id: 'x', signals: [] }, { id: 'y' }]") });
  install('handiwork-plugin-formats', {}, { 'index.js': plugin('formats').replace('heuristics: []', 'formatters: { good: () => "", bad: 5 }') });
  install('handiwork-plugin-formatlist', {}, { 'index.js': plugin('formatlist').replace('heuristics: []', 'formatters: "text"') });
  install('handiwork-plugin-escapes', { main: '../../../elsewhere/x.js' }, {});
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a plugin name', () => {
  it.each([
    { name: 'topic', full: 'handiwork-plugin-topic' },
    { name: 'handiwork-plugin-topic', full: 'handiwork-plugin-topic' },
    { name: '@team', full: '@team/handiwork-plugin' },
    { name: '@team/topic', full: '@team/handiwork-plugin-topic' },
    { name: '@team/handiwork-plugin-topic', full: '@team/handiwork-plugin-topic' },
  ])('$name means the package $full', ({ name, full }) => {
    expect(packageName(name)).toBe(full);
  });

  it.each(['../evil', './x', '/etc/x', 'a/b', '@a/b/c', 'A', '', 'data:text/javascript,1'])('cannot be %s', (name) => {
    expect(() => packageName(name)).toThrow('not a plugin name');
  });
});

describe('plugins', () => {
  it.each([
    { name: 'good', from: 'work', namespace: 'good' },
    { name: 'good', from: 'work/inner', namespace: 'good' },
    { name: 'conditions', from: 'work', namespace: 'conditions' },
    { name: '@team/house', from: 'work', namespace: 'house' },
  ])('load $name when it is installed where the user runs ($from)', async ({ name, from, namespace }) => {
    expect((await loadPlugins([name], join(root, from))).map((one) => one.meta.namespace)).toEqual([namespace]);
  });

  it('are not found outside the directory the user runs in', async () => {
    await expect(loadPlugins(['good'], join(root, 'elsewhere'))).rejects.toThrow('handiwork-plugin-good is not installed');
  });

  it('report everything that failed together', async () => {
    const failing = loadPlugins(['good', 'missing', 'throws', 'empty', 'escapes', '../x'], join(root, 'work'));
    await expect(failing).rejects.toThrow(/missing is not installed.*throws failed while loading: boom.*empty has no default export.*outside the package.*not a plugin name/);
  });

  it.each([
    { name: 'broken', says: 'the package.json of handiwork-plugin-broken cannot be read' },
    { name: 'nulls', says: 'handiwork-plugin-nulls: number 1 of "heuristics" is none' },
    { name: 'formats', says: 'handiwork-plugin-formats: "bad" of "formatters" is no function' },
    { name: 'formatlist', says: 'handiwork-plugin-formatlist: "formatters" is no object of functions by name' },
    { name: 'agents', says: 'handiwork-plugin-agents: number 2 of "agents" is none' },
  ])('are named when something is wrong with them: $name', async ({ name, says }) => {
    await expect(loadPlugins([name], join(root, 'work'))).rejects.toThrow(says);
  });

  it('cannot share a namespace', async () => {
    await expect(loadPlugins(['good', 'twin'], join(root, 'work'))).rejects.toThrow('two plugins use the namespace "good"');
  });
});
