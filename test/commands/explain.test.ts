import { afterAll, describe, expect, it } from 'vitest';

import { noon, removeScratch } from '../history/scratch.ts';
import { CLAUDE, repository } from '../scan/repositories.ts';
import { run } from './run.ts';

afterAll(removeScratch);

it('explain says once what a line of a message declares, however many signals read it', async () => {
  const { folder } = repository([{ parents: [], date: noon('2026-03-01'), message: CLAUDE, files: new Map([['app.py', 'a = 1\n']]) }]);
  const { stdout } = await run(['explain', `${folder}/app.py:1`]);
  expect(stdout.match(/assisted by claude-code/g)).toHaveLength(1);
});

it('explain names git commands that work at the top of the repository, wherever it was asked from', async () => {
  const { folder } = repository([{ parents: [], date: noon('2026-03-01'), message: CLAUDE, files: new Map([['lib/a b.py', 'a = 1\n']]) }]);
  const { stdout } = await run(['explain', `${folder}/lib/a b.py`], { cwd: '/' });
  expect(stdout).toMatch(/Look for yourself, at the top of the repository: git show [0-9a-f]{12}; git blame [0-9a-f]{12} -- 'lib\/a b\.py'\n/);
});

describe('explain on what nobody declared', () => {
  const weave = (name: string): string => `def weave_${name}(threads, tension=3):\n    total = 0\n    for thread in threads:\n        if thread.colour is None:\n            continue\n        total += thread.length * tension\n    return total\n`;
  const MESSAGE = 'feat(loom): add comprehensive thread validation\n\nThreads were accepted without checking their tension.\n\n- Add bounds\n- Update weave to raise a clear error\n';
  const made = () => repository([{ parents: [], date: noon('2026-05-01'), message: MESSAGE, files: new Map([['a.py', `${weave('a')}\n${weave('b')}`]]) }]).folder;

  it('says what a scan says of the change, when all of it is in the file', async () => {
    const folder = made();
    const scanned = JSON.parse((await run(['scan', folder, '--format', 'json'])).stdout);
    const explained = JSON.parse((await run(['explain', `${folder}/a.py:1`, '--format', 'json'])).stdout);
    const { resemblance, codeResemblance, messageResemblance } = scanned.changes[0];
    expect(explained.commits[0].here).toMatchObject({ resemblance, codeResemblance, messageResemblance, units: 2 });
    const { one, half, tenth } = explained.commits[0].here.people;
    expect([one, half, tenth]).toEqual([one, half, tenth].toSorted());
  });

  it('adds every score up, and says what the signs mean', async () => {
    const { stdout } = await run(['explain', `${made()}/a.py`]);
    expect(stdout).toMatch(/What it brought here, 2 units, resembles what agents write: \S+ \(its code here alone \S+, its message alone \S+\)/);
    expect(stdout).toMatch(/Of people's changes about 1 % lie above \.\d\d, 0\.5 % above \S+, 0\.1 % above \S+\n/);
    expect(stdout).toMatch(/Its message alone resembles what agents write: \S+\. All of it: \+\S+ for an agent, -\S+ against, \S+ to start with/);
    expect(stdout).toMatch(/It adds up to \S+: \S+ to start with, \S+ by all observations, by text \S+ \(\w+/);
    expect(stdout).toContain('log-odds before calibration: + speaks for an agent, - against one');
    expect(stdout).not.toMatch(/\b(?:codeChars|commentWords|line form|size: )\b/);
  });

  it('offers to contest what there is, and nothing else', async () => {
    const { stdout } = await run(['explain', `${made()}/a.py`]);
    const how = stdout.slice(stdout.indexOf('How to contest it'));
    expect(how).toMatch(/^ {2}message: /m);
    expect(how).toMatch(/^ {2}style: /m);
    expect(how).not.toMatch(/^ {2}(?:declared|recorded): /m);
  });

  it('says where the number is of lines that make no whole unit', async () => {
    const lines = `${weave('a')}\n${weave('b')}`;
    const { folder, ids } = repository([
      { parents: [], date: noon('2026-05-01'), message: 'Begin', files: new Map([['a.py', lines]]) },
      { parents: [0], date: noon('2026-05-02'), message: MESSAGE, files: new Map([['a.py', lines.replace('total = 0', 'total = 10')]]) },
    ]);
    const told = (await run(['explain', `${folder}/a.py:2`])).stdout;
    const [, range = ''] = /no whole unit\. It is judged with the rest of its change: handiwork diff (\S+)\n/.exec(told) ?? [];
    const { repository: { head }, review } = JSON.parse((await run(['diff', range, '--repository', folder, '--format', 'json'])).stdout);
    expect([head, review.commits.length]).toEqual([ids[1], 1]);
  });

  it('keeps what was measured apart from the sentence before it', async () => {
    expect((await run(['explain', `${made()}/a.py`])).stdout).toMatch(/ {4}\S+: .*\w \(measure \S+, weight [+-]\S+\)\n/);
  });

  it('says in words why there is no number', async () => {
    const { folder } = repository([{ parents: [], date: noon('2026-05-01'), message: 'Add', files: new Map([['a.py', 'def one():\n    return 1\n']]) }]);
    expect((await run(['explain', `${folder}/a.py`])).stdout).toContain('no resemblance given: too short to judge');
  });
});
