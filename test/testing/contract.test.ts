import { defineHeuristic, type CodeExample, type UnitHeuristic } from 'handiwork/heuristic';
import { contractProblems } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';

type Parts = Partial<Pick<UnitHeuristic['meta'], 'id' | 'invariantTo' | 'confounders' | 'messages'>> & {
  high?: string; low?: string; abstain?: string; observe?: UnitHeuristic['observe'];
};

const python = (code: string): CodeExample => ({ language: 'python', code });
let calls = 0;

function heuristic({ high = 'x = 1\ny = 2', low = 'x = 1', abstain, observe, ...meta }: Parts): UnitHeuristic {
  return defineHeuristic({
    meta: {
      id: 'line-count', summary: 'Number of the lines, for tests', rationale: 'Only for the tests of the contract, nothing else.', confounders: ['none'],
      needs: ['text'], languages: ['python'], stability: 'experimental', since: '0.1.0', measure: { unit: 'lines', range: [0, 9] },
      messages: { lines: '{{measure}} lines' },
      examples: { high: [python(high)], low: [python(low)], ...(abstain !== undefined && { abstain: [python(abstain)] }) },
      ...meta,
    },
    defaults: {},
    observe: observe ?? ((unit, { report }) => report({ messageId: 'lines', measure: Math.min(9, unit.lines.length) })),
  });
}

describe('contractProblems', () => {
  it('finds nothing wrong with a sound heuristic', () => {
    expect(contractProblems(heuristic({}))).toEqual([]);
  });

  it.each<[string, Parts, RegExp]>([
    ['an id in capitals', { id: 'LineCount' }, /kebab-case/],
    ['no confounders', { confounders: [] }, /no confounder/],
    ['a high example below the low one', { high: 'x = 1', low: 'x = 1\ny = 2' }, /do not lie above/],
    ['an abstain example that speaks', { abstain: 'x = 1' }, /abstain example 1 reports something/],
    ['an undeclared message', { messages: { other: 'no' } }, /message "lines" is not declared/],
    ['a message without its values', { messages: { lines: '{{count}} lines' } }, /no value for count/],
    ['a false invariance', { invariantTo: ['comments'], high: '# one\nx = 1' }, /moves when comments change/],
    ['a throw', { observe: (unit, { report }) => { if (unit.text === '') throw new Error('empty'); report({ messageId: 'lines', measure: Math.min(9, unit.lines.length) }); } }, /throws Error: empty/],
    ['no number', { observe: (unit, { report }) => report({ messageId: 'lines', measure: unit.sloc > 0 ? Math.min(9, unit.lines.length) : NaN }) }, /measures no number/],
    ['a memory', { observe: (unit, { report }) => report({ messageId: 'lines', measure: unit.lines.length + (calls++ % 2) / 2 }) }, /answers differently/],
  ])('names %s', (_what, parts, problem) => {
    expect(contractProblems(heuristic(parts)).join('\n')).toMatch(problem);
  });
});
