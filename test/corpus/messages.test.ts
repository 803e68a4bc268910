import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from '../../corpus/build.ts';
import type { MessageRow } from '../../corpus/learn/message-rows.ts';
import { removeScratch } from '../history/scratch.ts';
import { CLAUDE, makeMirror, noon, pythonFile } from './made-corpus.ts';

afterAll(removeScratch);

const ROOT = join(import.meta.dirname, '../..');

it('the messages of a corpus follow it when its labels change', async () => {
  const made = makeMirror([
    { parents: [], date: noon('2020-03-01'), message: 'Weave', files: new Map([['a.py', pythonFile([1])]]) },
    { parents: [0], date: noon('2025-06-01'), message: `Spin\n\n${CLAUDE}`, files: new Map([['a.py', pythonFile([1])], ['b.py', pythonFile([2])]]) },
  ]);
  const read = async (): Promise<string[]> => {
    await build({ mirrors: made.mirrors, manifests: [made.manifest], held: made.held, out: made.out, clone: false, fresh: false, jobs: 1, seed: '7', say: () => undefined });
    execFileSync(process.execPath, ['--import', 'tsx', '--conditions', 'handiwork-source', 'corpus/messages.ts', '--mirrors', made.mirrors, '--manifest', made.manifest, '--work', dirname(made.out)], { cwd: ROOT, stdio: 'ignore' });
    const rows = readFileSync(join(dirname(made.out), 'messages.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as MessageRow);
    return rows.map(({ subject, slice }) => `${slice} ${subject}`).sort();
  };
  const relabel = (from: RegExp, to: string): void => writeFileSync(made.manifest, readFileSync(made.manifest, 'utf8').replace(from, to));
  relabel(/,1,1,,,0,/, ',0,1,,,0,');
  expect(await read()).toEqual(['pre2022 Weave']);
  relabel(/,0,1,,,0,/, ',1,1,,,0,');
  expect(await read()).toEqual(['ai Spin', 'pre2022 Weave']);
  relabel(/,1,1,,,0,/, ',1,0,,,0,');
  expect(await read()).toEqual(['ai Spin']);
}, 60_000);
