import { createHash } from 'node:crypto';

import type { FormatEnvironment, Formatter, PageAssets, SourceTexts } from '../../api/formatter.ts';
import type { Report, ReportFile } from '../../api/report.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { defined } from '../../shared/objects.ts';
import { safeText } from '../safe-text.ts';
import { dataBlock } from './block.ts';
import { packReport } from './pack.ts';
import { detailId, INDEX_ID, reportId, type PackedDetail } from './packed.ts';

/** Characters, as written, of all that a page holds of single files of one report. */
const DETAIL_LIMIT = 48 << 20;

/**
 * One page that needs nothing else: it opens from a disk, asks no network, and runs no script but its own. Everything
 * that the repository says is data; the page shows it as text.
 */
export const html: Formatter = Object.assign(page, { needs: ['page', 'sources'] as const });

function* page(reports: readonly Report[], { page: assets, sources = [] }: FormatEnvironment): Generator<string> {
  if (assets === undefined) throw new HandiworkError('The HTML report needs the bundled page.', { hint: 'Give the script and the style sheet of dist/web as "page" in the environment.' });
  yield head(titleOf(reports), assets);
  yield dataBlock(INDEX_ID, reports.map(({ repository }) => repository.path));
  for (const [at, report] of reports.entries()) yield* blocksOf(at, report, sources[at] ?? NO_SOURCES);
  yield `<script>${assets.script}</script>\n</body>\n</html>\n`;
}

const NO_SOURCES: SourceTexts = { texts: new Map(), ownerOf: (path) => path.slice(0, path.indexOf('/') + 1) || '/', notes: [] };

function* blocksOf(at: number, report: Report, sources: SourceTexts): Generator<string> {
  const blocks = new Map<string, number>();
  let left = DETAIL_LIMIT;
  for (const [place, file] of report.files.entries()) {
    const text = sources.texts.get(file.path);
    if (text === undefined && !hasSomethingToSay(file)) continue;
    const block = dataBlock(detailId(at, place), detailOf(file, text));
    if (block.length > left) break;
    left -= block.length;
    blocks.set(file.path, text === undefined ? 1 : 2);
    yield block;
  }
  const missing = report.files.filter((file) => hasSomethingToSay(file) && !blocks.has(file.path)).length;
  const note = { code: 'page-details', message: `The ranges and units of ${missing} files are not in this page: it would grow too large. They are in the JSON report.` };
  yield dataBlock(reportId(at), packReport(report, missing === 0 ? sources : { ...sources, notes: [...sources.notes, note] }, (path) => blocks.get(path) ?? 0));
}

const hasSomethingToSay = ({ attributions, units, evidence }: ReportFile): boolean => attributions.length + units.length + evidence.length > 0;

const detailOf = ({ attributions, units, evidence }: ReportFile, text: string | undefined): PackedDetail => ({ attributions, units, evidence, ...defined({ text }) });

const titleOf = (reports: readonly Report[]): string => `Handiwork: ${reports.length === 1 ? safeText(reports[0]?.repository.path ?? '', 80) : `${reports.length} repositories`}`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only what is written here runs or styles: both are named by their hash, and nothing else is allowed. */
function head(title: string, { script, style }: PageAssets): string {
  if (/<\/(?:script|style)/i.test(script + style)) throw new HandiworkError('The bundled page would end its own script.', { hint: 'Build it again: npm run build.' });
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<div id="app"><p>This report shows itself with its own script, which did not run.</p></div>
`;
}
