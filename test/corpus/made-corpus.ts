import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRepository, noon, scratchFolder, type MadeCommit } from '../history/scratch.ts';

export const CLAUDE = 'Co-authored-by: Claude <noreply@anthropic.com>';
const WORDS = ['harbour', 'lantern', 'meadow', 'orchard', 'pebble', 'quarry', 'ribbon', 'saddle', 'timber', 'velvet', 'willow', 'yonder'];

/** A Python function of ten lines; different seeds share hardly a token sequence. */
export function pythonFunction(name: string, seed: number): string {
  const word = (index: number): string => `${WORDS[(seed * 5 + index * 7) % WORDS.length]}_${WORDS[(seed + index * index) % WORDS.length]}`;
  const body = Array.from({ length: 9 }, (_, index) => `    ${word(index)} = ${word(index + 3)}(${word(index + 6)}, "${word(index + 9)}") ${'+-*/'[(seed + index) % 4]} ${word(index + 1)}`);
  return [`def ${name}(${word(20)}, ${word(21)}):`, ...body].join('\n');
}

/** A file of functions with distinct contents, 22 lines each pair. */
export const pythonFile = (seeds: readonly number[]): string => `${seeds.map((seed) => pythonFunction(`step_${seed}`, seed)).join('\n\n\n')}\n`;

export interface MadeMirror {
  mirrors: string;
  manifest: string;
  held: string;
  out: string;
  ids: string[];
}

/** A mirror of one repository `ada/loom`, its manifest and an empty list of held owners. */
export function makeMirror(commits: readonly MadeCommit[], row: Partial<Record<'ai' | 'pre2022' | 'era_start' | 'era_end' | 'unmarked', string>> = {}): MadeMirror {
  const folder = scratchFolder();
  const repo = join(folder, 'mirrors/ada+loom/repo');
  mkdirSync(repo, { recursive: true });
  const ids = makeRepository(repo, commits);
  const cells = { repo: 'ada/loom', head: ids.at(-1), group: 'ada', licence: 'MIT', ai: '1', pre2022: '1', era_start: '', era_end: '', unmarked: '0', basis: 'made', ...row };
  const manifest = join(folder, 'manifest.csv');
  writeFileSync(manifest, `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`);
  const held = join(folder, 'held');
  writeFileSync(held, '');
  return { mirrors: join(folder, 'mirrors'), manifest, held, out: join(folder, 'out/units.jsonl'), ids };
}

export { noon };
