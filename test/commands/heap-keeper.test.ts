import { expect, it } from 'vitest';
import { heapKeeper } from '../../src/commands/heap-keeper.ts';
import type { Progress } from '../../src/shared/bus.ts';

const told = (...steps: Omit<Progress, 'repository'>[]): string[] => {
  const asked: string[] = [];
  const listen = heapKeeper({ setFlags: (flag) => void asked.push(flag), collect: () => void asked.push('collect') });
  for (const step of steps) listen({ repository: 'r', ...step });
  return asked;
};

const EAGER = '--heap-growing-percent=15';

it.each<[string, Omit<Progress, 'repository'>[], string[]]>([
  ['small', [{ stage: 'discover', done: 1, total: 30_000 }, { stage: 'history', done: 60_000 }, { stage: 'style', done: 9, total: 9 }, { stage: 'done', done: 0 }], []],
  ['of many files', [{ stage: 'discover', done: 1, total: 30_001 }, { stage: 'discover', done: 2, total: 30_001 }], [EAGER]],
  ['of many commits', [{ stage: 'history', done: 60_000 }, { stage: 'history', done: 60_001 }, { stage: 'history', done: 60_002 }], [EAGER]],
])('asks for more garbage collection once, for a repository that is %s', (_, steps, asked) => expect(told(...steps)).toEqual(asked));

it('collects all garbage of a large one where a stage begins', () => {
  const stages = (['discover', 'history', 'discover', 'blame', 'blame', 'style', 'style', 'done'] as const).map((stage) => ({ stage, done: 1, total: 30_001 }));
  expect(told(...stages)).toEqual([EAGER, 'collect', 'collect', 'collect', 'collect']);
});

it('needs no flag from outside for that', async () => {
  const listen = heapKeeper();
  const garbage = new WeakRef({ held: false });
  await new Promise((resolve) => setTimeout(resolve)); // until then what was made in this turn is held
  for (const stage of ['discover', 'blame'] as const) listen({ repository: 'r', stage, done: 1, total: 30_001 });
  expect(garbage.deref()).toBeUndefined();
});
