import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import type { Review } from '../api/review.ts';
import { unreadFirst } from './notes.ts';
import { lineCount, span } from './places.ts';
import { resemblingFiles } from './resembling-files.ts';
import { openBreaches } from './rules.ts';
import { safeText } from './safe-text.ts';
import { decimal, painter, plural, table, type Paint } from './style.ts';

const SHOWN = 20;

/** A change on a terminal: its breaches, its commits, and what is undeclared but resembles. */
export function prettyReview(report: Report, review: Review, { colour, width }: FormatEnvironment): string {
  const paint = painter(colour);
  const { repository, coverage } = report;
  const changed = lineCount(review.changed.flatMap(({ ranges }) => ranges));
  const lines = [
    `${paint('heading', 'Change')} ${safeText(repository.path)} ${review.base.slice(0, 12)}…${repository.head.slice(0, 12)}: ${plural(review.commits.length, 'commit')}, ${plural(changed, 'changed line')} in ${plural(review.changed.length, 'file')}`,
    ...breaches(report, review, paint),
    ...commits(review, paint, width),
    ...resembling(report, paint),
    ...(review.pullRequest ?? []).map(({ class: evidenceClass, message }) => `${evidenceClass}: ${safeText(message, width)}`),
    ...(review.context === undefined ? [] : [`Lines of the same files that the change did not touch: ${plural(lineCount(review.context), 'line')} recorded or declared before.`]),
    ...(review.squash.length === 0 ? [] : ['', paint('strong', 'A squash merge drops these lines unless its message keeps them'), ...review.squash.slice(0, SHOWN).map((line) => `  ${safeText(line, width)}`), ...more(review.squash.length, 'line')]),
    ...unreadFirst(coverage.notes).slice(0, SHOWN).map(({ message, path, incomplete }) => `${incomplete ? paint('warning', 'not read: ') : 'note: '}${path === undefined ? '' : `${safeText(path, 80)}: `}${safeText(message, 300)}`),
    ...more(coverage.notes.length, 'note'),
  ];
  return `${lines.join('\n')}\n`;
}

function breaches({ policy }: Report, review: Review, paint: Paint): string[] {
  if (policy === undefined) return [];
  const open = openBreaches(policy.breaches);
  const ofCommits = openBreaches(review.breaches);
  if (open.length + ofCommits.length === 0) return [paint('good', policy.failOn === 'never' ? 'The policy takes stock only.' : 'Nothing against the policy.')];
  return [
    paint('alarm', 'Against the policy'),
    ...ofCommits.slice(0, SHOWN).map(({ message }) => `  ${safeText(message, 300)}`),
    ...more(ofCommits.length, 'commit'),
    ...open.slice(0, SHOWN).map(({ path, agent, class: evidenceClass, rule, ...lines }) => `  ${safeText(path, 200)}:${span(lines)} ${rule ?? evidenceClass} ${safeText(agent, 60)}`),
    ...more(open.length, 'range'),
  ];
}

function commits({ commits: all }: Review, paint: Paint, width: number): string[] {
  if (all.length === 0) return [];
  const rows = all.slice(0, SHOWN).map(({ commit, subject, lines, agent, alsoAgents = [], class: evidenceClass, resemblance }) => [
    commit.slice(0, 12), String(lines),
    agent === undefined ? 'undeclared' : `${evidenceClass ?? ''} ${safeText([agent, ...alsoAgents].join(', '), 40)}`,
    resemblance === null ? '' : decimal(resemblance), safeText(subject, Math.max(20, width - 50)),
  ]);
  const columns = [{ title: 'commit' }, { title: 'lines', align: 'right' as const }, { title: 'origin' }, { title: 'resemblance', align: 'right' as const }, { title: 'subject' }];
  return ['', ...table(columns, rows, paint), ...(all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : [])];
}

function resembling(report: Report, paint: Paint): string[] {
  const found = resemblingFiles(report);
  if (found.length === 0) return [];
  const rows = found.slice(0, SHOWN).map(({ path, places, resemblance }) => [resemblance === undefined ? 'its change' : decimal(resemblance), `${safeText(path, 200)}${places === '' ? '' : `:${places}`}`]);
  return ['', paint('strong', 'Undeclared, and resembles agent code (style proves nothing)'), ...table([{ title: 'resemblance', align: 'right' }, { title: 'where' }], rows, paint), ...more(found.length)];
}

/** How many of a list are not shown. A list that is cut in silence would read as whole. */
function more(all: number, noun?: string): string[] {
  const left = all - SHOWN;
  return left > 0 ? [`  and ${left} more${noun === undefined ? '' : ` ${noun}${left === 1 ? '' : 's'}`}`] : [];
}
