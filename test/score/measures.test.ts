import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/builtins.ts';
import { readSource } from '../../src/languages/source.ts';
import { Measures } from '../../src/score/measures.ts';
import { SAMPLES } from './samples.ts';

const { registry } = builtinRules();
const heuristics = registry.units.filter(({ meta }) => !meta.needs.includes('scope'));

describe('the measures of a unit', () => {
  /** One measure per line, so that a difference names its heuristic. */
  const measured = SAMPLES.map(({ path, text }) => {
    const measures = new Measures(heuristics.map(({ meta }) => meta.id), heuristics);
    const { units, whole } = readSource(path, text)!;
    return { path, values: [...units, whole].map((unit) => [...measures.of(unit)]) };
  });

  it('are as many as there are ids, NaN where a heuristic is not for the language', () => {
    for (const { values } of measured) for (const row of values) expect(row).toHaveLength(heuristics.length);
    const scriptOnly = heuristics.findIndex(({ meta }) => !(meta.languages as readonly string[]).includes('python') && meta.languages[0] !== '*');
    expect(measured[2]!.values.every((row) => Number.isNaN(row[scriptOnly]))).toBe(true);
  });

  it('are NaN for an id that is not installed', () => {
    const measures = new Measures(['not-installed', heuristics[0]!.meta.id], heuristics);
    expect(measures.of(readSource('a.py', SAMPLES[2]!.text)!.whole)[0]).toBeNaN();
  });

  it.each([0, 1, 2])('do not depend on the units measured before (sample %i)', (index) => {
    const { path, text } = SAMPLES[index]!;
    const measures = new Measures(heuristics.map(({ meta }) => meta.id), heuristics);
    for (const other of SAMPLES) measures.of(readSource(other.path, other.text)!.whole);
    const units = readSource(path, text)!;
    expect([...units.units, units.whole].map((unit) => [...measures.of(unit)])).toEqual(measured[index]!.values);
  });

  it('of one unit are those that all units of its file were just measured with', () => {
    const { path, text } = SAMPLES[0]!;
    const measures = new Measures(heuristics.map(({ meta }) => meta.id), heuristics);
    const source = readSource(path, text)!;
    const units = [...source.units, source.whole];
    measures.ofAll(units);
    expect(units.map((unit) => [...measures.of(unit)])).toEqual(measured[0]!.values);
    measures.of(readSource(SAMPLES[1]!.path, SAMPLES[1]!.text)!.whole);
    expect(units.toReversed().map((unit) => [...measures.of(unit)])).toEqual(measured[0]!.values.toReversed());
  });

  // The model's weights stand on these: change the digest only where a heuristic was meant to change.
  it('are what they were on the samples', () => {
    const text = measured.map(({ path, values }) => values.map((row) => row.map((value, i) => `${path} ${heuristics[i]!.meta.id} ${value.toFixed(12)}`).join('\n')).join('\n')).join('\n');
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe('b31759c5bd88df5f');
  });
});
