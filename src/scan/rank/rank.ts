import type { Attribution } from '../../api/attribution.ts';
import type { Evidence } from '../../api/evidence.ts';
import type { ReportFile, ReportUnit, ResemblanceReason, UnitGist, Verdict } from '../../api/report.ts';
import { lineCount, type LineOrigins } from '../../attribution/lines.ts';
import { agentsOf, bannedAgent, type Policy } from '../../config/policy.ts';
import { isLockFile } from '../../discover/path-conventions.ts';
import { languageOf } from '../../languages/language-of.ts';
import { dialectOf, type Level } from '../../score/model.ts';
import type { KnownChange } from '../changes/change-table.ts';
import type { PooledChanges } from '../changes/changes.ts';
import type { FileText } from '../file-texts.ts';
import { linesOfChanges, partsOf } from './change-lines.ts';
import { decimals, probability } from '../numbers.ts';
import type { ScannedFile } from '../files.ts';
import type { Stylist } from '../style/style.ts';
import { isScored, isTelling, type PlacedUnit } from '../style/placed-unit.ts';
import type { ShownJson } from '../style/shown.ts';

/** What is known when a file is described. */
export interface Known {
  stylist: Stylist;
  policy: Policy | undefined;
  /** The pooled changes by commit. */
  changes: Pick<PooledChanges, 'get'>;
  dayOf: (commit: string | undefined) => string | undefined;
  olderIs: 'human-by-date' | 'before-window';
}

/** What style says of a file. */
interface Style {
  units: readonly PlacedUnit[];
  reason?: ResemblanceReason;
}

/** What lines and style say of a file, whatever a policy says. */
export interface JudgedFile extends Pick<ReportFile, 'verdict' | 'resemblance' | 'resemblanceReason'> {
  /** Undetermined lines weighted by resemblance, of a file that somebody writes. */
  resembling: number;
  /** How many ranges are attributed. */
  attributions: number;
  /** How many lines they have. */
  attributedLines: number;
  /** How many units it has. */
  units: number;
  /** Whether a unit by itself is worth a finding. */
  reaches: boolean;
  /** How many changes that resemble brought lines of it, where nothing else is worth a finding. */
  changes: number;
}

export function judgeFile(file: ScannedFile, lines: LineOrigins | undefined, styled: Style, known: Known): JudgedFile {
  const { units } = styled;
  const pooled = filePool(file, lines, styled, known);
  const bars = { function: threshold(known.stylist, file.path, 'function'), commit: threshold(known.stylist, file.path, 'commit') };
  const reaches = units.some((unit) => {
    const change = changeOf(unit, known.changes);
    return (change?.resemblance ?? unit.report.resemblance ?? 0) >= bars[change !== undefined && isOfChange(unit, change) ? 'commit' : 'function'];
  });
  const isToldOf = reaches || (pooled.resemblance ?? 0) >= threshold(known.stylist, file.path, 'file');
  return {
    verdict: verdictOf(file, lines, { units, resemblance: pooled.resemblance }, known),
    ...pooled,
    resembling: isWritten(file) ? resemblingLines(lines, units, known) : 0,
    attributions: lines?.attributions.length ?? 0,
    attributedLines: lineCount(lines?.attributions ?? []),
    units: units.length,
    reaches,
    changes: isToldOf ? 0 : changeEvidence(file, lines?.undetermined ?? [], known).length,
  };
}

/** See {@link linesOfChanges}. Nobody writes what a tool generates. */
export const changeEvidence = (file: ScannedFile, undetermined: LineOrigins['undetermined'], { changes, stylist }: Pick<Known, 'changes' | 'stylist'>): Evidence[] =>
  (isWritten(file) ? linesOfChanges(undetermined, changes, threshold(stylist, file.path, 'commit')) : []);

/** Lines of banned origin to be expected in a file: what is attributed counts in full, or under a policy where the agent is banned. */
export const expectedLines = (path: string, { resembling, attributedLines }: JudgedFile, attributions: () => readonly Attribution[], known: Known): number =>
  (isLockFile(path) ? 0 : decimals((known.policy === undefined || attributedLines === 0 ? attributedLines : bannedLines(path, attributions(), known, known.policy)) + resembling, 2));

/** One file as the report shows it. */
export function reportFile(
  { path, language, lines, sloc }: ScannedFile,
  { verdict, resemblance, resemblanceReason }: Pick<JudgedFile, 'verdict' | 'resemblance' | 'resemblanceReason'>,
  { rank, expectedLines: expected, attributions, units, evidence }: Pick<ReportFile, 'rank' | 'expectedLines' | 'attributions' | 'units' | 'evidence'>,
): ReportFile {
  return {
    path, language, lines, sloc, rank, verdict, expectedLines: expected, attributions,
    resemblance, ...(resemblanceReason === undefined ? {} : { resemblanceReason }), units, evidence,
  };
}

/** The units of a file as the report shows them. */
export const reportUnits = (units: readonly PlacedUnit[], changes: Known['changes']): ReportUnit[] => units.map((unit) => carryChange(unit, changes).report);

/** The same without what is only shown. */
export const unitGists = (units: readonly PlacedUnit[], changes: Known['changes']): UnitGist[] => units.map((unit) => {
  const change = changeOf(unit, changes);
  const { startLine, endLine, resemblance } = unit.report;
  return { startLine, endLine, resemblance: change?.resemblance ?? resemblance, isOfChange: change !== undefined && isOfChange(unit, change) };
});

/** The change whose resemblance a unit shows instead of its own: style is surer of a change than of a unit. */
function changeOf({ commit, score }: PlacedUnit, changes: Known['changes']): (KnownChange & { resemblance: number }) | undefined {
  const change = commit === undefined || score === undefined ? undefined : changes.get(commit);
  return change === undefined || change.resemblance === null ? undefined : { commit: change.commit, resemblance: change.resemblance };
}

const resemblanceOf = (unit: PlacedUnit, changes: Known['changes']): number | null => changeOf(unit, changes)?.resemblance ?? unit.report.resemblance;

function carryChange(unit: PlacedUnit, changes: Known['changes']): PlacedUnit {
  const change = changeOf(unit, changes);
  if (change === undefined || unit.score === undefined) return unit;
  const { resemblanceReason: _reason, ...report } = unit.report;
  const note = changeNote(unit, change);
  return { ...unit, report: { ...report, resemblance: change.resemblance, evidence: note === undefined ? report.evidence : [note, ...report.evidence] } };
}

const aloneOf = ({ score }: Pick<PlacedUnit, 'score'>): number => probability(score?.resemblance ?? 0);

/** Whether the resemblance of the change is high, and not that of the unit. */
const isOfChange = (unit: Pick<PlacedUnit, 'score'>, { resemblance }: { resemblance: number }): boolean => resemblance >= 0.5 && resemblance !== aloneOf(unit);

/** What is said where it is so. */
function changeNote({ score }: PlacedUnit, change: KnownChange & { resemblance: number }): Evidence | undefined {
  if (!isOfChange({ score }, change)) return undefined;
  const { commit } = change;
  const alone = aloneOf({ score });
  return { heuristic: 'change-resemblance', class: 'stylistic', message: `The resemblance is that of the whole change ${commit.slice(0, 12)}${partsOf(change)}; of this unit alone it is ${alone}.`, measure: alone };
}

/** The file as `JSON.stringify` would write what {@link reportFile} gives, around its rank. @param units as {@link unitsJson} gives them */
export const fileText = (
  { path, language, lines, sloc }: ScannedFile,
  { resemblance, resemblanceReason: reason }: Pick<JudgedFile, 'resemblance' | 'resemblanceReason'>,
  { attributions, units, evidence }: { attributions: readonly Attribution[]; units: string; evidence: readonly Evidence[] },
): FileText => [
  `{"path":${JSON.stringify(path)},"language":${JSON.stringify(language)},"lines":${lines},"sloc":${sloc}`,
  `,"attributions":${JSON.stringify(attributions)},"resemblance":${resemblance}${reason === undefined ? '' : `,"resemblanceReason":"${reason}"`},"units":${units},"evidence":${JSON.stringify(evidence)}}`,
];

/** What stands between the two parts. */
export const rankJson = ({ rank, verdict, expectedLines: expected }: Pick<ReportFile, 'rank' | 'verdict' | 'expectedLines'>): string =>
  `,"rank":${rank},"verdict":"${verdict}","expectedLines":${expected}`;

/** The same as `JSON.stringify` would write them; they are most of a report. @param units without what is only shown, which is in `shown` */
export function unitsJson({ units, shown }: { units: readonly PlacedUnit[]; shown: readonly ShownJson[] }, changes: Known['changes']): string {
  if (units.length === 0) return '[]';
  const parts: (string | number)[] = []; // joined at once: long texts put together bit by bit are copied later, bit by bit
  for (const [at, unit] of units.entries()) {
    const { name, evidence: own } = shown[at] as ShownJson;
    const { kind, startLine, endLine, resemblance, resemblanceReason } = unit.report;
    const change = changeOf(unit, changes);
    const note = change && changeNote(unit, change);
    const said = change !== undefined ? `${change.resemblance}` : resemblanceReason === undefined ? `${resemblance}` : `${resemblance},"resemblanceReason":"${resemblanceReason}"`;
    const alone = isTelling(unit.report) ? own : '[]';
    const evidence = note === undefined ? alone : `[${JSON.stringify(note)}${alone === '[]' ? ']' : `,${alone.slice(1)}`}`;
    parts.push(at === 0 ? '[{"name":' : ',{"name":', name, ',"kind":"', kind, '","startLine":', startLine, ',"endLine":', endLine, ',"resemblance":', said, ',"evidence":', evidence, '}');
  }
  parts.push(']');
  return parts.join('');
}

function filePool(file: ScannedFile, lines: LineOrigins | undefined, styled: { units: readonly PlacedUnit[]; reason?: ResemblanceReason }, known: Known): Pick<ReportFile, 'resemblance' | 'resemblanceReason'> {
  const silent = (resemblanceReason: ResemblanceReason) => ({ resemblance: null, resemblanceReason });
  if (file.noStyle !== undefined) return silent(file.noStyle);
  if (styled.reason !== undefined) return silent(styled.reason);
  if (file.sloc === 0 || lines === undefined) return silent('no-code');
  if (lines.undetermined.length + lines.boundary.length === 0) return silent(lines.attributions.length + (lines.byPerson?.length ?? 0) > 0 ? 'known-origin' : known.olderIs);
  const scored = styled.units.filter(isScored);
  if (scored.length === 0) return silent(styled.units[0]?.report.resemblanceReason ?? 'no-code');
  return known.stylist.pool(scored, 'change');
}

/** The resemblance from which a file, unit or change counts as resembling; out of reach where there is no model. */
export const threshold = (stylist: Stylist, path: string, level: Level): number => {
  const language = languageOf(path);
  return (language && stylist.scorerFor(language)?.model.thresholds[dialectOf(language)]?.[level].half) ?? Number.POSITIVE_INFINITY;
};

function verdictOf(file: ScannedFile, lines: LineOrigins | undefined, style: { units: readonly PlacedUnit[]; resemblance: number | null }, known: Known): Verdict {
  const { attributions = [], undetermined = [], boundary = [], older = [], byPerson = [] } = lines ?? {};
  if (attributions.some((range) => range.class === 'recorded')) return 'recorded';
  if (attributions.length > 0) return 'declared';
  const [changeBar, unitBar] = [threshold(known.stylist, file.path, 'commit'), threshold(known.stylist, file.path, 'function')];
  const resembles = undetermined.some(({ commit }) => (known.changes.get(commit)?.resemblance ?? 0) >= changeBar)
    || style.units.some(({ report, commit, score }) => score !== undefined && commit === undefined && (report.resemblance ?? 0) >= unitBar)
    || (style.resemblance ?? 0) >= threshold(known.stylist, file.path, 'file');
  if (resembles && isWritten(file)) return 'resembles';
  const byDate = older.length > 0 && undetermined.length + boundary.length + byPerson.length === 0;
  return byDate && known.olderIs === 'human-by-date' ? 'human-by-date' : 'undetermined';
}

const bannedLines = (path: string, attributions: readonly Attribution[], { dayOf }: Known, policy: Policy): number =>
  lineCount(attributions.filter((range) => bannedAgent(policy, agentsOf(range), dayOf(range.commit), path) !== undefined));

/** Nobody writes what a tool generates, or copies in: such lines count only when somebody declares them. */
const isWritten = ({ noStyle }: ScannedFile): boolean => noStyle === undefined || noStyle === 'unsupported-language';

/** Undetermined lines weighted by the resemblance of their change, else of their unit. */
function resemblingLines(lines: LineOrigins | undefined, units: readonly PlacedUnit[], { changes }: Known): number {
  let expected = 0;
  const pooled = new Set<string>();
  for (const range of lines?.undetermined ?? []) {
    const resemblance = changes.get(range.commit)?.resemblance ?? null;
    if (resemblance === null) continue;
    expected += resemblance * lineCount([range]);
    pooled.add(range.commit);
  }
  for (const unit of units) {
    const { report, score, commit } = unit;
    if (score === undefined || (commit !== undefined && pooled.has(commit))) continue;
    expected += (resemblanceOf(unit, changes) ?? 0) * (report.endLine - report.startLine + 1);
  }
  return Math.min(expected, lines === undefined ? 0 : lineCount(lines.undetermined) + lineCount(lines.boundary));
}
