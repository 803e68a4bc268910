import fc from 'fast-check';
import { defineHeuristic, type Observation, type UnitHeuristic } from 'handiwork/heuristic';
import { commitOf, repositoryOf, unitOf } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';
import { heuristics } from '../../heuristics/index.ts';
import { MeasurePlan, measureUnit } from '../../src/engine/measure.ts';
import { observeCommit, observeRepository, observeUnit } from '../../src/engine/observe.ts';
import { createRegistry, unitHeuristics } from '../../src/engine/registry.ts';

function reporting(id: string, observations: readonly Observation[], range: readonly [number, number] = [0, 1]): UnitHeuristic {
  return defineHeuristic({
    meta: {
      id, summary: 'A heuristic for tests', rationale: 'Says what it is told to say.', confounders: ['none'], needs: ['text'], languages: ['*'],
      stability: 'experimental', since: '0.1.0', measure: { unit: 'share', range }, messages: { seen: '{{hits}} of {{total}} in {{name}}' },
      examples: { high: [], low: [] },
    },
    defaults: {},
    observe: (_unit, { report }) => observations.forEach((observation) => report(observation)),
  });
}

const failing: UnitHeuristic = { ...reporting('failing', []), observe: () => { throw new Error('no such thing'); } };
const unit = unitOf('const a = 1;');

describe('observeUnit', () => {
  it('aligns measures with heuristics and marks abstention with NaN', () => {
    const { measures, evidence } = observeUnit(unit, [reporting('a', [{ messageId: 'seen', measure: 0.5 }]), reporting('b', []), reporting('c', [{ messageId: 'seen', measure: 0 }])]);
    expect([...measures]).toEqual([0.5, NaN, 0]);
    expect(evidence.map(({ heuristic }) => heuristic)).toEqual(['a', 'c']);
  });

  it('fills the message and keeps the place', () => {
    const observation = { messageId: 'seen', measure: 1, startLine: 3, data: { hits: 2, total: 4 } };
    expect(observeUnit(unit, [reporting('a', [observation])]).evidence).toEqual([
      { heuristic: 'a', class: 'stylistic', message: '2 of 4 in {{name}}', startLine: 3, endLine: 3, measure: 1 },
    ]);
  });

  it('scores the first report; later ones only point at lines', () => {
    const seen = [{ messageId: 'seen', measure: 0.2 }, { messageId: 'seen', measure: 0.9, startLine: 1 }];
    const { measures, evidence } = observeUnit(unit, [reporting('a', seen)]);
    expect([...measures]).toEqual([0.2]);
    expect(evidence.map(({ measure }) => measure)).toEqual([0.2, undefined]);
  });

  it.each([[-1, 0], [7, 1], [Infinity, 1], [0.25, 0.25]])('holds a measure of %s inside the declared range as %s', (measure, held) => {
    expect([...observeUnit(unit, [reporting('a', [{ messageId: 'seen', measure }])]).measures]).toEqual([held]);
  });

  it.each([
    ['throws', failing, 'failing failed and was left out here: no such thing'],
    ['measures no number', reporting('odd', [{ messageId: 'seen', measure: NaN }]), 'odd failed and was left out here: the measure is not a number'],
  ])('turns a heuristic that %s into a note and goes on', (_what, heuristic, message) => {
    const { measures, evidence, notes } = observeUnit(unit, [heuristic, reporting('b', [{ messageId: 'seen', measure: 1 }])]);
    expect([...measures]).toEqual([NaN, 1]);
    expect(evidence).toHaveLength(1);
    expect(notes).toEqual([{ code: 'heuristic-failed', message }]);
  });
});

describe('measureUnit', () => {
  it('reports who threw and leaves NaN', () => {
    const out = new Float64Array(2);
    const failures: string[] = [];
    measureUnit(unit, [failing, reporting('b', [{ messageId: 'seen', measure: 3 }])], out, (id) => failures.push(id));
    expect([...out]).toEqual([NaN, 1]);
    expect(failures).toEqual(['failing']);
  });

  it('reports failures in the order of the units, and of the heuristics in each', () => {
    const saying = (id: string): UnitHeuristic => ({ ...failing, meta: { ...failing.meta, id }, observe: ({ text }) => { throw new Error(`${id} of ${text}`); } });
    const failures: unknown[] = [];
    const layout = { width: 2, slots: Int32Array.of(0, 1), onFailure: (_id: string, cause: unknown) => failures.push((cause as Error).message) };
    new MeasurePlan([saying('a'), saying('b')]).measure([unitOf('x'), unitOf('y')], new Float64Array(4), layout);
    expect(failures).toEqual(['a of x', 'b of x', 'a of y', 'b of y']);
  });

  const registry = createRegistry(heuristics);
  const pieces = fc.constantFrom(
    '// Load the rows\n', 'const rows = load();\n', '/** Return it. */\n', 'function f(a: number) { return a; }\n', '\n', 'if (!a) return;\n', "'Failed to load'\n",
    'try { a(); } catch (error) { log(error); }\n', '  \n', '}\n', 'import x from "x";\n', '`${', '"', '/*',
  );

  it.each(['typescript', 'python', 'markdown'] as const)('gives the measures of observeUnit on any %s text', (language) => {
    const all = unitHeuristics(registry, language);
    fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (lines) => {
      const read = unitOf(lines.join(''), language);
      const out = new Float64Array(all.length);
      measureUnit(read, all, out);
      const observed = observeUnit(read, all);
      expect(out).toEqual(observed.measures);
      expect(observed.notes).toEqual([]);
    }), { numRuns: 40 });
  });

  it('measures a unit the same whatever was measured before it', () => {
    const all = unitHeuristics(registry, 'typescript');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 8 }), fc.array(pieces, { maxLength: 8 }), (left, right) => {
      const [first, second] = [unitOf(left.join('')), unitOf(right.join(''))];
      const alone = observeUnit(second, all).measures;
      observeUnit(first, all);
      expect(observeUnit(second, all).measures).toEqual(alone);
    }), { numRuns: 25 });
  });
});

describe('observeCommit and observeRepository', () => {
  const registry = createRegistry(heuristics);

  it('measure a commit by its message and its files', () => {
    const { measures, notes } = observeCommit(commitOf({ message: 'Add a reader\n\n- with tests', files: [{ path: 'a.ts', added: 9, deleted: 0 }] }), registry.commits);
    const byId = Object.fromEntries(registry.commits.map(({ meta }, index) => [meta.id, measures[index]]));
    expect(byId).toMatchObject({ 'message-bullets': 1, 'imperative-subject': 1, 'change-size': 1, 'message-body': 1 });
    expect(notes).toEqual([]);
  });

  it('observe a repository without a readable manifest', () => {
    expect(observeRepository(repositoryOf({ files: { 'package.json': '{', 'a.ts': 'import a from "a";' } }), registry.repositories).notes).toEqual([]);
  });
});
