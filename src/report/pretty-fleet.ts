import type { Report } from '../api/report.ts';
import { lineCount } from './places.ts';
import { openBreaches } from './rules.ts';
import { safeText } from './safe-text.ts';
import { table, thousands, type Paint } from './style.ts';

/** Least can be said of a repository that was not read: those come first. Then by what breaches, then as they were asked for. */
const order = (report: Report): number => (isUnread(report) ? 2 : isIncomplete(report) ? 1 : 0);

const isUnread = ({ repository }: Report): boolean => repository.head === '';
const isIncomplete = ({ coverage }: Report): boolean => coverage.notes.some(({ incomplete }) => incomplete === true);
const count = (report: Report, verdict: string): number => report.files.filter((file) => file.verdict === verdict).length;
const attributed = ({ agents }: Report): number => agents.reduce((sum, { lines }) => sum + lines, 0);
const breaching = ({ policy }: Report): number => lineCount(openBreaches(policy?.breaches));

/** Several repositories in one table, a line each: where to go on, and which of them cannot be called clean. */
export function prettyFleet(reports: readonly Report[], paint: Paint): string[] {
  const hasPolicy = reports.some(({ policy }) => policy !== undefined);
  const rows = reports.toSorted((a, b) => order(b) - order(a) || breaching(b) - breaching(a)).map((report) => [
    `  ${safeText(report.repository.path, 100)}`,
    ...(hasPolicy ? [report.policy === undefined ? '–' : thousands(breaching(report))] : []),
    thousands(attributed(report)), thousands(count(report, 'resembles')), thousands(report.files.length),
    isUnread(report) ? 'not read' : isIncomplete(report) ? 'in part' : 'all',
  ]);
  const right = { align: 'right' } as const;
  const columns = [
    { title: '  repository' }, ...(hasPolicy ? [{ title: 'lines that breach', ...right }] : []), { title: 'lines of agents', ...right },
    { title: 'files that resemble', ...right }, { title: 'files', ...right }, { title: 'read' },
  ];
  const breached = reports.filter((report) => breaching(report) > 0).length;
  const unread = reports.filter((report) => order(report) > 0).length;
  const verdicts = [
    hasPolicy ? `${thousands(breached)} of ${thousands(reports.length)} breach the policy` : '',
    unread > 0 ? `${thousands(unread)} could not be read, or not as a whole: what is missing is not cleared` : '',
  ].filter((part) => part !== '');
  return [paint('heading', 'All of them'), ...table(columns, rows, paint), ...(verdicts.length === 0 ? [] : [`  ${verdicts.join('; ')}.`])];
}
