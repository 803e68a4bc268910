import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { heuristics } from '../../heuristics/index.ts';
import type { Heuristic } from '../../src/api/heuristic.ts';
import type { Report } from '../../src/api/report.ts';
import { loadRules } from '../../src/builtins.ts';
import { createRegistry } from '../../src/engine/registry.ts';
import { json } from '../../src/report/json.ts';
import { scan } from '../../src/scan.ts';
import { createBus } from '../../src/shared/bus.ts';
import { generatedHistory } from '../history/generated.ts';
import { explode, git, noon, removeObject, removeScratch, scratchFolder, type MadeCommit } from '../history/scratch.ts';
import { CLAUDE, COMMITS, repository } from './repositories.ts';

afterAll(removeScratch);

const snapshots = (location: string): string[] => readdirSync(location).filter((name) => name.endsWith('.facts'));

/** So much in the manner of agents that a report shows evidence. */
const THOROUGH = Array.from({ length: 12 }, (_, at) => `def validate_thread_${at}(thread: Thread) -> bool:\n    """Validate the thread and return whether it holds."""\n    # Check the tension first\n    if thread.tension is None:\n        raise ValueError("Thread has no tension")\n    return thread.tension > ${at}\n`).join('\n');

const written = (report: Report): string => [...json([report], {} as never)].join('');

/** Scans the commits one after the other with one cache, and each of them without; also as they are written. */
async function expectEqual(folder: string, revs: readonly string[], location = scratchFolder()): Promise<void> {
  for (const rev of revs) {
    const without = await scan(folder, { rev });
    const plain = written(JSON.parse(JSON.stringify(without)) as Report); // without lists that know their JSON
    for (const when of ['from an earlier commit', 'again']) {
      const report = await scan(folder, { rev, cache: { location } });
      expect(written(report), `at ${rev}, ${when}`).toBe(plain);
      expect(report, `at ${rev}, ${when}`).toEqual(without);
    }
  }
}

describe('a scan with a cache', () => {
  it('equals one without, from commit to commit', async () => {
    const { folder, ids } = repository();
    await expectEqual(folder, ids);
  });

  it('equals one without in any history, merges and renames included', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(generatedHistory, fc.infiniteStream(fc.nat()), async (commits, picks) => {
      const { folder, ids } = repository(commits);
      const pick = (): string => ids[picks.next().value! % ids.length]!;
      await expectEqual(folder, [pick(), pick(), ids.at(-1)!]);
    }), { numRuns: 4, seed: 20260101 });
  });

  it('judges anew what shares a change with a file that is gone', async () => {
    const plain = Array.from({ length: 12 }, (_, at) => `def f${at}(x):\n  y=x+${at}\n  if y>3: return y\n  z=[i for i in range(y)]\n  return z\n`).join('\n');
    const both = new Map([['plain.py', plain], ['thorough.py', THOROUGH], ['other.txt', 'x\n']]);
    const [one, other] = ['plain.py', 'thorough.py'].map((gone) => new Map([...both].filter(([path]) => path !== gone)));
    const history: MadeCommit[] = [{ parents: [], date: noon('2026-05-01'), message: 'add threads', files: both }];
    for (const files of [one!, both, other!]) history.push({ parents: [history.length - 1], date: noon(`2026-05-0${history.length + 1}`), message: 'go on', files });
    const { folder, ids } = repository(history);
    const first = async (rev: string): Promise<number | null> => (await scan(folder, { rev })).changes.find(({ commit }) => commit === ids[0])!.resemblance;
    expect(new Set(await Promise.all(ids.map(first))).size).toBeGreaterThan(1);
    await expectEqual(folder, ids);
  });

  it('writes files that are as they were at the rank that they have now', async () => {
    const files = new Map(['a', 'b', 'c', 'd'].map((name) => [`${name}.py`, `${name} = 1\n`]));
    const history: MadeCommit[] = [{ parents: [], date: noon('2026-05-01'), message: 'By hand', files }];
    for (const [at, name] of ['d', 'c', 'b'].entries()) {
      files.set(`${name}.py`, `${name} = 1\n${'more = 2\n'.repeat(at + 1)}`);
      history.push({ parents: [at], date: noon(`2026-05-0${at + 2}`), message: CLAUDE, files: new Map(files) });
    }
    const { folder, ids } = repository(history);
    await expectEqual(folder, ids);
    const ranks = (await Promise.all(ids.map((rev) => scan(folder, { rev })))).map((report) => report.files.map(({ path }) => path[0]).join(''));
    expect(new Set(ranks).size).toBe(ids.length);
  });

  it('counts by the policy of today what it judged under another', async () => {
    const { folder } = repository();
    const location = scratchFolder();
    const policies = [undefined, { banned: [{ agent: 'claude-code' }], allowed: [] }, { banned: [{ agent: 'codex' }], allowed: [] }];
    const reports = [];
    for (const policy of [...policies, ...policies]) {
      const options = policy === undefined ? {} : { policy };
      reports.push(await scan(folder, { ...options, cache: { location } }));
      const without = await scan(folder, options);
      expect(written(reports.at(-1)!)).toBe(written(JSON.parse(JSON.stringify(without)) as Report));
      expect(reports.at(-1)).toEqual(without);
    }
    expect(new Set(reports.map(({ files }) => JSON.stringify(files.map(({ expectedLines }) => expectedLines)))).size).toBe(2);
  });

  it('is remembered although its commits give cause for a note, and says so each time', async () => {
    const disguised = COMMITS[1]!.message!.replace('Claude', Buffer.from('Сlaude').toString('latin1')); // its first letter is Cyrillic
    const { folder, ids } = repository([
      COMMITS[0]!, { ...COMMITS[1]!, message: disguised }, { ...COMMITS[2]!, date: noon('2026-02-01') }, { ...COMMITS[3]!, message: disguised },
    ]);
    const location = scratchFolder();
    await expectEqual(folder, ids, location);
    expect((await scan(folder, { cache: { location } })).coverage.notes.map(({ code }) => code)).toEqual(['dates-out-of-order', 'lookalike-declaration']);
    expect(snapshots(location)).toHaveLength(ids.length);
  });

  describe('where content is missing', () => {
    /** The repository without some of its objects, and a way to let them arrive. */
    function without(...missing: readonly string[]): { folder: string; ids: string[]; arrive: () => void } {
      const { folder, ids } = repository([...COMMITS, { parents: [3], date: noon('2026-07-11'), files: new Map([...COMMITS[3]!.files, ['more.py', 'more = 1\n']]) }]);
      const whole = scratchFolder();
      git(whole, ['clone', '-q', '--bare', `file://${folder}`, 'whole']);
      explode(folder);
      for (const name of missing) removeObject(folder, git(folder, ['rev-parse', name]));
      return { folder, ids, arrive: () => void git(folder, ['fetch', '-q', '--refetch', `file://${join(whole, 'whole')}`, 'main']) };
    }

    it.each([
      ['of an earlier version, so that nobody can tell who brought the lines', ['main~3:app.py'], 'blame-failed'],
      ['of a file', ['main:lib/tool.go'], 'missing-object'],
      ['of the code that style is compared with', ['main~4:app.py'], 'blame-failed'],
    ])('remembers the rest, asks again and hears when it has arrived: %s', async (_, missing, code) => {
      const { folder, ids, arrive } = without(...missing);
      const location = scratchFolder();
      await expectEqual(folder, ids.slice(2, 4), location);
      expect((await scan(folder, { rev: ids[3]!, cache: { location } })).coverage.notes.map((note) => note.code)).toContain(code);
      expect(snapshots(location)).toHaveLength(2);
      arrive();
      await expectEqual(folder, ids.slice(3), location);
      expect((await scan(folder, { cache: { location } })).coverage.notes).toEqual([]);
    });

    it('remembers nothing where attributes are missing, which decide about other files', async () => {
      const attributes = new Map([...COMMITS[3]!.files, ['.gitattributes', '*.py linguist-generated\n']]);
      const { folder, ids } = repository([...COMMITS, { parents: [3], date: noon('2026-07-11'), files: attributes }]);
      explode(folder);
      const oid = git(folder, ['rev-parse', 'main:.gitattributes']);
      removeObject(folder, oid);
      const location = scratchFolder();
      await expectEqual(folder, ids.slice(-1), location);
      expect(readdirSync(location)).toEqual([]);
      git(folder, ['hash-object', '-w', '--stdin'], { input: '*.py linguist-generated\n' });
      await expectEqual(folder, ids.slice(-1), location);
    });
  });

  it('asks again who brought a file that was changed and changed back', async () => {
    const text = (line: string): ReadonlyMap<string, string> => new Map([['a.py', `first = 1\n${line}\nlast = 3\n`]]);
    const history: MadeCommit[] = [
      { parents: [], date: noon('2025-01-01'), files: text('kept = 2') },
      { parents: [0], date: noon('2025-02-01'), files: text('other = 2') },
      { parents: [1], date: noon('2025-03-01'), message: 'Back\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n', files: text('kept = 2') },
    ];
    const { folder, ids } = repository(history);
    const location = scratchFolder();
    await expectEqual(folder, [ids[0]!, ids[2]!], location);
    const { files } = await scan(folder, { rev: ids[2]!, cache: { location } });
    expect(files[0]?.attributions).toMatchObject([{ startLine: 2, endLine: 2, agent: 'claude-code' }]);
  });

  it('goes on showing the units of a file that was changed for a while and is as it was, lines and all', async () => {
    const unit = 'def weave(threads: list[str]) -> str:\n    """Weave the threads into one."""\n    woven = []\n    for thread in threads:\n        woven.append(thread.strip())\n    return " ".join(woven)\n';
    const tree = (more: string, other: string): ReadonlyMap<string, string> => new Map([['a.py', unit + more], ['b.txt', `${other}\n`]]);
    const trees = [tree('', 'one'), tree('\nextra = 1\n', 'one'), tree('', 'one'), tree('', 'two'), tree('\nmore = 2\n', 'two')];
    const { folder, ids } = repository(trees.map((files, at) => ({ parents: at === 0 ? [] : [at - 1], date: noon(`2026-05-0${at + 1}`), message: `step ${at}`, files })));
    await expectEqual(folder, [0, 2, 3, 4].map((at) => ids[at]!));
    expect((await scan(folder, { rev: ids[3]! })).files.find(({ path }) => path === 'a.py')?.units.some(({ name }) => name === 'weave')).toBe(true);
  });

  it('sees records that came and went without a commit', async () => {
    const { folder, ids } = repository();
    const location = scratchFolder();
    const note = (tool: string): string => `app.py\n  1111111111111111 6-15\n---\n${JSON.stringify({ schema_version: 'authorship/3.0.0', prompts: { 1111111111111111: { agent_id: { tool, id: '1', model: 'x' } } } })}`;
    const notes = (action: string, commit: string, input = ''): void => void git(folder, ['notes', '--ref=ai', action, ...(input === '' ? [] : ['-f', '-F', '-']), commit], { input });
    const steps: [rev: string, change: () => void][] = [
      [ids[2]!, () => undefined],
      [ids[2]!, () => notes('add', ids[2]!, note('codex'))],
      [ids[3]!, () => undefined],
      [ids[3]!, () => notes('add', ids[2]!, note('cursor'))],
      [ids[3]!, () => notes('remove', ids[2]!)],
      [ids[2]!, () => undefined],
    ];
    for (const [at, [rev, change]] of steps.entries()) {
      change();
      const without = await scan(folder, { rev });
      expect(without.agents.some(({ agent }) => agent === (at === 3 ? 'cursor' : 'codex') && at > 0 && at < 4)).toBe(at > 0 && at < 4);
      for (let again = 0; again < 2; again += 1) expect(await scan(folder, { rev, cache: { location } }), `step ${at}`).toEqual(without);
    }
  });

  it('does not mistake two merges of the same sides for each other', async () => {
    const base = new Map([['a.py', 'one = 1\n']]);
    const both = new Map([['a.py', 'one = 1\ntwo = 2\n']]);
    const side = (date: string, message: string): MadeCommit => ({ parents: [0], date: noon(date), message, files: both });
    const { folder, ids } = repository([
      { parents: [], date: noon('2025-01-01'), files: base },
      side('2025-02-01', 'By hand'),
      side('2025-02-02', 'By agent\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n'),
      { parents: [1, 2], date: noon('2025-03-01'), files: both },
      { parents: [2, 1], date: noon('2025-03-01'), files: both },
    ]);
    await expectEqual(folder, [ids[3]!, ids[4]!, ids[3]!]);
  });

  it.each([
    ['a narrower choice of files', { include: ['lib/**'] }],
    ['another window', { since: '2026-03-15' }],
    ['another way to blame', { blame: { ignoreWhitespace: true } }],
  ])('keeps apart what was found with %s', async (_, options) => {
    const { folder } = repository();
    const location = scratchFolder();
    await scan(folder, { ...options, cache: { location } });
    expect(await scan(folder, { cache: { location } })).toEqual(await scan(folder));
    expect(snapshots(location)).toHaveLength(2);
  });

  it('keeps apart what heuristics found that now say it in other words', async () => {
    const { folder } = repository([{ parents: [], date: noon('2026-05-01'), message: 'Add threads', files: new Map([['threads.py', THOROUGH]]) }]);
    const location = scratchFolder();
    const rules = loadRules();
    const renamed = heuristics.map((heuristic) => ({ ...heuristic, meta: { ...heuristic.meta, messages: Object.fromEntries(Object.entries(heuristic.meta.messages).map(([id, text]) => [id, `Now: ${text}`])) } }) as Heuristic);
    await scan(folder, { cache: { location } }, rules);
    const { files } = await scan(folder, { cache: { location } }, { ...rules, registry: createRegistry(renamed) });
    const messages = files.flatMap(({ units }) => units.flatMap(({ evidence }) => evidence.flatMap(({ heuristic, message }) => (rules.registry.find(heuristic) ? [message.slice(0, 5)] : []))));
    expect(new Set(messages)).toEqual(new Set(['Now: ']));
  });

  it('reads attributes anew when they change', async () => {
    const generated = new Map([...COMMITS.at(-1)!.files, ['.gitattributes', '*.py linguist-generated\n']]);
    const { folder, ids } = repository([...COMMITS, { parents: [3], date: noon('2026-07-11'), files: generated }]);
    await expectEqual(folder, ids.slice(-2));
  });

  it('finds its way past a damaged snapshot and replaces it', async () => {
    const { folder } = repository();
    const location = scratchFolder();
    await scan(folder, { cache: { location } });
    const path = join(location, snapshots(location)[0]!);
    const whole = readFileSync(path);
    // Facts are kept as they are found, in any order, and the last line is a digest of all that.
    const facts = (snapshot: Buffer): string[] => snapshot.toString().split('\n').slice(0, -2).toSorted();
    writeFileSync(path, whole.subarray(0, whole.length >> 1));
    expect(await scan(folder, { cache: { location } })).toEqual(await scan(folder));
    expect(facts(readFileSync(path))).toEqual(facts(whole));
  });

  it('serves several scans at once', async () => {
    const { folder } = repository();
    const location = scratchFolder();
    const without = await scan(folder);
    for (const report of await Promise.all([1, 2, 3].map(() => scan(folder, { cache: { location } })))) expect(report).toEqual(without);
    expect(snapshots(location)).toHaveLength(1);
  });

  it.each(['discover', 'history', 'blame', 'style'])('remembers nothing of a scan that was interrupted in the stage %s', async (at) => {
    const { folder } = repository();
    const location = scratchFolder();
    const interrupt = new AbortController();
    const bus = createBus();
    bus.listen(({ stage }) => stage === at && interrupt.abort());
    await scan(folder, { cache: { location }, signal: interrupt.signal, bus });
    expect(readdirSync(location)).toEqual([]);
    expect(await scan(folder, { cache: { location } })).toEqual(await scan(folder));
  });

  it('writes nothing into the scanned repository, and nothing anywhere unless asked', async () => {
    const { folder } = repository();
    const before = git(folder, ['count-objects', '-v']) + readdirSync(join(folder, '.git')).join();
    const location = scratchFolder();
    await scan(folder);
    expect(readdirSync(location)).toEqual([]);
    await scan(folder, { cache: { location } });
    expect(git(folder, ['count-objects', '-v']) + readdirSync(join(folder, '.git')).join()).toBe(before);
  });
});
