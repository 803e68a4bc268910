import type { Finding } from '../api/finding.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { codeSpan, markdownTable } from './markdown-text.ts';
import { unreadFirst } from './notes.ts';
import { lineCount, span } from './places.ts';
import { isOpen, openBreaches } from './rules.ts';
import { decimal, plural, thousands } from './style.ts';

const FINDINGS_SHOWN = 100;
const FILES_SHOWN = 20;
const NOTES_SHOWN = 50;

/** For an issue, a wiki or a job summary. Whatever comes from the repository stands in code spans. */
export function* markdown(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  for (const [at, report] of reports.entries()) {
    yield `${at === 0 ? '' : '\n'}${[header(report), policy(report), agents(report), files(report), findings(report), coverage(report)].filter((part) => part !== '').join('\n')}`;
  }
}

function header({ repository, tool }: Report): string {
  const at = repository.head === '' ? 'not read' : `at ${codeSpan(repository.head.slice(0, 12))}`;
  const state = [repository.shallow && 'shallow clone', repository.partial && 'partial clone'].filter(Boolean).join(', ');
  return `# Handiwork in ${codeSpan(repository.path)}\n\nScanned ${at}${state === '' ? '' : ` (${state})`} by Handiwork ${codeSpan(tool.version)}. Purpose: find the code to review; not to judge people.\n`;
}

function policy({ policy: result }: Report): string {
  if (!result) return '';
  const open = openBreaches(result.breaches);
  const known = result.breaches.length - open.length;
  const banned = result.banned.map(({ agent, from, until }) => `${codeSpan(agent)}${from ? ` from ${codeSpan(from)}` : ''}${until ? ` until ${codeSpan(until)}` : ''}`).join(', ');
  const verdict = open.length === 0 ? 'No line that was read breaches it.' : `**${plural(lineCount(open), 'line')} in ${plural(open.length, 'range')} breach it.**`;
  const deadline = result.deadline === undefined ? '' : ` Deadline: ${codeSpan(result.deadline)}.`;
  const { excused = [], expired = [] } = result;
  const excepted = [...new Set(excused.map(({ reason, expires }) => `${codeSpan(reason)}${expires === undefined ? '' : ` until ${codeSpan(expires)}`}`))].slice(0, FILES_SHOWN);
  const lists = [
    excused.length === 0 ? '' : `\n${plural(excused.length, 'range')} excepted:\n\n${excepted.map((one) => `- ${one}\n`).join('')}`,
    expired.length === 0 ? '' : `\nNo longer excepted:\n\n${expired.slice(0, FILES_SHOWN).map(({ reason, expires }) => `- ${codeSpan(reason)} until ${codeSpan(expires)}\n`).join('')}`,
  ];
  return `## Policy\n\nBanned: ${banned || 'nothing'}.${deadline} ${verdict}${known === 0 ? '' : ` ${plural(known, 'known range')} (baseline or suppressed) not counted.`}\n${lists.join('')}`;
}

function agents({ agents: rows }: Report): string {
  if (rows.length === 0) return '## Agents found\n\nNo line that is still here is recorded or declared as the work of an agent.\n';
  const cells = rows.map(({ agent, model, commits, lines, files: count }) => [codeSpan(agent), model === undefined ? '' : codeSpan(model), thousands(commits), thousands(lines), thousands(count)]);
  return `## Agents found\n\n${markdownTable(['agent', 'model', 'commits', 'lines', 'files'], cells)}`;
}

function files({ files: all }: Report): string {
  const top = all.filter(({ expectedLines }) => expectedLines > 0);
  if (top.length === 0) return '';
  const rows = top.slice(0, FILES_SHOWN).map(({ rank, path, verdict, expectedLines, lines, resemblance }) => [
    String(rank), codeSpan(path), verdict, thousands(Math.max(1, expectedLines)), thousands(lines), resemblance === null ? '' : decimal(resemblance),
  ]);
  return `## Where to look first\n\n${markdownTable(['rank', 'file', 'verdict', 'expected lines', 'lines', 'style'], rows)}${more(top.length - FILES_SHOWN, 'file')}`;
}

function findings({ findings: all = [] }: Report): string {
  const open = all.filter(isOpen);
  if (all.length === 0) return '';
  const rows = open.slice(0, FINDINGS_SHOWN).map((finding) => [finding.level, codeSpan(finding.rule, 60), codeSpan(place(finding)), finding.agent === undefined ? '' : codeSpan(finding.agent, 60), codeSpan(finding.message, 300)]);
  const suppressed = all.filter(({ suppression }) => suppression !== undefined);
  const unchanged = all.filter(({ suppression, state }) => suppression === undefined && state === 'unchanged').length;
  const list = suppressed.slice(0, FINDINGS_SHOWN).map((finding) => `- ${codeSpan(place(finding))} ${codeSpan(finding.rule, 60)}: ${codeSpan(finding.suppression?.reason ?? '')}\n`);
  return [
    '## Findings\n\n',
    rows.length === 0 ? 'None that is new.\n' : markdownTable(['level', 'rule', 'place', 'agent', 'what'], rows),
    more(open.length - FINDINGS_SHOWN, 'finding'),
    unchanged === 0 ? '' : `\n${plural(unchanged, 'finding')} in the baseline.\n`,
    list.length === 0 ? '' : `\nSuppressed in the files:\n\n${list.join('')}${more(suppressed.length - FINDINGS_SHOWN, 'suppressed finding')}`,
  ].join('');
}

const place = ({ path, startLine, endLine }: Finding): string =>
  path === undefined ? 'the repository' : startLine === undefined ? path : `${path}:${span({ startLine, endLine: endLine ?? startLine })}`;

function coverage({ coverage: { files: read, commits, notes } }: Report): string {
  const list = unreadFirst(notes).slice(0, NOTES_SHOWN).map(({ path, message, incomplete }) => `- ${incomplete ? '**not read:** ' : ''}${path === undefined ? '' : `${codeSpan(path)}: `}${codeSpan(message, 300)}\n`);
  return `## Coverage\n\n${plural(read.scanned, 'file')} scanned, ${thousands(read.skipped.length)} skipped, ${plural(commits.read, 'commit')} read.\n${list.length === 0 ? '' : `\n${list.join('')}`}${more(notes.length - NOTES_SHOWN, 'note')}`;
}

const more = (left: number, noun: string): string => (left > 0 ? `\nand ${plural(left, noun)} more: the JSON report lists them all.\n` : '');
