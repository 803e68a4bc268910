import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One labelled unit as `corpus/build.ts` writes it, one JSON object per line. */
export interface Example {
  id: string;
  repo: string;
  /** Owner or related owners: what folds and intervals are grouped by. */
  group: string;
  commit: string;
  path: string;
  lang: 'python' | 'typescript' | 'javascript' | 'markdown';
  kind: 'function' | 'chunk' | 'file' | 'section';
  slice: 'ai' | 'pre2022' | 'eramatched' | 'preagent' | 'unmarked';
  /** The agent for slice `ai`; `human` or `unmarked` otherwise. */
  label: string;
  date: string;
  lines: number;
  text: string;
}

/** The models: one per language family. */
export type FamilyName = 'python' | 'jsts' | 'prose';
export const familyOf = (lang: Example['lang']): FamilyName =>
  lang === 'python' ? 'python' : lang === 'markdown' ? 'prose' : 'jsts';

/** Every example of NDJSON files in file order, one at a time. */
export async function* eachExample(files: readonly string[]): AsyncGenerator<Example> {
  for (const file of files)
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
      if (line !== '') yield JSON.parse(line) as Example;
}

/** Reads examples from NDJSON files, keeping those `keep` accepts, in file order. */
export async function readExamples(files: readonly string[], keep: (example: Example) => boolean): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const example of eachExample(files)) if (keep(example)) examples.push(example);
  return examples;
}
