import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build, type BuildOptions, type BuildResult } from '../../corpus/build.ts';
import { ownerHash } from '../../corpus/manifest.ts';
import type { CommitRow, DocumentRow, UnitRow } from '../../corpus/units/rows.ts';
import { removeScratch } from '../history/scratch.ts';
import { CLAUDE, makeMirror, noon, pythonFile, type MadeMirror } from './made-corpus.ts';

afterAll(removeScratch);

const GUIDE = `# Weaving\n\n${'Warp threads run along the loom and weft threads cross them, one shed after another, until the cloth is long enough to be cut off. '.repeat(3)}\n`;
const old = ['src/old.py', pythonFile([1, 2, 3])] as const;
const COMMITS = [
  { parents: [], date: noon('2020-03-01'), message: 'Weave by hand', files: new Map([old]) },
  { parents: [0], date: noon('2023-03-01'), message: 'Ask gpt-4 about it', files: new Map([old, ['src/asked.py', pythonFile([4, 5])]]) },
  {
    parents: [1], date: noon('2025-06-01'), message: `Add shuttle\n\nIt moves the weft.\n\n${CLAUDE}`,
    files: new Map([old, ['src/asked.py', pythonFile([4, 5])], ['src/shuttle.py', pythonFile([6, 7])], ['docs/guide.md', GUIDE], ['dist/out.py', pythonFile([8])]]),
  },
  {
    parents: [2], date: noon('2025-06-02'), message: `Extend\n\n${CLAUDE}`,
    files: new Map([['src/old.py', `${pythonFile([1, 2, 3])}\n\n${pythonFile([9])}`], ['src/asked.py', pythonFile([4, 5])], ['src/shuttle.py', pythonFile([6, 7])], ['src/copy.py', pythonFile([6, 7])], ['docs/guide.md', GUIDE]]),
  },
];

const optionsOf = (made: MadeMirror, more: Partial<BuildOptions> = {}): BuildOptions => ({
  mirrors: made.mirrors, manifests: [made.manifest], held: made.held, out: made.out, clone: false, fresh: false, jobs: 1, seed: '7', say: () => undefined, ...more,
});
const rowsOf = <T>(file: string): T[] => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
const said = async (options: BuildOptions): Promise<{ lines: string[]; result: BuildResult }> => {
  const lines: string[] = [];
  return { result: await build({ ...options, say: (line) => lines.push(line) }), lines };
};

describe('building a corpus', () => {
  const made = makeMirror(COMMITS);
  const building = build(optionsOf(made));

  it('takes the functions and files that labelled commits added, with where they come from', async () => {
    await building;
    const units = rowsOf<UnitRow>(made.out);
    const names = (slice: string): string[] => units.filter((unit) => unit.slice === slice && unit.kind === 'function').map(({ name }) => name).sort();
    expect(names('pre2022')).toEqual(['step_1', 'step_2', 'step_3']);
    expect(names('ai')).toEqual(['step_6', 'step_7', 'step_9']);
    expect(units.find(({ name }) => name === 'step_9')).toMatchObject({
      repo: 'ada/loom', group: 'ada', commit: made.ids[3], path: 'src/old.py', lang: 'python', label: 'claude-code', tier: 'assisted',
      date: '2025-06-02', whole: 0, test: 0, start: 37, end: 46, lines: 10,
    });
  });

  it('takes nothing from doubtful commits, and nothing from folders that hold output', async () => {
    await building;
    const paths = new Set(rowsOf<UnitRow>(made.out).map(({ path }) => path));
    expect(paths).not.toContain('src/asked.py');
    expect(paths).not.toContain('dist/out.py');
  });

  it('keeps the first of nearly equal texts', async () => {
    const { duplicates } = await building;
    expect(duplicates).toBe(3);
  });

  it('puts prose and messages into files of their own, without what gives the label away', async () => {
    await building;
    expect(rowsOf<DocumentRow>(join(dirname(made.out), 'documents.jsonl'))).toMatchObject([{ kind: 'section', path: 'docs/guide.md', slice: 'ai', name: 'Weaving' }]);
    const commits = rowsOf<CommitRow>(join(dirname(made.out), 'commits.jsonl'));
    const shuttle = commits.find(({ subject }) => subject === 'Add shuttle');
    expect(shuttle).toMatchObject({ body: 'It moves the weft.', slice: 'ai', shape: { added: 3, modified: 0, deleted: 0 } });
    expect(JSON.stringify(commits)).not.toMatch(/"(?:body|subject)":"[^"]*(?:claude|anthropic)/i);
  });

  it('counts by language, kind and slice', async () => {
    const { counts } = await building;
    expect(counts).toContainEqual({ type: 'unit', language: 'python', kind: 'function', slice: 'ai', rows: 3, repositories: 1, owners: 1 });
  });
});

describe('building again', () => {
  it('writes the same bytes from nothing, and reads no history when nothing moved', async () => {
    const made = makeMirror(COMMITS);
    await build(optionsOf(made));
    const first = readFileSync(made.out, 'utf8');
    const again = await said(optionsOf(made));
    expect(again.lines).toEqual(['1/1 ada/loom: as before']);
    expect(readFileSync(made.out, 'utf8')).toBe(first);
    await build(optionsOf(made, { fresh: true }));
    expect(readFileSync(made.out, 'utf8')).toBe(first);
  });

  it('reads a repository again when its rules changed', async () => {
    const made = makeMirror(COMMITS);
    await build(optionsOf(made));
    writeFileSync(made.manifest, readFileSync(made.manifest, 'utf8').replace(',1,1,', ',1,0,'));
    const { lines } = await said(optionsOf(made));
    expect(lines[0]).toMatch(/ai units/);
    expect(lines[0]).not.toMatch(/pre2022/);
  });

  it('survives a shard that was cut off', async () => {
    const made = makeMirror(COMMITS);
    await build(optionsOf(made));
    const first = readFileSync(made.out, 'utf8');
    writeFileSync(join(dirname(made.out), 'shards/ada+loom.jsonl'), '{"stamp":"x');
    await build(optionsOf(made));
    expect(readFileSync(made.out, 'utf8')).toBe(first);
  });
});

describe('what cannot be built', () => {
  it('is reported when there is no mirror', async () => {
    const made = makeMirror(COMMITS);
    expect(await build(optionsOf(made, { mirrors: dirname(made.out) }))).toMatchObject({ missing: ['ada/loom'], failed: [], counts: [] });
  });

  it('is reported with its reason when the pinned commit is not there', async () => {
    const made = makeMirror(COMMITS);
    writeFileSync(made.manifest, readFileSync(made.manifest, 'utf8').replace(/[0-9a-f]{40}/, 'f'.repeat(40)));
    expect((await build(optionsOf(made))).failed).toEqual([{ repo: 'ada/loom', reason: expect.stringContaining('is not a commit') as string }]);
  });

  it('is refused before anything is read when an owner is held', async () => {
    const made = makeMirror(COMMITS);
    writeFileSync(made.held, `${ownerHash('ada')}\n`);
    await expect(build(optionsOf(made))).rejects.toThrow(/held back/);
  });
});
