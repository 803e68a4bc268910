/**
 * Reads line records a second time, with plain git notes and git blame, and compares a sample of files with a report:
 * `npx tsx -C handiwork-source bench/independent-records.ts <repository> <report.json> [--sample=50] [--output=FILE]`
 * Imports nothing of Handiwork. Three of five sampled files are recorded ones; the rest have no recorded line.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface ReportFile {
  path: string;
  lines: number;
  attributions: { startLine: number; endLine: number; class: string; agent: string; commit?: string }[];
}
interface Report {
  repository: { head: string };
  files: ReportFile[];
}

/** What git-ai calls the tools. */
const TOOLS: Readonly<Record<string, string>> = {
  claude: 'claude-code', codex: 'codex', cursor: 'cursor', 'github-copilot': 'github-copilot', gemini: 'gemini-cli', amp: 'amp',
  opencode: 'opencode', droid: 'factory-droid', windsurf: 'windsurf', 'continue-cli': 'continue', devin: 'devin', pi: 'pi',
};

const option = (name: string): string | undefined => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);

function git(repository: string, args: readonly string[]): string | undefined {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const { status, stdout } = spawnSync('git', ['-C', repository, ...args], { env, maxBuffer: 2 ** 31 - 1 });
  return status === 0 ? stdout.toString('utf8') : undefined;
}

/** `path NUL line` → agent, or `person`. */
type Note = Map<string, string>;

function readNote(text: string | undefined): Note {
  const note: Note = new Map();
  const [attestations, json] = (text ?? '').split(/^---$/m, 2);
  if (json === undefined || !json.includes('"authorship/3.')) return note;
  const data = JSON.parse(json) as Record<'sessions' | 'prompts', Record<string, { agent_id?: { tool?: string } }> | undefined>;
  const people = new Set<string>();
  let path = '';
  for (const line of attestations?.split('\n') ?? []) {
    const [, key, ranges] = /^ {2}(\S+) (\S+)$/.exec(line) ?? [];
    if (key === undefined || ranges === undefined) {
      path = line.replaceAll('"', '');
      continue;
    }
    const record = data.sessions?.[key.split('::')[0] ?? ''] ?? data.prompts?.[key];
    const who = key.startsWith('h_') || key === 'human' ? 'person' : (TOOLS[record?.agent_id?.tool ?? ''] ?? 'generic');
    for (const range of ranges.split(',')) {
      const [start = 0, end = start] = range.split('-').map(Number);
      for (let at = start; at <= end; at += 1) {
        if (who === 'person') people.add(`${path}\0${at}`);
        else note.set(`${path}\0${at}`, who);
      }
    }
  }
  for (const key of people) note.set(key, 'person');
  return note;
}

const [repository = '.', reportPath = ''] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report;
const notes = new Map<string, Note>();

function noteOf(commit: string): Note {
  const known = notes.get(commit) ?? readNote(git(repository, ['notes', '--ref=ai', 'show', commit]));
  notes.set(commit, known);
  return known;
}

/** `commit agent` of each recorded line, `person` where a person was seen, from 1. */
function independentLines(path: string): (string | undefined)[] {
  const lines: (string | undefined)[] = [];
  const text = git(repository, ['blame', '--line-porcelain', report.repository.head, '--', path]) ?? '';
  let header: RegExpExecArray | null = null;
  for (const line of text.split('\n')) {
    header = /^([0-9a-f]{40}) (\d+) (\d+)/.exec(line) ?? header;
    if (!line.startsWith('filename ') || header === null) continue;
    const [, commit = '', origin, at] = header;
    const who = noteOf(commit).get(`${line.slice(9)}\0${origin}`);
    if (who !== undefined) lines[Number(at)] = who === 'person' ? who : `${commit} ${who}`;
  }
  return lines;
}

/** The same number on every machine, whatever the order of the files. */
function keyOf(path: string): number {
  let hash = 2166136261;
  for (const byte of Buffer.from(path)) hash = Math.imul(hash ^ byte, 16777619);
  return hash >>> 0;
}

const size = Number(option('sample') ?? 50);
const byKey = report.files.filter(({ lines }) => lines > 0).toSorted((a, b) => keyOf(a.path) - keyOf(b.path));
const isRecorded = ({ attributions }: ReportFile): boolean => attributions.some((range) => range.class === 'recorded');
const recorded = byKey.filter(isRecorded).slice(0, Math.ceil(size * 0.6));
const sample = [...recorded, ...byKey.filter((file) => !isRecorded(file)).slice(0, size - recorded.length)];

const counts: Record<string, { report: number; independent: number }> = {};
const count = (said: string | undefined, side: 'report' | 'independent'): void => {
  if (said !== undefined) (counts[said.split(' ').at(-1) ?? ''] ??= { report: 0, independent: 0 })[side] += 1;
};
const differences: object[] = [];
let compared = 0;
for (const { path, lines, attributions } of sample) {
  const truth = independentLines(path);
  const known: (string | undefined)[] = [];
  const said: (string | undefined)[] = [];
  for (const { startLine, endLine, class: evidence, commit, agent } of attributions) {
    for (let line = startLine; line <= endLine; line += 1) {
      known[line] = evidence;
      if (evidence === 'recorded') said[line] = `${commit} ${agent}`;
    }
  }
  for (let line = 1; line <= lines; line += 1) {
    compared += 1;
    // A line of a person has no attribution at all, not even a declared one.
    if (truth[line] === 'person' && known[line] === undefined) said[line] = 'person';
    count(said[line], 'report');
    count(truth[line], 'independent');
    if (said[line] !== truth[line]) differences.push({ path, line, report: said[line], independent: truth[line] });
  }
}
console.table(counts);
console.log(`${sample.length} files (${recorded.length} with recorded lines), ${compared} lines compared; ${differences.length} lines differ; ${[...notes.values()].filter(({ size: lines }) => lines > 0).length} notes read.`);
for (const difference of differences.slice(0, 20)) console.log(JSON.stringify(difference));
const output = option('output');
if (output !== undefined) {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, `${JSON.stringify({ head: report.repository.head, files: sample.map(({ path }) => path), compared, counts, differ: differences.length, differences: differences.slice(0, 1000) }, null, 2)}\n`);
}
if (differences.length > 0) process.exitCode = 1;
