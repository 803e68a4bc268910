import type { CodeExample, CommitExample, Heuristic, Observation, RepositoryExample, UnitHeuristic } from '../api/heuristic.ts';
import type { LanguageId } from '../api/unit.ts';
import { hostileUnits } from './hostile.ts';
import { observe, observeExample } from './observe.ts';
import { REWRITES } from './rewrites.ts';
import { unitOf } from './subjects.ts';

type Example = CodeExample | CommitExample | RepositoryExample;

const ALL_LANGUAGES: readonly LanguageId[] = ['typescript', 'tsx', 'javascript', 'python', 'markdown'];
const TOLERANCE = 1e-9;

/** What a heuristic's meta lacks. */
export function metaProblems({ meta }: Heuristic): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string): void => void (holds || problems.push(problem));
  expect(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(meta.id), 'the id is not kebab-case');
  expect(meta.summary.length >= 10 && meta.summary.length <= 100, 'the summary has not 10 to 100 characters');
  expect(!meta.summary.endsWith('.'), 'the summary ends with a full stop');
  expect(meta.rationale.length >= 40, 'the rationale is shorter than 40 characters');
  expect(meta.confounders.length > 0, 'no confounder is named');
  expect(meta.needs.length > 0, 'needs is empty');
  expect(meta.languages.length > 0, 'languages is empty');
  expect(/^\d+\.\d+\.\d+$/.test(meta.since), 'since is no version');
  expect(meta.measure.unit.length > 0, 'the measure has no unit');
  expect(meta.measure.range[0] < meta.measure.range[1], 'the range is empty');
  expect(Object.keys(meta.messages).length > 0, 'there is no message');
  expect(meta.examples.high.length > 0 && meta.examples.low.length > 0, 'a high or a low example is missing');
  return problems;
}

/** Examples that need what this process cannot compute (resolved scopes) are left to tests of their own. */
const canRun = (heuristic: Heuristic, example: Example): boolean =>
  !heuristic.meta.needs.includes('scope') || unitOf((example as CodeExample).code, (example as CodeExample).language).scope !== undefined;

function observationProblems(heuristic: Heuristic, observations: readonly Observation[]): string[] {
  const [low, high] = heuristic.meta.measure.range;
  return observations.flatMap(({ messageId, measure, data }) => {
    const template = heuristic.meta.messages[messageId];
    if (template === undefined) return [`the message "${messageId}" is not declared`];
    const problems = measure >= low && measure <= high ? [] : [`the measure ${measure} is outside ${low} to ${high}`];
    const given = new Set([...Object.keys(data ?? {}), 'measure', 'percent']);
    const missing = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').filter((name) => !given.has(name));
    return [...problems, ...missing.map((name) => `the message "${messageId}" has no value for ${name}`)];
  });
}

/** Every `high` example measures above every `low` one; `abstain` reports nothing; what is reported is well-formed. */
export function exampleProblems(heuristic: Heuristic): string[] {
  const { high, low, abstain = [] } = heuristic.meta.examples as { high: Example[]; low: Example[]; abstain?: Example[] };
  const problems: string[] = [];
  const measuresOf = (examples: readonly Example[], kind: string): number[] =>
    examples.filter((example) => canRun(heuristic, example)).map((example, index) => {
      const observations = observeExample(heuristic, example);
      problems.push(...observationProblems(heuristic, observations).map((problem) => `${kind} example ${index + 1}: ${problem}`));
      if (observations.length === 0) problems.push(`${kind} example ${index + 1} reports nothing`);
      return observations[0]?.measure ?? NaN;
    });
  const highs = measuresOf(high, 'high');
  const lows = measuresOf(low, 'low');
  if (highs.some((above) => lows.some((below) => above <= below))) problems.push(`high examples ${highs} do not lie above low examples ${lows}`);
  abstain.forEach((example, index) => {
    if (observeExample(heuristic, example).length > 0) problems.push(`abstain example ${index + 1} reports something`);
  });
  return problems;
}

const sameMeasures = (left: readonly Observation[], right: readonly Observation[]): boolean =>
  left.length === right.length && left.every(({ measure }, index) => Math.abs(measure - (right[index]?.measure ?? NaN)) < TOLERANCE);

/** Declared invariances hold on the heuristic's own code examples. */
export function invarianceProblems(heuristic: Heuristic): string[] {
  if (heuristic.subject !== 'unit') return [];
  const examples = [...heuristic.meta.examples.high, ...heuristic.meta.examples.low];
  return (heuristic.meta.invariantTo ?? []).flatMap((rewrite) =>
    examples.flatMap(({ code, language }) => {
      const rewritten = REWRITES[rewrite](unitOf(code, language));
      if (sameMeasures(observe(heuristic, code, language), observe(heuristic, rewritten, language))) return [];
      return [`the measure moves when ${rewrite} change: ${JSON.stringify(rewritten)}`];
    }),
  );
}

function languagesOf(heuristic: UnitHeuristic): readonly LanguageId[] {
  const { languages } = heuristic.meta;
  return (languages as readonly string[]).includes('*') ? ALL_LANGUAGES : (languages as readonly LanguageId[]);
}

/** Nothing in broken, empty or huge text makes it throw, measure something that is no number, or answer differently twice. */
export function robustnessProblems(heuristic: Heuristic): string[] {
  if (heuristic.subject !== 'unit') return [];
  return languagesOf(heuristic).flatMap((language) =>
    hostileUnits(language).flatMap((unit) => {
      const what = `on ${language} ${JSON.stringify(unit.text.slice(0, 30))}`;
      try {
        const seen = observe(heuristic, unit);
        if (seen.some(({ measure }) => !Number.isFinite(measure))) return [`measures no number ${what}`];
        return sameMeasures(seen, observe(heuristic, unit)) ? [] : [`answers differently the second time ${what}`];
      } catch (cause) {
        return [`throws ${String(cause)} ${what}`];
      }
    }),
  );
}

/** Everything that the contract asks of a heuristic; sentences, empty when it keeps it. */
export const contractProblems = (heuristic: Heuristic): string[] => [
  ...metaProblems(heuristic), ...exampleProblems(heuristic), ...invarianceProblems(heuristic), ...robustnessProblems(heuristic),
];
