import { expect, it } from 'vitest';
import { heapKeeper } from '../../src/commands/heap-keeper.ts';
import type { Progress } from '../../src/shared/bus.ts';

const told = (...steps: Omit<Progress, 'repository'>[]): string[] => {
  const flags: string[] = [];
  const listen = heapKeeper((flag) => flags.push(flag));
  for (const step of steps) listen({ repository: 'r', ...step });
  return flags;
};

it.each<[string, Omit<Progress, 'repository'>[], number]>([
  ['small', [{ stage: 'discover', done: 1, total: 30_000 }, { stage: 'history', done: 60_000 }, { stage: 'style', done: 9, total: 9 }, { stage: 'done', done: 0 }], 0],
  ['of many files', [{ stage: 'discover', done: 1, total: 30_001 }, { stage: 'blame', done: 1, total: 30_001 }], 1],
  ['of many commits', [{ stage: 'history', done: 60_000 }, { stage: 'history', done: 60_001 }, { stage: 'history', done: 60_002 }], 1],
])('asks for more garbage collection once, for a repository that is %s', (_, steps, times) => {
  expect(told(...steps)).toEqual(Array.from({ length: times }, () => '--heap-growing-percent=40'));
});
