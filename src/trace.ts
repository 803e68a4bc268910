import type { UnitHeuristic } from './api/heuristic.ts';
import type { Unit } from './api/unit.ts';
import { builtinRules, type Rules } from './builtins.ts';
import { measureUnit } from './engine/measure.ts';
import { failureNote } from './engine/observe.ts';
import { skipReason } from './engine/registry.ts';
import { readScope } from './languages/scope.ts';
import { readSource } from './languages/source.ts';
import { decimals } from './scan/numbers.ts';
import { HandiworkError } from './shared/errors.ts';
import { defined } from './shared/objects.ts';

/** What one heuristic did on one file. */
export interface HeuristicTrace {
  id: string;
  /** Why it did not run; absent when it ran. */
  skipped?: string;
  /** Units it measured, of those it saw; on the others it abstained. */
  measured: number;
  /** Smallest, middle and largest measure; absent when it measured nothing. */
  measures?: { least: number; median: number; most: number; unit: string };
  /** Units on which it threw. */
  failed?: string;
}

export interface FileTrace {
  path: string;
  language: string;
  units: { name: string; kind: string; startLine: number; endLine: number; measures: Record<string, number> }[];
  heuristics: HeuristicTrace[];
}

/**
 * Why each heuristic ran or was skipped on a text, and what it measured. One file only, so that the exact parser is asked, too,
 * which a scan does not wait for.
 *
 * @param path Decides the language.
 * @throws {HandiworkError} When the language is not supported.
 */
export async function trace({ path, text }: { path: string; text: string }, rules: Rules = builtinRules()): Promise<FileTrace> {
  const scope = await readScope(path, text);
  const source = readSource(path, text, { scope });
  if (source === undefined) throw new HandiworkError(`The language of "${path}" is not supported.`, { hint: 'See handiwork list languages.' });
  const units = source.units.map((unit) => ({ unit, measures: {} as Record<string, number> }));
  const heuristics = rules.registry.all.map((heuristic): HeuristicTrace => {
    if (heuristic.subject !== 'unit') return { id: heuristic.meta.id, skipped: `looks at ${heuristic.subject === 'commit' ? 'commits' : 'the repository'}`, measured: 0 };
    const reason = skipReason(heuristic, source.language, scope === undefined ? ['scope'] : []);
    return reason === undefined ? measure(heuristic, units) : { id: heuristic.meta.id, skipped: reason, measured: 0 };
  });
  return {
    path,
    language: source.language,
    units: units.map(({ unit: { name, kind, startLine, endLine }, measures }) => ({ name, kind, startLine, endLine, measures })),
    heuristics,
  };
}

function measure(heuristic: UnitHeuristic, units: readonly { unit: Unit; measures: Record<string, number> }[]): HeuristicTrace {
  const { id, measure: declared } = heuristic.meta;
  const out = new Float64Array(1);
  const values: number[] = [];
  let failed: string | undefined;
  for (const { unit, measures } of units) {
    measureUnit(unit, [heuristic], out, (name, cause) => (failed = failureNote(name, cause).message));
    const value = decimals(out[0] ?? Number.NaN, 4);
    if (Number.isNaN(value)) continue;
    measures[id] = value;
    values.push(value);
  }
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? 0;
  return {
    id,
    measured: values.length,
    ...(sorted.length === 0 ? {} : { measures: { least: at(0), median: at(Math.floor(sorted.length / 2)), most: at(sorted.length - 1), unit: declared.unit } }),
    ...defined({ failed }),
  };
}
