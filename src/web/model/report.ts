import type { EvidenceClass } from '../../api/evidence.ts';
import type { FindingLevel } from '../../api/finding.ts';
import type { ResemblanceReason, Verdict } from '../../api/report.ts';
import { commitBehind, linesInFront, type PackedReport } from '../../report/html/packed.ts';
import { safeText } from '../../report/safe-text.ts';
import { kindOfClass, type Kind } from './kinds.ts';

/** Longest text of a repository that a list shows, in characters. */
const LONGEST = 600;

export interface FileRow {
  /** In rank order, from 0. */
  place: number;
  path: string;
  language: string;
  owner: string;
  lines: number;
  attributed: number;
  verdict: Verdict;
  expected: number;
  resemblance: number | null;
  reason: ResemblanceReason | undefined;
  agents: readonly string[];
  /** 0: only this row; 1: ranges and units; 2: its text as well. */
  detail: number;
}

export interface FindingRow {
  place: number;
  file: FileRow | undefined;
  kind: Kind;
  rule: string;
  level: FindingLevel;
  agent: string | undefined;
  model: string | undefined;
  commit: string | undefined;
  startLine: number | undefined;
  endLine: number | undefined;
  resemblance: number | null;
  message: string;
  inBaseline: boolean;
  suppressed: boolean;
}

export interface ChangeRow {
  commit: string;
  /** `YYYY-MM-DD`. */
  date: string;
  kind: Kind;
  agent: string | undefined;
  lines: number;
  files: number;
  resemblance: number | null;
}

/** A report as the pages show it: every text made fit for the screen once, lists turned into rows when they are asked for. */
export interface ReportModel {
  about: Omit<PackedReport, 'strings' | 'files' | 'findings' | 'changes'>;
  files: readonly FileRow[];
  findings: number;
  /** Rows are made on demand: most of a hundred thousand are never looked at. */
  findingAt(place: number): FindingRow;
  /** Place of its file in `files`, or -1. */
  fileOfFinding: readonly number[];
  kindOfFinding(place: number): Kind;
  agentOfFinding(place: number): string | undefined;
  /** Text of the message without lines and commit: there are few. */
  messageOfFinding(place: number): string;
  changes: readonly ChangeRow[];
  changeOf(commit: string | undefined): ChangeRow | undefined;
}

const share = (thousandths: number): number | null => (thousandths < 0 ? null : thousandths / 1000);

export function openReport(packed: PackedReport): ReportModel {
  const { strings: raw, files: columns, findings, changes: changeColumns, ...about } = packed;
  const strings = raw.map((text) => safeText(text, LONGEST));
  const text = (place: number | undefined): string | undefined => (place === undefined || place < 0 ? undefined : strings[place]);
  const files = filesOf(columns, text);
  const kinds = findings.class.map((place) => kindOfClass(text(place) as EvidenceClass));
  const changes = changesOf(changeColumns, text);
  const byCommit = new Map(changes.map((change) => [change.commit, change]));
  const known = (place: number): number => findings.known[place] ?? 0;
  return {
    about, files, changes,
    findings: findings.file.length,
    fileOfFinding: findings.file,
    kindOfFinding: (place) => kinds[place] ?? 'contextual',
    agentOfFinding: (place) => text(findings.agent[place]),
    messageOfFinding: (place) => text(findings.message[place]) ?? '',
    changeOf: (commit) => (commit === undefined ? undefined : byCommit.get(commit)),
    findingAt: (place) => ({
      place,
      file: files[findings.file[place] ?? -1],
      kind: kinds[place] ?? 'contextual',
      rule: text(findings.rule[place]) ?? '',
      level: (text(findings.level[place]) ?? 'note') as FindingLevel,
      agent: text(findings.agent[place]),
      model: text(findings.model[place]),
      commit: text(findings.commit[place]),
      startLine: line(findings.start[place]),
      endLine: line(findings.end[place]),
      resemblance: share(findings.resemblance[place] ?? -1),
      message: messageOf(packed, strings, place),
      inBaseline: (known(place) & 1) > 0,
      suppressed: (known(place) & 2) > 0,
    }),
  };
}

const line = (value: number | undefined): number | undefined => (value === undefined || value < 0 ? undefined : value);

function messageOf({ findings }: PackedReport, strings: readonly string[], place: number): string {
  const shape = findings.shape[place] ?? 0;
  const front = (shape & 1) > 0 ? linesInFront(findings.start[place] ?? 0, findings.end[place] ?? 0) : '';
  const behind = (shape & 2) > 0 ? commitBehind(strings[findings.commit[place] ?? -1] ?? '') : '';
  return front + (strings[findings.message[place] ?? -1] ?? '') + behind;
}

type TextAt = (place: number | undefined) => string | undefined;

function filesOf(columns: PackedReport['files'], text: TextAt): FileRow[] {
  return columns.path.map((path, place): FileRow => ({
    place,
    path: safeText(path, LONGEST),
    language: text(columns.language[place]) ?? '',
    owner: text(columns.owner[place]) ?? '',
    lines: columns.lines[place] ?? 0,
    attributed: columns.attributed[place] ?? 0,
    verdict: (text(columns.verdict[place]) ?? 'undetermined') as Verdict,
    expected: columns.expected[place] ?? 0,
    resemblance: share(columns.resemblance[place] ?? -1),
    reason: text(columns.reason[place]) as ResemblanceReason | undefined,
    agents: (columns.agents[place] ?? []).map((agent) => text(agent) ?? ''),
    detail: columns.detail[place] ?? 0,
  }));
}

function changesOf(columns: PackedReport['changes'], text: TextAt): ChangeRow[] {
  return columns.date.map((date, place): ChangeRow => ({
    commit: text(columns.commit[place]) ?? '',
    date,
    kind: columns.class[place] === -1 ? 'undetermined' : kindOfClass(text(columns.class[place]) as EvidenceClass),
    agent: text(columns.agent[place]),
    lines: columns.lines[place] ?? 0,
    files: columns.files[place] ?? 0,
    resemblance: share(columns.resemblance[place] ?? -1),
  }));
}
