/**
 * Counts declared lines a second time, with plain git log and git blame, and compares them with a report, line for line:
 * `npx tsx -C handiwork-source bench/independent-count.ts <repository> <report.json> [--every=N] [--output=FILE]`
 * Imports nothing of Handiwork: its table of signals is its own, shorter, and knows no windows. Plain git reads the
 * configuration of the repository, so run this only on repositories you trust.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Attribution {
  startLine: number;
  endLine: number;
  class: string;
  agent: string;
  alsoAgents?: string[];
  commit?: string;
}
interface Report {
  repository: { head: string };
  coverage: { files: { skipped: { path: string; reason: string }[] } };
  files: { path: string; lines: number; attributions: Attribution[] }[];
}

type Place = 'author' | 'committer' | 'trailer' | 'footer' | 'subject';
type Rule = readonly [agent: string, place: Place, pattern: RegExp];

const coAuthor = (who: string): RegExp => new RegExp(`^(?:\\p{Extended_Pictographic} *)?co-?authored-by: *[^a-z0-9<]*${who}`, 'iu');

/** An author reads `Name <address>`, a trailer is its whole line, a footer and a subject too. */
const RULES: readonly Rule[] = [
  ['claude-code', 'author', /<(?:noreply@anthropic\.com|\d+\+claude\[bot\]@users\.noreply\.github\.com)>$|^claude\[bot\] </i],
  ['claude-code', 'committer', /^claude\[bot\] <|<noreply@anthropic\.com>$/i],
  ['claude-code', 'trailer', coAuthor('claude[^<]*<(?:noreply@anthropic\\.com|\\d+\\+claude\\[bot\\]@users\\.noreply\\.github\\.com|claude@users\\.noreply\\.github\\.com)>')],
  ['claude-code', 'footer', /^[^a-z]*generated with \[?claude code/i],
  ['marvin', 'author', /marvin-context-protocol\[bot\]/i],
  ['marvin', 'trailer', coAuthor('marvin[ -]context[ -]protocol')],
  ['github-copilot', 'author', /\+copilot@users\.noreply\.github\.com>$|^copilot-swe-agent\[bot\] </i],
  ['github-copilot', 'trailer', coAuthor('(?:github )?copilot[^<]*<[^<>]*\\+copilot@users\\.noreply\\.github\\.com>')],
  ['github-copilot', 'trailer', coAuthor('copilot autofix powered by ai')],
  ['github-copilot', 'footer', /^[^a-z]*generated with github copilot/i],
  ['codex', 'author', /^(?:codex|chatgpt-codex-connector\[bot\]) </i],
  ['codex', 'trailer', coAuthor('(?:codex <|chatgpt-codex-connector\\[bot\\])')],
  ['codex', 'footer', /^[^a-z]*generated with (?:openai )?(?:codex|gpt-5\.\d-codex)\b/i],
  ['codex', 'subject', /^\[codex\] |🤖 generated with (?:openai )?(?:codex|gpt-5\.\d-codex)\b/iu],
  ['cursor', 'author', /<cursoragent@cursor\.com>$|\+cursor\[bot\]@users/i],
  ['cursor', 'trailer', coAuthor('[^<]*<(?:cursoragent@cursor\\.com|\\d+\\+cursor\\[bot\\]@users[^>]*)>')],
  ['opencode', 'trailer', coAuthor('opencode <')],
  ['mistral-vibe', 'trailer', coAuthor('mistral vibe <')],
  ['jules', 'author', /^google-labs-jules\[bot\] </i],
  ['jules', 'trailer', coAuthor('google-labs-jules\\[bot\\]')],
  ['devin', 'author', /^devin-ai-integration\[bot\] </i],
  ['devin', 'trailer', coAuthor('devin ai <')],
  ['roo-code', 'author', /^roomote(?: bot| agent|-v0\[bot\]|\[bot\])? </i],
  ['roo-code', 'trailer', coAuthor('(?:roo(?: code(?: bot| translate mode)?)?(?: <(?:roomote|roo|chris)@|$)|roo code bot <|roomote(?:\\[bot\\]|-v0\\[bot\\])? <|merge resolver <)')],
  ['cline', 'author', /<cline@example\.com>$/i],
];

const option = (name: string): string | undefined => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);

class Unreadable extends Error {}

function git(repository: string, args: readonly string[]): Buffer {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const { status, stdout, stderr } = spawnSync('git', ['-C', repository, ...args], { env, maxBuffer: 2 ** 31 - 1 });
  if (status !== 0) throw new Unreadable(`git ${args[0]}: ${stderr.toString()}`);
  return stdout;
}

/** Lines after the subject; code fences, quotations and indented code hold other people's messages. */
function bodyLines(message: string): string[] {
  const lines = message.split('\n');
  const isSquash = /^(?:squashed commit of the following|commit [0-9a-f]{40}$)/im.test(message);
  const kept: string[] = [];
  let fenced = false;
  for (const line of lines.slice(1)) {
    if (line.startsWith('```')) fenced = !fenced;
    else if (!fenced && !line.startsWith('>') && (isSquash || !/^(?: {4}|\t)/.test(line))) kept.push(line.trim());
  }
  return kept;
}

/** Agents of one commit, strongest first: author, committer, trailers, footers, subject, each in the order of the text. */
function agentsOf([author = '', committer = '', message = '']: readonly string[]): string[] {
  const found: string[] = [];
  const look = (text: string, place: Place): void => {
    for (const [agent, where, pattern] of RULES) if (where === place && pattern.test(text)) found.push(agent);
  };
  look(author, 'author');
  look(committer, 'committer');
  const isBump = /^(?:dependabot|renovate)\[bot\] </i.test(author);
  // A bot that raises versions quotes the messages of other projects; its own last paragraph is real.
  const lines = bodyLines(isBump ? `\n${message.trimEnd().split(/\n\s*\n/).at(-1) ?? ''}` : message);
  for (const line of lines) look(line, 'trailer');
  for (const line of lines) look(line, 'footer');
  look(message.split('\n', 1)[0] ?? '', 'subject');
  return [...new Set(found)];
}

function readCommits(repository: string, head: string): Map<string, string[]> {
  const commits = new Map<string, string[]>();
  const text = git(repository, ['log', '-z', '--format=%H%x01%an <%ae>%x01%cn <%ce>%x01%B', head]).toString('utf8');
  for (const record of text.split('\0')) {
    const [id = '', ...fields] = record.split('\x01');
    const agents = agentsOf(fields);
    if (agents.length > 0) commits.set(id, agents);
  }
  return commits;
}

/** Tracked regular files without a NUL byte at their beginning. */
function textFiles(repository: string, head: string): string[] {
  const files: string[] = [];
  for (const entry of git(repository, ['ls-tree', '-r', '-z', head]).toString('utf8').split('\0')) {
    const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (mode === undefined || id === undefined || path === undefined || mode === '120000') continue;
    if (!git(repository, ['cat-file', 'blob', id]).subarray(0, 8000).includes(0)) files.push(path);
  }
  return files;
}

/** Commit of each line, from 1: full `git blame` without options. Undefined where git cannot: objects of a partial clone. */
function blame(repository: string, head: string, path: string): string[] | undefined {
  const lines: string[] = [];
  let text: string;
  try {
    text = git(repository, ['blame', '--porcelain', head, '--', path]).toString('latin1');
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
  for (const [, id = '', line] of text.matchAll(/^([0-9a-f]{40,64}) \d+ (\d+)/gm)) lines[Number(line)] = id;
  return lines;
}

/** What the report says of each line: `commit agent +others`. */
function reportedLines(attributions: readonly Attribution[]): string[] {
  const lines: string[] = [];
  for (const { startLine, endLine, commit, agent, alsoAgents = [] } of attributions) {
    for (let line = startLine; line <= endLine; line += 1) lines[line] = describe(commit, [agent, ...alsoAgents]);
  }
  return lines;
}

const describe = (commit: string | undefined, [agent = '', ...others]: readonly string[]): string =>
  [commit, agent, ...others.toSorted().map((other) => `+${other}`)].join(' ');

const [repository = '.', reportPath = ''] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report;
const { head } = report.repository;
const commits = readCommits(repository, head);
const reported = new Map(report.files.map((file) => [file.path, file]));
const skipped = new Map(report.coverage.files.skipped.map(({ path, reason }) => [path, reason]));
const lines: Record<string, { report: number; independent: number }> = {};
const count = (said: string | undefined, side: 'report' | 'independent'): void => {
  const agent = said?.split(' ')[1];
  if (agent !== undefined) (lines[agent] ??= { report: 0, independent: 0 })[side] += 1;
};
const differences: { path: string; line: number; report: string | undefined; independent: string | undefined }[] = [];
const notScanned: { path: string; reason: string }[] = [];
const unblamed: string[] = [];
let compared = 0;
let files = 0;
const every = Number(option('every') ?? 1);
for (const [at, path] of textFiles(repository, head).entries()) {
  if (at % every !== 0) continue;
  const ours = reported.get(path);
  if (ours === undefined) {
    notScanned.push({ path, reason: skipped.get(path) ?? 'NOT NAMED' });
    continue;
  }
  const said = reportedLines(ours.attributions);
  const truth = blame(repository, head, path);
  if (truth === undefined) {
    unblamed.push(path);
    if (said.length === 0) continue;
  }
  files += 1;
  for (let line = 1; line < Math.max(truth?.length ?? 0, said.length, ours.lines + 1); line += 1) {
    const id = truth?.[line];
    const agents = id === undefined ? undefined : commits.get(id);
    const independent = id === undefined || agents === undefined ? undefined : describe(id, agents);
    compared += 1;
    count(said[line], 'report');
    count(independent, 'independent');
    if (said[line] !== independent) differences.push({ path, line, report: said[line], independent });
  }
}
const unnamed = notScanned.filter(({ reason }) => reason === 'NOT NAMED');
console.table(lines);
console.log(`${commits.size} commits declare an agent; ${files} files, ${compared} lines compared; ${differences.length} lines differ; ${unblamed.length} files that git cannot blame; ${notScanned.length} text files not scanned (${unnamed.length} without a reason).`);
const byPair = new Map<string, typeof differences>();
for (const one of differences) {
  const pair = `${one.report ?? '-'} | ${one.independent ?? '-'}`;
  byPair.set(pair, [...(byPair.get(pair) ?? []), one]);
}
for (const [pair, list] of [...byPair].slice(0, 40)) console.log(`${list.length} lines, report | independent: ${pair} (${list[0]?.path}:${list[0]?.line})`);
const output = option('output');
if (output !== undefined) {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, `${JSON.stringify({ head, declaringCommits: commits.size, files, compared, lines, differ: differences.length, unblamed, notScanned, differences: differences.slice(0, 1000) }, null, 2)}\n`);
}
if (differences.length + unnamed.length > 0) process.exitCode = 1;
