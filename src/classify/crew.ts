import { availableParallelism } from 'node:os';
import type { Classification, ClassifyInput, ClassifyOptions } from '../classify.ts';
import { Crew } from '../crew/crew.ts';

/** Told to every member. */
export interface ClassifyBriefing extends ClassifyOptions {
  /** Each member loads them itself: what a plugin brings cannot be sent. */
  plugins: readonly string[];
  /** Where plugins are looked for. */
  cwd: string;
}

export type ClassifyCrew = Crew<ClassifyInput, Classification, ClassifyBriefing>;

/** Characters for which one more process pays: it takes about as long to start, and to become fast, as one takes to read so many. */
const WORTH_ONE = 200_000;

/** @param workers how many processes, from the first text on; absent: as many as processors, one after the other as texts come */
export function classifyCrew({ workers, signal }: { workers?: number | undefined; signal?: AbortSignal }, briefing: ClassifyBriefing): ClassifyCrew {
  const when = workers === undefined ? { worthOne: WORTH_ONE } : {};
  return new Crew({ member: { name: 'member', beside: import.meta.url }, size: workers ?? availableParallelism(), signal, ...when }, briefing);
}
