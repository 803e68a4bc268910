import type { Finding } from '../../api/finding.ts';
import type { SourceTexts } from '../../api/formatter.ts';
import type { Report, ReportFile } from '../../api/report.ts';
import type { Review } from '../../api/review.ts';
import { lineCount } from '../places.ts';
import { openBreaches } from '../rules.ts';
import { defined } from '../../shared/objects.ts';
import { commitBehind, linesInFront, PACKED_VERSION, type PackedChanges, type PackedFiles, type PackedFindings, type PackedReport, type PackedReview } from './packed.ts';
import { Strings } from './strings.ts';

/** @param detail What the page holds of a file: 0 nothing, 1 ranges and units, 2 its text as well. */
export function packReport(report: Report, sources: SourceTexts, detail: (path: string) => number): PackedReport {
  const strings = new Strings();
  const { evidence, ...repository } = report.repository;
  const files = packFiles(report.files, strings, { sources, detail });
  const findings = packFindings(report, strings, new Map(report.files.map(({ path }, at) => [path, at])));
  const changes = packChanges(report, strings);
  return {
    version: PACKED_VERSION,
    tool: report.tool,
    repository,
    ...(report.policy === undefined ? {} : { policy: packPolicy(report.policy) }),
    ...(report.review === undefined ? {} : { review: packReview(report.review) }),
    agents: report.agents,
    coverage: report.coverage,
    pageNotes: [...sources.notes],
    evidence: evidence.filter(({ measure }) => measure !== 0), // not what was looked for and not seen
    files,
    findings,
    changes,
    strings: strings.all,
  };
}

function packPolicy({ banned, allowed, failOn, deadline, breaches, excused = [] }: NonNullable<Report['policy']>): NonNullable<PackedReport['policy']> {
  const open = openBreaches(breaches).length;
  return {
    banned, allowed, ...defined({ failOn, deadline }),
    breaches: open, known: breaches.length - open, excused: excused.length,
  };
}

/** Nobody reads more on a page; the JSON report has all. */
const MOST_COMMITS = 500;

function packReview({ base, commits, changed, resemblance, resemblanceReason, squash, breaches, pullRequest = [] }: Review): PackedReview {
  return {
    base, resemblance, ...defined({ resemblanceReason }), squash, pullRequest,
    commits: commits.slice(0, MOST_COMMITS),
    allCommits: commits.length,
    changedFiles: changed.length,
    changedLines: lineCount(changed.flatMap(({ ranges }) => ranges)),
    breaches: openBreaches(breaches).map(({ message }) => message),
  };
}

const thousandths = (share: number | null | undefined): number => (share === null || share === undefined ? -1 : Math.round(share * 1000));

function packFiles(files: readonly ReportFile[], strings: Strings, { sources, detail }: { sources: SourceTexts; detail: (path: string) => number }): PackedFiles {
  return {
    path: files.map(({ path }) => path),
    language: files.map(({ language }) => strings.place(language)),
    owner: files.map(({ path }) => strings.place(sources.ownerOf(path))),
    lines: files.map(({ lines }) => lines),
    attributed: files.map(({ attributions }) => lineCount(attributions)),
    verdict: files.map(({ verdict }) => strings.place(verdict)),
    expected: files.map(({ expectedLines }) => expectedLines),
    resemblance: files.map(({ resemblance }) => thousandths(resemblance)),
    reason: files.map(({ resemblanceReason }) => strings.place(resemblanceReason)),
    agents: files.map((file) => agentsOf(file).map((agent) => strings.place(agent))),
    detail: files.map(({ path }) => detail(path)),
  };
}

function agentsOf({ attributions }: ReportFile): string[] {
  const lines = new Map<string, number>();
  for (const { agent, startLine, endLine } of attributions) lines.set(agent, (lines.get(agent) ?? 0) + endLine - startLine + 1);
  return [...lines].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([agent]) => agent);
}

function packFindings({ findings = [] }: Report, strings: Strings, places: ReadonlyMap<string, number>): PackedFindings {
  const shaped = findings.map(shapeOf);
  return {
    file: findings.map(({ path }) => (path === undefined ? -1 : (places.get(path) ?? -1))),
    rule: findings.map(({ rule }) => strings.place(rule)),
    class: findings.map((finding) => strings.place(finding.class)),
    level: findings.map(({ level }) => strings.place(level)),
    agent: findings.map(({ agent }) => strings.place(agent)),
    model: findings.map(({ model }) => strings.place(model)),
    commit: findings.map(({ commit }) => strings.place(commit)),
    start: findings.map(({ startLine }) => startLine ?? -1),
    end: findings.map(({ endLine }) => endLine ?? -1),
    resemblance: findings.map(({ resemblance }) => thousandths(resemblance)),
    message: shaped.map(({ rest }) => strings.place(rest)),
    shape: shaped.map(({ shape }) => shape),
    known: findings.map(({ state, suppression }) => (suppression === undefined ? 0 : 2) + (state === 'unchanged' ? 1 : 0)),
  };
}

/** Nearly all messages differ in their lines and commit only: without them a few texts are left. */
function shapeOf({ message, startLine, endLine, commit }: Finding): { rest: string; shape: number } {
  const front = startLine === undefined || endLine === undefined ? undefined : linesInFront(startLine, endLine);
  const behind = commit === undefined ? undefined : commitBehind(commit);
  const hasFront = front !== undefined && message.startsWith(front);
  const rest = hasFront ? message.slice(front.length) : message;
  const hasBehind = behind !== undefined && rest.endsWith(behind);
  return { rest: hasBehind ? rest.slice(0, -behind.length) : rest, shape: (hasFront ? 1 : 0) + (hasBehind ? 2 : 0) };
}

function packChanges({ changes, attributedChanges = [] }: Report, strings: Strings): PackedChanges {
  const rows = [
    ...attributedChanges.map((change) => ({ ...change, resemblance: null })),
    ...changes.map((change) => ({ ...change, class: undefined, agent: undefined })),
  ];
  return {
    commit: rows.map(({ commit }) => strings.place(commit)),
    date: rows.map(({ date }) => date.slice(0, 10)),
    class: rows.map((row) => strings.place(row.class)),
    agent: rows.map(({ agent }) => strings.place(agent)),
    lines: rows.map(({ lines }) => lines),
    files: rows.map(({ files }) => files),
    resemblance: rows.map(({ resemblance }) => thousandths(resemblance)),
  };
}
