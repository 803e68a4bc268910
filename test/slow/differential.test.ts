import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../corpus/learn/random.ts';
import { readSource } from '../../src/languages/source.ts';
import { exactFacts, ourFacts } from './differential-oracle.ts';

const ROOT = join(import.meta.dirname, '../../node_modules');
const SAMPLE = 400;
const SEED = 20_261_121;

/** Differences that are known and meant; each has its paragraph in `src/languages/differences.rationale.md`. */
const EXPLAINED: readonly { name: string; explains(fact: string, side: 'missing' | 'extra', text: string): boolean }[] = [
  {
    name: 'comment inside a template string',
    explains: (fact, side, text) => side === 'missing' && fact.startsWith('comment ') && insideTemplate(fact, text),
  },
];

function insideTemplate(fact: string, text: string): boolean {
  const start = Number(/^comment (\d+)/.exec(fact)?.[1]);
  const source = readSource('a.js', text)!.whole;
  const index = source.tokens.starts.findLastIndex((from) => from <= start);
  return index >= 0 && source.tokens.text[source.tokens.starts[index]!] === '`' && source.tokens.ends[index]! > start;
}

function* scripts(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* scripts(path);
    else if (/\.(?:jsx?|tsx?|[mc][jt]s)$/.test(entry.name) && !entry.name.includes('.min.')) yield path;
  }
}

function sample(paths: string[], size: number): string[] {
  const next = seededRandom(SEED);
  for (let i = paths.length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1));
    [paths[i], paths[other]] = [paths[other]!, paths[i]!];
  }
  return paths.slice(0, size).sort();
}

function minus(facts: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const fact of others) left.set(fact, (left.get(fact) ?? 0) + 1);
  return facts.filter((fact) => {
    const count = left.get(fact) ?? 0;
    left.set(fact, count - 1);
    return count <= 0;
  });
}

describe('the tolerant and the exact parser on installed packages', () => {
  const compared: { path: string; facts: number; unexplained: string[]; recovered: boolean }[] = [];

  beforeAll(() => {
    for (const path of sample([...scripts(ROOT)], SAMPLE)) {
      const source = readSource(path, readFileSync(path, 'utf8'))!;
      const { text } = source.whole.tokens; // without a byte order mark: both count from there
      const exact = source.notes.length === 0 ? exactFacts(path, text) : undefined;
      if (!exact) continue;
      const ours = ourFacts(source);
      const differences = [
        ...minus(exact, ours).map((fact) => ({ fact, side: 'missing' as const })),
        ...minus(ours, exact).map((fact) => ({ fact, side: 'extra' as const })),
      ];
      const unexplained = differences
        .filter(({ fact, side }) => !EXPLAINED.some((known) => known.explains(fact, side, text)))
        .map(({ fact, side }) => `${path}: ${side} ${fact}`);
      compared.push({ path, facts: exact.length, unexplained, recovered: source.parseErrors });
    }
  });

  it('compares at least 300 files with at least 3,000 facts', () => {
    expect(compared.length).toBeGreaterThanOrEqual(300);
    expect(compared.reduce((sum, { facts }) => sum + facts, 0)).toBeGreaterThanOrEqual(3000);
  });

  it('finds the same functions, comments and imports, known differences aside', () => {
    expect(compared.filter(({ recovered }) => !recovered).flatMap(({ unexplained }) => unexplained)).toEqual([]);
  });

  it('has to recover from an error of its grammar in at most one valid file of a hundred, and says so', () => {
    const recovered = compared.filter(({ unexplained, recovered }) => recovered && unexplained.length > 0).map(({ path }) => path);
    expect(recovered.length, recovered.join(', ')).toBeLessThanOrEqual(compared.length / 100);
  });
});
