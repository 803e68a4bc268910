import type { Formatter } from '../api/formatter.ts';
import type { CoverageNote, PolicyResult, Report } from '../api/report.ts';
import type { Review, ReviewCommit } from '../api/review.ts';
import { groupBy } from '../shared/group-by.ts';
import { codeSpan, markdownTable } from './markdown-text.ts';
import { unreadFirst } from './notes.ts';
import { lineCount, placesOf } from './places.ts';
import { resemblingFiles } from './resembling-files.ts';
import { openBreaches } from './rules.ts';
import { decimal, plural } from './style.ts';

/** Finds the comment again, so that each push edits one comment instead of adding another. */
export const COMMENT_MARK = '<!-- handiwork:review -->';

/** GitHub refuses comments from 65,536 characters. */
const MOST_CHARACTERS = 60_000;
const SHOWN = { commits: 20, breaches: 20, notes: 10, files: 20, squash: 20 } as const;

/** One comment for a pull request. Everything that was read stands in code spans: no mention, link or image gets out. */
export const markdownComment: Formatter = (reports) => {
  const body = reports.map((report) => comment(report)).join('\n');
  const cut = body.length > MOST_CHARACTERS ? `${body.slice(0, body.lastIndexOf('\n', MOST_CHARACTERS))}\n\nThe rest was cut: the comment would be too long.\n` : body;
  return `${COMMENT_MARK}\n${cut}`;
};

function comment(report: Report): string {
  const { review, coverage, policy } = report;
  const parts = [
    headline(report),
    breaches(review, policy),
    review === undefined ? '' : commits(review.commits),
    resembling(report),
    pullRequest(review),
    context(review),
    squash(review),
    notes(coverage.notes),
    footer(report),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function headline({ review, policy, coverage, files }: Report): string {
  const changed = lineCount((review?.changed ?? []).flatMap(({ ranges }) => ranges));
  const attributed = lineCount(files.flatMap(({ attributions }) => attributions));
  const count = openBreaches(policy?.breaches).length + openBreaches(review?.breaches).length;
  const partial = coverage.notes.some(({ incomplete }) => incomplete);
  const verdict = policy === undefined ? 'no policy' : policy.failOn === 'never' ? 'inventory' : count > 0 ? 'policy breached' : 'nothing against the policy';
  const covered = (policy?.breaches ?? []).length - openBreaches(policy?.breaches).length;
  const known = covered === 0 ? '' : ` ${plural(covered, 'range')} not counted: in the baseline, or suppressed.`;
  const scope = `${plural(review?.commits.length ?? 0, 'commit')}, ${plural(changed, 'changed line')} in ${plural(review?.changed.length ?? 0, 'file')}; ${plural(attributed, 'line')} recorded or declared as the work of an agent.${known}`;
  const warning = partial ? '\n> **Partial:** something could not be read, see below. What is missing is not cleared.\n' : '';
  return `### Handiwork: ${verdict}\n\n${scope}\n${warning}`;
}

function breaches(review: Review | undefined, policy: PolicyResult | undefined): string {
  const open = openBreaches(policy?.breaches);
  const own = openBreaches(review?.breaches);
  if (open.length + own.length === 0) return '';
  const whole = own.slice(0, SHOWN.breaches).map(({ message }) => `- ${codeSpan(message, 400)}\n`);
  const files = byFile(open);
  const rows = files.slice(0, SHOWN.breaches).map(([path, ranges]) => [
    codeSpan(path), String(lineCount(ranges)), placesOf(ranges),
    [...new Set(ranges.map(({ agent }) => agent))].map((agent) => codeSpan(agent)).join(', '),
    [...new Set(ranges.map(({ rule, class: evidenceClass }) => rule ?? evidenceClass))].join(', '),
  ]);
  const hidden = Math.max(0, files.length - SHOWN.breaches) + Math.max(0, own.length - SHOWN.breaches);
  const table = rows.length === 0 ? '' : `\n${markdownTable(['file', 'lines', 'where', 'agent', 'why'], rows)}`;
  return `#### Against the policy\n\n${whole.join('')}${table}${hidden > 0 ? `\nand ${hidden} more.\n` : ''}`;
}

type Breach = PolicyResult['breaches'][number];

/** Ranges by file, most lines first. */
const byFile = (breaches: readonly Breach[]): [path: string, ranges: Breach[]][] =>
  [...groupBy(breaches, ({ path }) => path)].toSorted(([a, first], [b, second]) => lineCount(second) - lineCount(first) || (a < b ? -1 : 1));

function commits(all: readonly ReviewCommit[]): string {
  if (all.length === 0) return '';
  const rows = all.slice(0, SHOWN.commits).map(({ commit, subject, lines, agent, alsoAgents = [], model, class: evidenceClass, resemblance, disclosure }) => [
    codeSpan(commit.slice(0, 12)), codeSpan(subject, 60), String(lines),
    agent === undefined ? 'undeclared' : `${evidenceClass ?? ''}: ${[agent, ...alsoAgents].map((one) => codeSpan(one)).join(', ')}${model === undefined ? '' : ` (${codeSpan(model)})`}`,
    resemblance === null ? '' : decimal(resemblance), disclosure ?? '',
  ]);
  const withDisclosure = all.some(({ disclosure }) => disclosure !== undefined);
  const columns = ['commit', 'subject', 'lines', 'origin', 'resemblance', ...(withDisclosure ? ['disclosure'] : [])];
  const more = all.length > SHOWN.commits ? `\nand ${all.length - SHOWN.commits} more.\n` : '';
  return `<details><summary>Commits</summary>\n\n${markdownTable(columns, rows.map((row) => row.slice(0, columns.length)))}${more}\n</details>\n`;
}

function resembling(report: Report): string {
  const found = resemblingFiles(report);
  if (found.length === 0) return '';
  const rows = found.slice(0, SHOWN.files).map(({ path, places, resemblance }) => [codeSpan(path), places, resemblance === undefined ? 'of its change' : decimal(resemblance)]);
  const more = found.length > SHOWN.files ? `\nand ${found.length - SHOWN.files} more.\n` : '';
  return `<details><summary>Undeclared changes that resemble agent code: ${plural(found.length, 'file')}</summary>\n\nStyle orders what to look at first. It proves nothing.\n\n${markdownTable(['file', 'where', 'resemblance'], rows)}${more}\n</details>\n`;
}

function pullRequest(review: Review | undefined): string {
  const evidence = review?.pullRequest ?? [];
  if (evidence.length === 0) return '';
  return `<details><summary>What the pull request says of itself</summary>\n\n${evidence.slice(0, SHOWN.notes).map(({ class: evidenceClass, message }) => `- ${evidenceClass}: ${codeSpan(message, 300)}\n`).join('')}\n</details>\n`;
}

function context(review: Review | undefined): string {
  if (review?.context === undefined) return '';
  return `Lines that this change did not touch, in the same files: ${plural(lineCount(review.context), 'line')} recorded or declared before.\n`;
}

function squash(review: Review | undefined): string {
  const lines = review?.squash ?? [];
  if (lines.length === 0) return '';
  return `<details><summary>If this is squashed</summary>\n\nThe commits say the following; a squash merge drops it unless its message keeps it:\n\n${lines.slice(0, SHOWN.squash).map((line) => `- ${codeSpan(line, 300)}\n`).join('')}\n</details>\n`;
}

function notes(all: readonly CoverageNote[]): string {
  if (all.length === 0) return '';
  const shown = unreadFirst(all).slice(0, SHOWN.notes);
  const items = shown.map(({ message, path, incomplete }) => `- ${incomplete ? '**not read:** ' : ''}${path === undefined ? '' : `${codeSpan(path)}: `}${codeSpan(message, 300)}\n`);
  return `<details><summary>Coverage</summary>\n\n${items.join('')}${all.length > shown.length ? `- and ${all.length - shown.length} more\n` : ''}\n</details>\n`;
}

function footer({ review, repository, policy }: Report): string {
  const deadline = policy?.deadline === undefined ? '' : ` Deadline: ${policy.deadline}.`;
  return `<sub>${codeSpan((review?.base ?? '').slice(0, 12))}…${codeSpan(repository.head.slice(0, 12))}. Declared is what commits say, and can be wrong or missing. To contest a finding: <code>handiwork explain &lt;file&gt;:&lt;line&gt;</code>.${deadline}</sub>\n`;
}
