import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

import type { SourceTexts } from '../src/api/formatter.ts';
import type { Finding } from '../src/api/finding.ts';
import type { Report, ReportFile, ReportUnit } from '../src/api/report.ts';
import { pageAssets } from '../src/commands/page-assets.ts';
import { html } from '../src/report/html/html.ts';
import { openBrowser } from '../test/web/browser.ts';
import { buildPage } from '../test/web/build.ts';
import { seededRandom } from '../corpus/learn/random.ts';

/*
 * The HTML report of large repositories in Chromium: how long until the ranking is there, the longest frame while the list is
 * scrolled from end to end, and the size of the file.
 *
 *   npx tsx -C handiwork-source bench/html.ts [--findings=50000,100000]
 */

const COUNTS = (process.argv.find((argument) => argument.startsWith('--findings='))?.slice(11) ?? '50000,100000').split(',').map(Number);
const PER_FILE = 8;
const LINES = 240;
const AGENTS = ['claude-code', 'codex', 'cursor', 'github-copilot', 'qoder'] as const;
const FOLDERS = ['server', 'client', 'auth', 'store', 'render', 'tools', 'tests', 'docs'] as const;
/** Bytes of source that the command layer lets into a page. */
const TEXT_LIMIT = 24 << 20;

type Draw = (below: number) => number;

const hex = (draw: Draw): string => Array.from({ length: 40 }, () => draw(16).toString(16)).join('');

function fileOf(place: number, draw: Draw, commits: readonly string[]): { file: ReportFile; findings: Finding[] } {
  const path = `packages/${FOLDERS[draw(8)]}/${FOLDERS[draw(8)]}/module-${place}.py`;
  const findings: Finding[] = [];
  const units: ReportUnit[] = [];
  const attributions: ReportFile['attributions'] = [];
  for (let at = 0; at < PER_FILE; at += 1) {
    const [startLine, endLine] = [at * 30 + 1, at * 30 + 2 + draw(26)];
    const [agent, commit, resemblance] = [AGENTS[draw(5)] ?? 'codex', commits[draw(commits.length)] ?? '', draw(1000) / 1000];
    const common = { path, startLine, endLine, endColumn: draw(80), fingerprint: `${hex(draw).slice(0, 20)}:1`, lineHash: `${hex(draw).slice(0, 20)}:1` };
    if (at % 2 === 0) {
      attributions.push({ startLine, endLine, class: 'declared', agent, commit, heuristic: 'commit-trailers' });
      findings.push({ ...common, rule: 'declared', class: 'declared', level: 'error', heuristic: 'commit-trailers', agent, commit, message: `Lines ${startLine} to ${endLine}: declared to be the work of ${agent}, which the policy bans (commit ${commit.slice(0, 12)}).` });
    } else {
      units.push({ name: `step_${at}`, kind: 'function', startLine, endLine, resemblance, evidence: [{ heuristic: 'narration-comments', class: 'stylistic', message: `${draw(9)} of 9 comments narrate`, measure: 0.5, weight: draw(200) / 100 - 1 }] });
      findings.push({ ...common, rule: 'resembles', class: 'stylistic', level: 'note', heuristic: 'resembles', resemblance, message: `Lines ${startLine} to ${endLine}: style that resembles the work of agents (${resemblance.toFixed(2)}); style alone proves nothing.` });
    }
  }
  return { file: { path, language: 'python', lines: LINES, sloc: 200, rank: place + 1, verdict: 'declared', expectedLines: 120 - (place % 100), attributions, resemblance: 0.8, units, evidence: [] }, findings };
}

function reportOf(count: number): { report: Report; sources: SourceTexts } {
  const next = seededRandom(7);
  const draw: Draw = (below) => Math.floor(next() * below);
  const commits = Array.from({ length: 2_000 }, () => hex(draw));
  const made = Array.from({ length: Math.ceil(count / PER_FILE) }, (_, place) => fileOf(place, draw, commits));
  const text = (path: string): string => `# ${path}\n${Array.from({ length: LINES - 1 }, (_, line) => `    value_${line} = compute(${line}, "${FOLDERS[(line + path.length) % 8]}")`).join('\n')}\n`;
  const texts = new Map<string, string>();
  let left = TEXT_LIMIT;
  for (const { file } of made) {
    const source = text(file.path);
    if ((left -= source.length) < 0) break;
    texts.set(file.path, source);
  }
  const report: Report = {
    schemaVersion: 1, tool: { name: 'handiwork', version: '0.0.0', ruleSet: 'b'.repeat(40) },
    repository: { path: 'large', head: 'a'.repeat(40), date: '2026-08-01T00:00:00Z', shallow: false, partial: false, evidence: [] },
    policy: { banned: [{ agent: '*' }], allowed: [], breaches: [] },
    coverage: { files: { scanned: made.length, skipped: [] }, commits: { read: commits.length }, notes: [] },
    agents: AGENTS.map((agent) => ({ agent, commits: 400, lines: 1000, files: 100 })),
    changes: [], attributedChanges: commits.map((commit, at) => ({ commit, date: `2026-0${1 + (at % 8)}-01T00:00:00Z`, class: 'declared', agent: AGENTS[at % 5] ?? 'codex', lines: 40, files: 3 })),
    files: made.map(({ file }) => file), findings: made.flatMap(({ findings }) => findings),
  };
  return { report, sources: { texts, ownerOf: (path) => path.split('/').slice(0, 2).join('/'), notes: [] } };
}

const STEPS = 120;

/** Scrolls to a share of the list and waits for the frame after it. Answers the milliseconds between the two frames. */
const scrolled = (share: number): string => `(async () => {
  const list = document.querySelector('[role=grid]');
  const frame = () => new Promise(requestAnimationFrame);
  const start = await frame();
  list.scrollTop = (list.scrollHeight - list.clientHeight) * ${share};
  return (await frame()) - start;
})()`;

interface Cost {
  /** By the clock, which other work on the machine stretches. */
  ms: number;
  /** Time of the page's main thread on a processor. */
  cpu: number;
}

/** Counts the time that the main thread of a page really had. */
async function meter(page: Page): Promise<(act: () => Promise<unknown>) => Promise<Cost>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  return async (act) => {
    const [start, before] = [performance.now(), await spent()];
    await act();
    return { ms: Math.round(performance.now() - start), cpu: Math.round(((await spent()) - before) * 1000) };
  };
}

const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

async function measure(page: Page, address: string): Promise<{ firstRanking: Cost; search: Cost; openFile: Cost; frame: { median: Cost; longest: Cost } }> {
  const cost = await meter(page);
  const row = (text: string): Promise<void> => page.locator('[role=row][aria-rowindex="2"]', { hasText: text }).waitFor();
  const firstRanking = await cost(async () => { await page.goto(`${address}#/ranking?list=findings`); await row(''); });
  const [ms, cpu]: [number[], number[]] = [[], []];
  for (let step = 1; step <= STEPS; step += 1) {
    const { cpu: own } = await cost(async () => { ms.push(Math.round((await page.evaluate(scrolled(step / STEPS))) as number)); });
    cpu.push(own);
  }
  await page.keyboard.press('Home');
  const search = await cost(async () => { await page.getByRole('searchbox').fill('module-1234.'); await row('module-1234.'); });
  const openFile = await cost(async () => { await page.locator('[role=row][aria-rowindex="2"]').click(); await page.locator('.source-line').first().waitFor(); });
  return { firstRanking, search, openFile, frame: { median: { ms: percentile(ms, 0.5), cpu: percentile(cpu, 0.5) }, longest: { ms: percentile(ms, 1), cpu: percentile(cpu, 1) } } };
}

const said = ({ ms, cpu }: Cost): string => `${ms} ms (${cpu} on a processor)`;

await buildPage('report');
const folder = mkdtempSync(join(tmpdir(), 'handiwork-bench-html-'));
const browser = await openBrowser();
const results = [];
for (const count of COUNTS) {
  const { report, sources } = reportOf(count);
  const start = performance.now();
  const text = [...html([report], { colour: false, width: 80, page: pageAssets('report'), sources: [sources] })].join('');
  const written = Math.round(performance.now() - start);
  const file = join(folder, `${count}.html`);
  writeFileSync(file, text);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(120_000);
  const seen = await measure(page, pathToFileURL(file).href);
  await page.close();
  const result = { findings: report.findings?.length ?? 0, files: report.files.length, texts: sources.texts.size, megabytes: Number((text.length / 1e6).toFixed(1)), writtenMs: written, ...seen };
  results.push(result);
  console.log(`${result.findings} findings in ${result.files} files (${result.texts} with source): ${result.megabytes} MB, written in ${written} ms`);
  console.log(`  first ranking ${said(seen.firstRanking)}; frame while scrolling: median ${said(seen.frame.median)}, longest ${said(seen.frame.longest)}; search ${said(seen.search)}; file opened ${said(seen.openFile)}`);
}
await browser.close();
rmSync(folder, { recursive: true });
const out = fileURLToPath(new URL('out/', import.meta.url));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'html.json'), `${JSON.stringify(results, null, 2)}\n`);
