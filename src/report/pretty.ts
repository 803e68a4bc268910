import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { isTelling, prettyFiles } from './pretty-files.ts';
import { unreadFirst } from './notes.ts';
import { lineCount, span } from './places.ts';
import { prettyFleet } from './pretty-fleet.ts';
import { prettyReview } from './pretty-review.ts';
import { openBreaches } from './rules.ts';
import { isSafeText, safeText, shellWord } from './safe-text.ts';
import { decimal, painter, plural, table, thousands, type Paint } from './style.ts';

const CHANGES_SHOWN = 5;
const NOTES_SHOWN = 8;
const BREACHES_SHOWN = 10;

/** For people at a terminal: what was found, where to look first, what was not read, what to type next. */
export function* pretty(reports: readonly Report[], { colour, width, locations, rev }: FormatEnvironment): Generator<string> {
  const paint = painter(colour);
  for (const [at, report] of reports.entries()) {
    if (report.review !== undefined) {
      yield prettyReview(report, report.review, { colour, width });
      continue;
    }
    const sections = [
      header(report, paint),
      failed(report) ? [] : agents(report, paint),
      prettyFiles(report, paint, width),
      changes(report, paint),
      policy(report, paint),
      coverage(report, paint, width),
      failed(report) ? [] : footer(report, { location: locations?.[at] ?? report.repository.path, rev }, paint),
    ].filter((lines) => lines.length > 0);
    yield `${at === 0 ? '' : '\n'}${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  }
  if (reports.length > 1) yield `\n${prettyFleet(reports, paint).join('\n')}\n`;
}

const failed = (report: Report): boolean => report.repository.head === '';

function header({ tool, repository }: Report, paint: Paint): string[] {
  const state = [repository.shallow && 'shallow clone', repository.partial && 'partial clone'].filter(Boolean).join(', ');
  const head = repository.head === '' ? 'not read' : `at ${safeText(repository.head.slice(0, 12))}`;
  return [
    `${paint('strong', safeText(repository.path, 200))} ${head}${state === '' ? '' : ` (${state})`}`,
    paint('dim', `Handiwork ${safeText(tool.version)}, rules ${safeText(tool.ruleSet.slice(0, 12))}. Purpose: find the code to review; not to judge people.`),
  ];
}

function agents(report: Report, paint: Paint): string[] {
  const title = paint('heading', 'Agents found');
  const context = report.repository.evidence.filter(({ measure }) => measure !== 0).map((evidence) => `  ${paint('dim', `· ${safeText(evidence.message, 240)}`)}`);
  if (report.agents.length === 0) {
    return [title, '  No line that is still here is recorded or declared as the work of an agent.', ...context];
  }
  const rows = report.agents.map((row) => [
    `  ${safeText(row.agent, 40)}`, safeText(row.model ?? '', 40), thousands(row.commits), thousands(row.lines), thousands(row.files),
  ]);
  const right = { align: 'right' } as const;
  const columns = [
    { title: '  agent' }, { title: 'model' }, { title: 'commits', ...right }, { title: 'lines', ...right }, { title: 'files', ...right },
  ];
  return [title, ...table(columns, rows, paint), ...context];
}

function changes(report: Report, paint: Paint): string[] {
  const telling = report.changes.filter((change) => change.resemblance !== null && change.resemblance >= 0.5).slice(0, CHANGES_SHOWN);
  if (telling.length === 0) return [];
  const rows = telling.map((change) => [
    `  ${decimal(change.resemblance ?? 0)}`, part(change.codeResemblance), part(change.messageResemblance), safeText(change.commit.slice(0, 12)), safeText(change.date.slice(0, 10)),
    thousands(change.lines), thousands(change.files),
  ]);
  const right = { align: 'right' } as const;
  const columns = [
    { title: '  resemblance' }, { title: 'code', ...right }, { title: 'message', ...right },
    { title: 'commit' }, { title: 'date' }, { title: 'lines', ...right }, { title: 'files', ...right },
  ];
  const title = paint('heading', 'Undeclared changes that most resemble the work of agents');
  return [title, ...table(columns, rows, paint), paint('dim', '  Style alone. It orders what to read; it proves nothing.')];
}

const part = (resemblance: number | undefined): string => (resemblance === undefined ? '–' : decimal(resemblance));

function policy({ policy }: Report, paint: Paint): string[] {
  if (!policy) return [];
  const banned = policy.banned.map((ban) => safeText(`${ban.agent}${ban.from ? ` from ${ban.from}` : ''}${ban.until ? ` until ${ban.until}` : ''}`, 80));
  const allowed = policy.allowed.length === 0 ? '' : `; allowed: ${policy.allowed.map((agent) => safeText(agent, 40)).join(', ')}`;
  const deadline = policy.deadline === undefined ? '' : `; deadline: ${safeText(policy.deadline, 20)}`;
  const lines = [paint('heading', 'Policy'), `  banned: ${banned.join(', ') || 'nothing'}${allowed}${deadline}`];
  const open = openBreaches(policy.breaches);
  const known = policy.breaches.length - open.length;
  if (known > 0) lines.push(paint('dim', `  ${plural(known, 'range')} not counted: in the baseline, or suppressed by a comment.`));
  const { excused = [] } = policy;
  const reasons = new Map<string, number>();
  for (const { reason, expires } of excused) {
    const why = `${safeText(reason, 100)}${expires === undefined ? '' : ` (until ${safeText(expires, 20)})`}`;
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  for (const [why, count] of [...reasons].slice(0, BREACHES_SHOWN)) lines.push(paint('dim', `  ${plural(count, 'range')} excepted: ${why}`));
  for (const { reason, expires } of (policy.expired ?? []).slice(0, BREACHES_SHOWN)) lines.push(paint('warning', `  no longer excepted (until ${safeText(expires, 20)}): ${safeText(reason, 100)}`));
  if (open.length === 0) return [...lines, paint('good', `  No ${known + excused.length > 0 ? 'other ' : ''}line that was read breaches it.`)];
  lines.push(paint('alarm', `  ${plural(lineCount(open), 'line')} in ${plural(open.length, 'range')} breach it.`));
  for (const breach of open.slice(0, BREACHES_SHOWN)) {
    const commit = breach.commit === undefined ? '' : ` ${safeText(breach.commit.slice(0, 12))}`;
    lines.push(`  ${safeText(breach.path, 100)}:${span(breach)}  ${safeText(breach.agent, 40)} (${breach.class}${commit})`);
  }
  const left = open.length - BREACHES_SHOWN;
  return left > 0 ? [...lines, paint('dim', `  and ${thousands(left)} more: --format json lists them all`)] : lines;
}

function coverage(report: Report, paint: Paint, width: number): string[] {
  const { files, commits, notes } = report.coverage;
  const reasons = new Map<string, number>();
  for (const { reason } of files.skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const told = [...reasons].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([reason, n]) => `${safeText(reason, 60)} ${thousands(n)}`);
  const skipped = files.skipped.length === 0 ? 'none skipped' : `${thousands(files.skipped.length)} skipped (${told.join(', ')})`;
  const lines = [
    paint('heading', 'Coverage'),
    `  ${plural(files.scanned, 'file')} scanned, ${skipped}, ${plural(commits.read, 'commit')} read`,
  ];
  for (const note of unreadFirst(notes).slice(0, NOTES_SHOWN)) {
    const where = note.path === undefined ? '' : `${safeText(note.path, 60)}: `;
    const text = `  ${note.incomplete ? '! not read: ' : '· '}${where}${safeText(note.message, Math.max(160, width))}`;
    lines.push(note.incomplete ? paint('warning', text) : text);
  }
  const left = notes.length - NOTES_SHOWN;
  return left > 0 ? [...lines, paint('dim', `  and ${plural(left, 'note')} more: --format json lists them all`)] : lines;
}

function footer(report: Report, { location, rev }: { location: string; rev: string | undefined }, paint: Paint): string[] {
  const first = report.files.find(isTelling);
  const next = first === undefined ? 'handiwork list agents' : command(joined(location, first.path), rev);
  return [
    paint('dim', 'Not seen: agent work whose traces were removed, or that was copied in by hand. "declared" repeats what a commit says of itself.'),
    paint('dim', 'To contest a finding: `handiwork explain <file:line>` shows its evidence, and when that evidence is wrong.'),
    ...(next === undefined ? [] : [`${paint('strong', 'Next:')} ${next}`]),
  ];
}

const joined = (folder: string, path: string): string => (folder === '.' ? path : `${folder.endsWith('/') ? folder.slice(0, -1) : folder}/${path}`);

/** What to type next, quoted for a shell; undefined when the path holds what cannot be typed or pasted safely. */
function command(path: string, rev: string | undefined): string | undefined {
  if (!isSafeText(path + (rev ?? ''))) return undefined;
  return `handiwork explain ${shellWord(path.startsWith('-') ? `./${path}` : path)}${rev === undefined ? '' : ` --rev ${shellWord(rev)}`}`;
}
