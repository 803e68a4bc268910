import type { Finding } from '../api/finding.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { CoverageNote, Report } from '../api/report.ts';
import { defined } from '../shared/objects.ts';
import { isOpen, ruleText, type RuleText } from './rules.ts';
import { safeJson, safeText } from './safe-text.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** GitHub refuses more of a run. */
const MOST_RESULTS = 25_000;
const MOST_NOTIFICATIONS = 5000;
const MESSAGE = 1000;

/** SARIF 2.1.0 with errata 01, one run per report, results in rank order. Conventions: `sarif.rationale.md`. */
export function* sarif(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  yield `{\n"$schema":${safeJson(SCHEMA)},\n"version":"2.1.0",\n"runs":[`;
  for (const [at, report] of reports.entries()) {
    yield at === 0 ? '\n' : ',\n';
    yield* run(report);
  }
  yield '\n]\n}\n';
}

function* run(report: Report): Generator<string> {
  const findings = withinLimit(report.findings ?? []);
  const rules = [...new Map(findings.map((finding) => [finding.rule, ruleText(finding)])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const { version, ruleSet } = report.tool;
  yield `{"tool":${safeJson({ driver: { name: 'Handiwork', semanticVersion: version, properties: { ruleSet }, rules: rules.map(descriptor) } })},\n`;
  yield `"automationDetails":${safeJson({ id: category(report.repository.path) })},\n"columnKind":"utf16CodeUnits",\n`;
  const { url, head } = report.repository;
  if (url !== undefined) yield `"versionControlProvenance":${safeJson([{ repositoryUri: url, revisionId: safeText(head, 100), mappedTo: { uriBaseId: '%SRCROOT%' } }])},\n`;
  yield `"properties":${safeJson({ head: safeText(head, 100), shallow: report.repository.shallow, partial: report.repository.partial })},\n`;
  yield `"invocations":[${safeJson(invocation(report, (report.findings ?? []).length - findings.length))}],\n"results":[`;
  const anySuppressed = findings.some(({ suppression }) => suppression !== undefined);
  const ranks = rankWithinClass(findings);
  for (const [at, finding] of findings.entries()) {
    yield `${at === 0 ? '\n' : ',\n'}${safeJson(result(finding, { ruleIndex: index.get(finding.rule) ?? 0, rank: ranks[at] ?? 0, anySuppressed }))}`;
  }
  yield findings.length === 0 ? ']}' : '\n]}';
}

/** `handiwork/<repository>/`: uploads of several repositories or packages do not replace each other. */
function category(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return ['handiwork', ...parts.map(uri), ''].join('/');
}

/** Rank order is kept; what does not fit is of the lowest level, last in rank. */
function withinLimit(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_RESULTS) return findings;
  const weight = (finding: Finding): number => (isOpen(finding) ? 0 : 3) + ['error', 'warning', 'note'].indexOf(finding.level);
  const order = [...findings.keys()].toSorted((a, b) => weight(findings[a] as Finding) - weight(findings[b] as Finding) || a - b);
  return order.slice(0, MOST_RESULTS).toSorted((a, b) => a - b).map((at) => findings[at] as Finding);
}

const descriptor = ({ id, short, full, help, level, precision, tags }: RuleText): object => ({
  id: safeText(id, 255),
  name: safeText(id, 255),
  shortDescription: { text: short },
  fullDescription: { text: full },
  help: { text: help, markdown: help.replaceAll('<', '&lt;') },
  defaultConfiguration: { level },
  properties: { precision, tags },
});

/** 100 for the first of each class, falling evenly: classes are never compared by number. */
function rankWithinClass(findings: readonly Finding[]): number[] {
  const totals = new Map<string, number>();
  for (const { class: kind } of findings) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  const seen = new Map<string, number>();
  return findings.map(({ class: kind }) => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return Math.round(10_000 * (1 - before / (totals.get(kind) ?? 1))) / 100;
  });
}

function result(finding: Finding, { ruleIndex, rank, anySuppressed }: { ruleIndex: number; rank: number; anySuppressed: boolean }): object {
  const { rule, level, message, fingerprint, lineHash, state, suppression, class: kind, heuristic, agent, model, commit, resemblance } = finding;
  return {
    ruleId: safeText(rule, 255),
    ruleIndex,
    level,
    rank,
    message: { text: plainText(message) },
    locations: [{ physicalLocation: physical(finding) }],
    partialFingerprints: { ...defined({ primaryLocationLineHash: lineHash }), 'handiwork/v1': fingerprint },
    ...defined({ baselineState: state }),
    ...(suppression === undefined
      ? anySuppressed ? { suppressions: [] } : {}
      : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: safeText(suppression.reason, MESSAGE) }] }),
    properties: {
      class: kind, heuristic: safeText(heuristic, 255),
      ...(agent === undefined ? {} : { agent: safeText(agent, 255) }), ...(model === undefined ? {} : { model: safeText(model, 255) }),
      ...(commit === undefined ? {} : { commit: safeText(commit, 100) }), ...defined({ resemblance }),
    },
  };
}

/** A message without links: `[words](address)` is one in SARIF, and both may come from the repository (branches in merge messages, paths). */
const plainText = (message: string): string => safeText(message, MESSAGE).replaceAll('](', String.raw`\x5d(`);

function physical({ path, startLine, endLine, endColumn }: Finding): object {
  const artifactLocation = { uri: path === undefined ? '.' : uri(path), uriBaseId: '%SRCROOT%' };
  if (startLine === undefined || endLine === undefined) return { artifactLocation };
  return { artifactLocation, region: { startLine, startColumn: 1, endLine, ...defined({ endColumn }) } };
}

/** A relative URI reference: every character but letters, digits and a few marks is percent-encoded. */
const uri = (path: string): string =>
  path.replace(/[\ud800-\udfff]/gu, '\ufffd').split('/').map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');

function invocation({ coverage }: Report, leftOut: number): object {
  const skipped = coverage.files.skipped.map(({ path, reason }): CoverageNote => ({ code: 'file-skipped', message: `Not scanned: ${reason}.`, path }));
  const all = [...coverage.notes, ...skipped];
  const shown = all.slice(0, MOST_NOTIFICATIONS).map(notification);
  if (all.length > shown.length) shown.push(notification({ code: 'notifications-left-out', message: `${all.length - shown.length} more: the JSON report lists them all.` }));
  if (leftOut > 0) shown.push(notification({ code: 'results-left-out', message: `${leftOut} findings do not fit into one run: the JSON report lists them all.`, incomplete: true }));
  return { executionSuccessful: !coverage.notes.some(({ incomplete }) => incomplete), toolExecutionNotifications: shown };
}

const notification = ({ code, message, path, incomplete }: CoverageNote): object => ({
  descriptor: { id: safeText(code, 255) },
  level: incomplete ? 'warning' : 'note',
  message: { text: plainText(message) },
  ...(path === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri: uri(path), uriBaseId: '%SRCROOT%' } } }] }),
});
