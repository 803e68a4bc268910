import { noon, type MadeCommit } from '../history/scratch.ts';

/** One documented function after another, all in one manner. */
export const module = (topic: string, count: number): string =>
  Array.from({ length: count }, (_, i) => [
    `def load_${topic}_${i}(path: str, limit: int = ${i}) -> list[str]:`,
    `    """Load the ${topic} entries of a file.`,
    '',
    '    Args:',
    '        path: Where the file is.',
    '        limit: Most entries to load.',
    '',
    '    Returns:',
    '        The entries, in their order.',
    '    """',
    `    # Read the ${topic} entries one after another`,
    '    entries = []',
    '    with open(path) as handle:',
    '        for line in handle:',
    '            entries.append(line.strip())',
    '    return entries[:limit]',
    '', '',
  ].join('\n')).join('');

export const OLD: ReadonlyMap<string, string> = new Map(Array.from({ length: 6 }, (_, i) => [`old/part_${i}.py`, module(`part${i}`, 5)] as const));
const FRESH = new Map([['fresh.py', module('fresh', 4)]]);

const begun = (day: string, files: ReadonlyMap<string, string> = OLD): MadeCommit => ({ parents: [], date: noon(day), message: 'Begin', files: new Map(files) });

/** Adds `fresh.py`, undeclared and in the manner of `files`, which begin on `day`. */
export const inTheManner = (day: string, files: ReadonlyMap<string, string> = OLD): MadeCommit[] => [
  begun(day, files), { parents: [0], date: noon('2026-02-01'), message: 'Add fresh entries', files: new Map([...files, ...FRESH]) },
];
