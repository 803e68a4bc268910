import type {
  CodeExample, CommitExample, CommitHeuristic, Heuristic, Observation, Observer, RepositoryExample, RepositoryHeuristic, UnitHeuristic,
} from '../api/heuristic.ts';
import type { LanguageId, Unit } from '../api/unit.ts';
import { commitOf, repositoryOf, unitOf } from './subjects.ts';

function collect(observing: (observer: Observer<object>) => void, options: object): Observation[] {
  const seen: Observation[] = [];
  observing({ options, report: (observation) => seen.push(observation) });
  return seen;
}

/**
 * What a unit heuristic reports about a piece of code, with its default options.
 * @param code source text, or a unit that was read before
 */
export function observe(heuristic: UnitHeuristic, code: string | Unit, language: LanguageId = 'typescript'): Observation[] {
  const unit = typeof code === 'string' ? unitOf(code, language) : code;
  return collect((observer) => heuristic.observe(unit, observer), heuristic.defaults);
}

/** What a commit heuristic reports about a message, files and a gap. */
export const observeCommitExample = (heuristic: CommitHeuristic, example: CommitExample): Observation[] =>
  collect((observer) => heuristic.observe(commitOf(example), observer), heuristic.defaults);

/** What a repository heuristic reports about files and branches. */
export const observeRepositoryExample = (heuristic: RepositoryHeuristic, example: RepositoryExample): Observation[] =>
  collect((observer) => heuristic.observe(repositoryOf(example), observer), heuristic.defaults);

/** What any heuristic reports about one of its own examples. */
export function observeExample(heuristic: Heuristic, example: CodeExample | CommitExample | RepositoryExample): Observation[] {
  if (heuristic.subject === 'commit') return observeCommitExample(heuristic, example as CommitExample);
  if (heuristic.subject === 'repository') return observeRepositoryExample(heuristic, example as RepositoryExample);
  const { code, language } = example as CodeExample;
  return observe(heuristic, code, language);
}
