import type { UnitHeuristic } from '../../src/api/index.ts';
import { COMMENT_FAMILIES, FAMILIES, type Family } from '../../src/score/grams.ts';
import type { FamilyName } from './examples.ts';

/** A row as it is seen when some of its families of n-grams and some of its measures are hidden: 1 where they are seen. */
export interface View {
  /** Multiplies the weight of the row. */
  weight: number;
  families: Uint8Array;
  measures: Uint8Array;
}

/** How much a row counts as a whole, by its code alone and by its comments alone. */
export type ViewWeights = Readonly<Record<'whole' | 'code' | 'comments', number>>;

const AS_WRITTEN: ViewWeights = { whole: 1, code: 0, comments: 0 };

/**
 * Python learns more from a row's code and its comments apart than from both together: each has to tell the classes by
 * itself, so neither leans on the other where that is missing. JavaScript and TypeScript gain nothing by it. Chosen out of
 * fold, see `../train.rationale.md`.
 */
export const VIEWS: Readonly<Record<FamilyName, ViewWeights>> = { python: { whole: 0.3, code: 1, comments: 1 }, jsts: AS_WRITTEN, prose: AS_WRITTEN };

/** The views of a family that count, of rows with one column for each of the `measures`. */
export function viewsOf(family: FamilyName, measures: readonly Pick<UnitHeuristic['meta'], 'needs' | 'invariantTo'>[]): View[] {
  const { whole, code, comments } = VIEWS[family];
  const comment = new Set<Family>(COMMENT_FAMILIES);
  const views: View[] = [
    { weight: whole, families: seen(FAMILIES, () => true), measures: seen(measures, () => true) },
    { weight: code, families: seen(FAMILIES, (one) => !comment.has(one)), measures: seen(measures, ({ needs }) => !needs.includes('comments')) },
    { weight: comments, families: seen(FAMILIES, (one) => comment.has(one)), measures: seen(measures, ({ invariantTo }) => !invariantTo?.includes('comments')) },
  ];
  return views.filter(({ weight }) => weight > 0);
}

const seen = <One>(all: readonly One[], isSeen: (one: One) => boolean): Uint8Array => Uint8Array.from(all, (one) => (isSeen(one) ? 1 : 0));
