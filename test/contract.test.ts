import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exampleProblems, invarianceProblems, metaProblems, robustnessProblems } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';
import { heuristics } from '../heuristics/index.ts';
import { collectHeuristics, staleFiles } from '../src/testing/registry.ts';

const ROOT = fileURLToPath(new URL('../heuristics/', import.meta.url));
const table = heuristics.map((heuristic) => ({ id: heuristic.meta.id, heuristic }));

describe('every built-in heuristic', () => {
  it.each(table)('$id has complete metadata', ({ heuristic }) => {
    expect(metaProblems(heuristic)).toEqual([]);
  });

  it.each(table)('$id names two confounders at least', ({ heuristic }) => {
    expect(new Set(heuristic.meta.confounders).size).toBeGreaterThanOrEqual(2);
  });

  it.each(table)('$id measures its high examples above its low ones and is silent on the others', ({ heuristic }) => {
    expect(exampleProblems(heuristic)).toEqual([]);
  });

  it.each(table)('$id stands still under the rewrites it declares', ({ heuristic }) => {
    expect(invarianceProblems(heuristic)).toEqual([]);
  });

  it.each(table)('$id answers broken and huge text with finite measures, twice the same', ({ heuristic }) => {
    expect(robustnessProblems(heuristic)).toEqual([]);
  });
});

describe('the registry', () => {
  it('holds every heuristic file under the name of its file', async () => {
    const entries = await collectHeuristics(ROOT);
    expect(entries.map(({ name }) => name)).toEqual(heuristics.map(({ meta }) => meta.id));
    expect(entries.filter(({ name, heuristic }) => name !== heuristic.meta.id)).toEqual([]);
  });

  it('is up to date with its pages (else: npm run registry)', async () => {
    expect(await staleFiles(ROOT)).toEqual([]);
  });

  it('finds a heuristic in every folder', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.length).toBeGreaterThanOrEqual(7);
  });
});
