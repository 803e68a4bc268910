import type { Finding } from '../api/finding.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { CoverageNote, Report } from '../api/report.ts';
import { span } from './places.ts';
import { isOpen } from './rules.ts';
import { safeText } from './safe-text.ts';
import { plural } from './style.ts';

const LONGEST = 1000;

/**
 * JUnit as Apache Ant writes it: one suite per report, one case per finding. A breach of the policy is a failure, what
 * could not be read an error, what is suppressed or in the baseline skipped; the rest passes.
 */
export function* junit(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  for (const [at, report] of reports.entries()) yield* suite(report, at);
  yield '</testsuites>\n';
}

function* suite({ repository, tool, coverage, findings = [] }: Report, id: number): Generator<string> {
  const name = attribute(repository.path) || '.';
  const unread = coverage.notes.filter(({ incomplete }) => incomplete);
  const failures = findings.filter((finding) => fails(finding)).length;
  const skipped = findings.filter((finding) => !isOpen(finding)).length;
  const timestamp = (repository.date ?? '1970-01-01T00:00:00Z').slice(0, 19);
  yield `<testsuite id="${id}" package="handiwork" name="${name}" timestamp="${timestamp}" hostname="localhost" tests="${findings.length + unread.length + 1}" failures="${failures}" errors="${unread.length}" skipped="${skipped}" time="0">\n`;
  yield `<properties><property name="head" value="${attribute(repository.head)}"/><property name="version" value="${attribute(tool.version)}"/></properties>\n`;
  yield `<testcase classname="coverage" name="${plural(coverage.files.scanned, 'file')} scanned, ${coverage.files.skipped.length} skipped" time="0"/>\n`;
  for (const note of unread) yield unreadCase(note);
  for (const finding of findings) yield findingCase(finding);
  yield '<system-out></system-out>\n<system-err></system-err>\n</testsuite>\n';
}

const fails = (finding: Finding): boolean => finding.level === 'error' && isOpen(finding);

function unreadCase({ code, message, path }: CoverageNote): string {
  return `<testcase classname="coverage" name="${attribute(path ?? code)}" time="0"><error type="${attribute(code)}" message="${attribute(message)}"></error></testcase>\n`;
}

function findingCase(finding: Finding): string {
  const { rule, path, startLine, endLine, agent, message, suppression, fingerprint } = finding;
  const place = `${path ?? '.'}${startLine === undefined ? '' : `:${span({ startLine, endLine: endLine ?? startLine })}`}`;
  const name = attribute(`${place}${agent === undefined ? '' : ` ${agent}`}`);
  const open = `<testcase classname="${attribute(rule)}" name="${name}" time="0"`;
  if (fails(finding)) return `${open}><failure type="${attribute(rule)}" message="${attribute(message)}">${attribute(`${place} ${fingerprint}`)}</failure></testcase>\n`;
  if (suppression !== undefined) return `${open}><skipped message="${attribute(`suppressed: ${suppression.reason}`)}"/></testcase>\n`;
  if (!isOpen(finding)) return `${open}><skipped message="in the baseline"/></testcase>\n`;
  return `${open}/>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Fit for an attribute or a text node; what XML cannot hold at all becomes U+FFFD. */
const attribute = (text: string): string =>
  safeText(text, LONGEST).replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
