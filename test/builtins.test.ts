import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { FIT } from '../corpus/learn/options.ts';
import type { Agent } from '../src/api/agent.ts';
import { loadRules, type Rules } from '../src/builtins.ts';
import { StyleModels } from '../src/score/model.ts';
import { pack, unpack } from '../src/score/packed-weights.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rules with a copy of the shipped weights, one file of it changed. */
function rulesWith(file: string, change: (bytes: Buffer) => Buffer | string): Rules {
  const copy = mkdtempSync(join(folder, 'weights-'));
  cpSync(new URL('../src/score/weights', import.meta.url), copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file))));
  return loadRules([], new StyleModels(pathToFileURL(`${copy}/`)));
}

const flipped = (bytes: Buffer): Buffer => {
  const weights = unpack(bytes, 1 << FIT.bits);
  weights[1000] = (weights[1000] ?? 0) ^ 1;
  return pack(weights);
};
const biased = (bytes: Buffer): string => {
  const model = JSON.parse(bytes.toString()) as { bias: number };
  return JSON.stringify({ ...model, bias: model.bias + 0.25 });
};

it('says that weights which cannot be read do not fit', () => {
  expect(() => rulesWith('python.json', () => '{').models.for('python')).toThrow('The weights of the python model do not fit this version.');
});

it.each<[string, Partial<Agent>, string]>([
  ['the id of one that is built in', { id: 'claude-code' }, 'are called "claude-code"'],
  ['a pattern that remembers its last match', { signals: [{ id: 'a', kind: 'branch', pattern: /x/g, tier: 'authored', match: [], noMatch: [] }] }, 'The pattern of "odd/a" remembers'],
])('refuses an agent of a plugin with %s', (_, agent, says) => {
  const agents: Agent[] = [{ id: 'odd', name: 'Odd', role: 'coding-agent', window: { source: 'test' }, signals: [], ...agent }];
  expect(() => loadRules([{ meta: { name: 'handiwork-plugin-odd', version: '1.0.0', namespace: 'odd' }, agents }])).toThrow(says);
});

it('names equal rules by equal rule sets, wherever the weights lie', () => {
  expect(rulesWith('python.json', (bytes) => bytes).ruleSet).toBe(loadRules().ruleSet);
});

it.each([
  ['one weight of an n-gram', 'python.bin', flipped],
  ['one weight of an n-gram for documents', 'prose.bin', flipped],
  ['a bias', 'jsts.json', biased],
  ['one weight of what messages are judged by', 'messages.bin', () => Buffer.of(0)],
])('names another rule set when %s changes, whatever the model was trained on', (_, file, change) => {
  expect(rulesWith(file, change).ruleSet).not.toBe(loadRules().ruleSet);
});
