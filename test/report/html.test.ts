import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/api/report.ts';
import type { Review } from '../../src/api/review.ts';
import { html } from '../../src/report/html/html.ts';
import { DEFLATED, detailId, INDEX_ID, PLAIN, reportId, type PackedDetail, type PackedReport } from '../../src/report/html/packed.ts';
import { failed, hostile, ordinary, reviewed, sources } from './reports.ts';

const PAGE = { script: 'show("page")', style: 'p{color:red}' };
const written = (reports: readonly Report[]): string => [...html(reports, { colour: false, width: 80, page: PAGE, sources: reports.map(sources) })].join('');

/** Data blocks of a page as a browser finds them: a script element ends at the first `</script`, whatever is inside. */
function blocks(page: string): Map<string, unknown> {
  const found = [...page.matchAll(/<script type="([^"]+)" id="([^"]+)">([\s\S]*?)<\/script/gi)];
  return new Map(found.map(([, type, id = '', text = '']) => [id, JSON.parse(type === DEFLATED ? inflateRawSync(Buffer.from(text, 'base64')).toString() : text)]));
}

const packed = (page: string, report = 0): PackedReport => blocks(page).get(reportId(report)) as PackedReport;

describe('the HTML report', () => {
  it('holds every report, and what is known of single files', () => {
    const all = blocks(written([ordinary(), failed()]));
    expect([...all.keys()]).toEqual([INDEX_ID, detailId(0, 0), reportId(0), reportId(1)]);
    expect(all.get(INDEX_ID)).toEqual(['../web', 'nowhere']);
  });

  it('gives the source of a file, its ranges, units and evidence back as they were', () => {
    const [file] = ordinary().files;
    const { text, ...detail } = blocks(written([ordinary()])).get(detailId(0, 0)) as PackedDetail;
    expect(detail).toEqual({ attributions: file?.attributions, units: file?.units, evidence: file?.evidence });
    expect(text).toBe(sources().texts.get('src/server.py'));
  });

  it('gives every message of a finding back, though lines and commits are kept apart', () => {
    const { findings, strings } = packed(written([reviewed()]));
    expect(findings.message.map((place) => strings[place])).toEqual([
      'declared to be the work of claude-code, which the policy bans', 'declared to be the work of claude-code, which the policy bans', 'Lines 100 to 100: declared to be the work of claude-code, which the policy bans',
      'style that resembles the work of agents (0.91); style alone proves nothing.', 'files for 1 agents or kits: claude-code (CLAUDE.md)',
    ]);
    expect(findings.shape).toEqual([3, 3, 2, 1, 0]);
    expect(findings.known).toEqual([0, 1, 2, 0, 0]);
  });

  it('shows no sign that was looked for and not seen', () => {
    const report = ordinary();
    const sign = (measure: number) => ({ heuristic: 'unresolved-imports', class: 'contextual' as const, message: `${measure} of 3`, measure });
    expect(packed(written([{ ...report, repository: { ...report.repository, evidence: [sign(0), sign(1)] } }])).evidence).toEqual([sign(1)]);
  });

  it('holds what a review asks: commits, breaches that count, what the pull request says', () => {
    const commit = { commit: 'c'.repeat(40), date: '2026-08-01T12:00:00Z', subject: '</script>', lines: 3, agent: 'claude-code', says: ['Co-Authored-By: Claude'], resemblance: null };
    const review: Review = {
      base: 'b'.repeat(40), commits: Array.from({ length: 501 }, () => commit), resemblance: 0.5, squash: ['Co-Authored-By: Claude'],
      changed: [{ path: 'a.py', ranges: [{ startLine: 1, endLine: 3 }, { startLine: 7, endLine: 7 }] }, { path: 'b.py', ranges: [] }],
      breaches: [{ rule: 'banned', agent: 'claude-code', class: 'declared', message: 'counts' }, { rule: 'banned', agent: 'codex', class: 'declared', message: 'does not', known: 'baseline' }],
    };
    expect(packed(written([{ ...ordinary(), review }])).review).toEqual({
      base: review.base, commits: review.commits.slice(0, 500), allCommits: 501, changedFiles: 2, changedLines: 4, breaches: ['counts'], pullRequest: [], resemblance: 0.5, squash: review.squash,
    });
    expect(packed(written([ordinary()])).review).toBeUndefined();
  });

  it('allows its own script and style by their hashes, and nothing else', () => {
    const page = written([hostile()]);
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    expect(policy).toBe(`default-src 'none'; script-src ${hash(PAGE.script)}; style-src ${hash(PAGE.style)}; img-src data:; base-uri 'none'; form-action 'none'`);
    expect([...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script)).toEqual([PAGE.script]);
    expect(page).not.toMatch(/\s(?:src|href|on\w+|style)=/i);
  });

  it('lets no text of a repository become markup, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</script>', '<!--', '<script', ']]>', '\u2028', '\u0000')), (text) => {
      const report = ordinary();
      const page = written([{ ...report, repository: { ...report.repository, path: text }, files: report.files.map((file) => ({ ...file, path: text + file.path })) }]);
      expect(page.match(/<\/?script/gi)).toHaveLength(2 * blocks(page).size + 2);
      expect(packed(page).files.path[0]).toBe(`${text}src/server.py`);
    }), { numRuns: 60 });
  });

  it('deflates what is long', () => {
    const report = ordinary();
    const page = written([{ ...report, files: Array.from({ length: 500 }, (_, at) => ({ ...report.files[2], path: `docs/${at}.md`, rank: at + 1 }) as Report['files'][number]) }]);
    expect(page).toContain(`<script type="${DEFLATED}" id="${reportId(0)}">`);
    expect(page).toContain(`<script type="${PLAIN}" id="${INDEX_ID}">`);
    expect(packed(page).files.path).toHaveLength(500);
  });

  it('is the same for the same report', () => {
    expect(written([ordinary()])).toBe(written([ordinary()]));
  });

  it('says what to do where the page was not built', () => {
    expect(() => [...html([ordinary()], { colour: false, width: 80 })]).toThrow('needs the bundled page');
  });
});
