import type { ScopeFacts, Unit, UnitHeuristic } from 'handiwork/heuristic';
import { observe, unitOf } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';
import unusedImports from '../../heuristics/imports/unused-imports.ts';
import unusedDeclarations from '../../heuristics/structure/unused-declarations.ts';
import { readScope } from '../../src/languages/scope.ts';

const withScope = (code: string, scope: ScopeFacts | undefined): Unit => Object.create(unitOf(code), { scope: { value: scope } }) as Unit;

async function measures(heuristic: UnitHeuristic, kind: 'high' | 'low'): Promise<number[]> {
  const seen = heuristic.meta.examples[kind].map(async ({ code }) => observe(heuristic, withScope(code, await readScope('a.ts', code)))[0]?.measure ?? NaN);
  return Promise.all(seen);
}

describe.each([['unused-imports', unusedImports], ['unused-declarations', unusedDeclarations]])('%s', (_id, heuristic) => {
  it('measures its high examples above its low ones, with the exact parser', async () => {
    expect(Math.min(...(await measures(heuristic, 'high')))).toBeGreaterThan(Math.max(...(await measures(heuristic, 'low'))));
  });

  it('abstains without resolved scopes', () => {
    expect(observe(heuristic, 'import a from "a";')).toEqual([]);
  });

  it('abstains where nothing is declared', () => {
    expect(observe(heuristic, withScope('go();', { unusedDeclarations: [], unusedImports: [], declarations: 0, imports: 0 }))).toEqual([]);
  });
});
