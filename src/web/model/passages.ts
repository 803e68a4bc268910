import type { Evidence } from '../../api/evidence.ts';
import type { PackedDetail } from '../../report/html/packed.ts';
import { safeText } from '../../report/safe-text.ts';
import { kindOfClass, type Kind } from './kinds.ts';

/** Lines of a file about which there is something to say. */
export interface Passage {
  kind: Kind;
  startLine: number;
  endLine: number;
  /** What it is called: the agent, or the unit. */
  title: string;
  agents: readonly string[];
  model: string | undefined;
  commit: string | undefined;
  heuristic: string | undefined;
  resemblance: number | null;
  reason: string | undefined;
  evidence: readonly Evidence[];
}

const LONGEST = 300;
const shown = (text: string): string => safeText(text, LONGEST);
const shownEvidence = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.map((one) => ({ ...one, heuristic: shown(one.heuristic), message: safeText(one.message, 600) }));

/** From this resemblance on a unit is worth a mark in the gutter when nothing better is known. As in the findings of the report. */
export type Resembles = (startLine: number, endLine: number) => boolean;

/** Ranges of known origin, units, and ranges of changes that resemble, by line; a range before the unit that it lies in. */
export function passagesOf({ attributions, units, evidence }: PackedDetail, resembles: Resembles): Passage[] {
  const known = attributions.map((range): Passage => ({
    kind: kindOfClass(range.class), startLine: range.startLine, endLine: range.endLine, title: shown(range.agent),
    agents: [range.agent, ...(range.alsoAgents ?? [])].map(shown), model: range.model === undefined ? undefined : shown(range.model),
    commit: range.commit === undefined ? undefined : shown(range.commit), heuristic: shown(range.heuristic), resemblance: null, reason: undefined, evidence: [],
  }));
  const styled = units.map((unit): Passage => ({
    kind: resembles(unit.startLine, unit.endLine) ? 'resembles' : 'undetermined', startLine: unit.startLine, endLine: unit.endLine,
    title: `${unit.kind === 'chunk' ? '' : `${unit.kind} `}${shown(unit.name)}`, agents: [], model: undefined, commit: undefined, heuristic: undefined,
    resemblance: unit.resemblance, reason: unit.resemblanceReason, evidence: shownEvidence(unit.evidence),
  }));
  const ofChanges = evidence.flatMap((one): Passage[] => {
    const { startLine, endLine, commit, measure = null } = one;
    if (startLine === undefined || endLine === undefined || commit === undefined) return [];
    return [{
      kind: resembles(startLine, endLine) ? 'resembles' : 'undetermined', startLine, endLine, title: 'Part of a change', agents: [], model: undefined,
      commit: shown(commit), heuristic: undefined, resemblance: measure, reason: undefined, evidence: shownEvidence([one]),
    }];
  });
  return [...known, ...ofChanges, ...styled].toSorted((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
}

/** The strongest kind of every line, from line 1 at place 0. */
export function lineKinds(lines: number, passages: readonly Passage[], otherwise: Kind): Kind[] {
  const kinds = new Array<Kind>(lines).fill(otherwise);
  const paint = (wanted: (kind: Kind) => boolean): void => {
    for (const { kind, startLine, endLine } of passages) if (wanted(kind)) kinds.fill(kind, startLine - 1, Math.min(endLine, lines));
  };
  paint((kind) => kind === 'resembles');
  paint((kind) => kind === 'declared' || kind === 'copied');
  paint((kind) => kind === 'recorded');
  return kinds;
}

/** Neighbouring lines of one kind as one range: `[kind, first line, last line]`. */
export function kindRanges(kinds: readonly Kind[]): (readonly [Kind, number, number])[] {
  const ranges: [Kind, number, number][] = [];
  for (const [at, kind] of kinds.entries()) {
    const last = ranges.at(-1);
    if (last !== undefined && last[0] === kind) last[2] = at + 1;
    else ranges.push([kind, at + 1, at + 1]);
  }
  return ranges;
}

/** Longest line of a source that is shown; what follows is cut off with `…`. */
const LONGEST_LINE = 2_000;

/** Lines as git counts them, fit for the screen: tabs stay, what is invisible becomes visible. */
export function sourceLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map(shownLine);
}

export const shownLine = (line: string): string =>
  (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line).replace(/\r$/, '').split('\t').map((part) => safeText(part)).join('\t');
