import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/builtins.ts';
import { readSource } from '../../src/languages/source.ts';
import type { PlacedUnit } from '../../src/scan/style/placed-unit.ts';
import { reportUnits, unitGists } from '../../src/scan/rank/rank.ts';
import { Stylist } from '../../src/scan/style/style.ts';
import { bytesToRead } from '../../src/scan/style/units.ts';
import type { Warm } from '../../src/scan/kept/warm.ts';

const share = fc.option(fc.integer({ min: 0, max: 20 }).map((steps) => steps / 20), { nil: null });
const unit: fc.Arbitrary<PlacedUnit> = fc.record({ resemblance: share, isScored: fc.boolean(), isOfCommit: fc.boolean() }).map(({ resemblance, isScored, isOfCommit }) => ({
  language: 'python',
  report: { name: 'f', kind: 'function', startLine: 3, endLine: 9, resemblance, evidence: [] },
  ...(isScored ? { score: { score: 0, comments: 0, commentGrams: 0, sloc: 7, dialect: 'python' as const, resemblance: resemblance ?? 0.4 } } : {}),
  ...(isOfCommit ? { commit: 'c1' } : {}),
}));

describe('the gist of a unit', () => {
  it('is what its report says, whether its change speaks for it or not', () => {
    fc.assert(fc.property(fc.array(unit), share, (units, resemblance) => {
      const changes = { get: (commit: string) => ({ commit, resemblance }) };
      expect(unitGists(units, changes)).toEqual(reportUnits(units, changes).map((one) => (
        { startLine: one.startLine, endLine: one.endLine, resemblance: one.resemblance, isOfChange: one.evidence.some(({ heuristic }) => heuristic === 'change-resemblance') })));
    }));
  });
});

describe('the heaviest evidence of a unit', () => {
  const text = '# Adds two numbers (both whole).\ndef add(first, second):\n    """Add them."""\n    total = first + second\n    return total\n\n\nclass Sum:\n    def __init__(self, parts):\n        self.parts = parts\n\n    def all(self):\n        return sum(part for part in self.parts if part is not None)\n';
  it.each([1, 2, 5, 20, 1000])('is the beginning of all of it: %i', (most) => {
    const stylist = new Stylist(builtinRules());
    const units = readSource('a.py', text)!.units;
    expect(units.map((one) => stylist.evidence(one, most))).toEqual(units.map((one) => stylist.evidence(one).slice(0, most)));
    expect(units.length).toBeGreaterThan(1);
  });
});

describe('what is going to be read', () => {
  const file = (path: string, size?: number) => ({ path, mode: '100644', type: 'file' as const, oid: path, ...(size === undefined ? {} : { size }) });
  it('is counted in bytes by language, without what no style is asked of and what an earlier scan has read', () => {
    const warm: Pick<Warm, 'isUnchanged'> = { isUnchanged: ({ path }) => path.startsWith('old/') };
    const files = [file('a.py', 10), file('b.py', 5), file('c.ts', 7), file('missing.ts'), file('old/d.py', 100), file('e.bin', 100), file('package-lock.json', 100), file('node_modules/f.ts', 100), file('types.d.ts', 100)];
    expect(bytesToRead(files, warm)).toEqual(new Map([['python', 15], ['typescript', 7]]));
  });
});
