import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { patienceOf } from '../../src/crew/patience.ts';

describe('the patience of the compiler', () => {
  it.each([['11.3.244.8-node.38', true], ['12.4.254.21-node.33', false], ['13.6.233.17-node.37', false]])('of V8 %s: asked for %s', (v8, isAsked) => {
    expect(patienceOf(v8) !== undefined).toBe(isAsked);
  });

  it('is a flag that this Node knows', () => {
    const flag = patienceOf(process.versions.v8);
    const { status, stderr } = spawnSync(process.execPath, ['-e', `require('node:v8').setFlagsFromString(${JSON.stringify(flag ?? '--expose-gc')})`], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});
