import { useEffect, useMemo, useState } from 'preact/hooks';

import { detailId, type PackedDetail } from '../../report/html/packed.ts';
import { readBlock } from '../model/blocks.ts';
import { lineSpan, plural } from '../model/format.ts';
import { useKeys } from '../model/keys.ts';
import { lineKinds, passagesOf, sourceLines, type Passage } from '../model/passages.ts';
import type { FileRow, ReportModel } from '../model/report.ts';
import { go, printRoute, route, setParams } from '../model/route.ts';
import { reportNumber, shownFiles } from '../model/state.ts';
import { KindLabel, Mark } from '../parts/mark.tsx';
import { Meter } from '../parts/meter.tsx';
import { PassageCard } from '../parts/passage-card.tsx';
import { PathText } from '../parts/path-text.tsx';
import { SourceView } from '../parts/source-view.tsx';
import { VirtualGrid } from '../parts/virtual-grid.tsx';

export function FileView({ report }: { report: ReportModel }) {
  const path = route.value.path[1] ?? '';
  const file = useMemo(() => report.files.find((one) => one.path === path), [report, path]);
  if (file === undefined) return <div class="page"><h1>Not in this report</h1><p>There is no file of this name among those that were scanned. <a href={rankingAddress()}>Back to the ranking</a></p></div>;
  return <OneFile key={`${reportNumber.value} ${path}`} report={report} file={file} />;
}

const KEPT = ['report', 'q', 'class', 'agent', 'owner', 'list'] as const;
const kept = (): (readonly [string, string])[] => KEPT.map((name) => [name, route.value.params.get(name) ?? ''] as const);
const rankingAddress = (): string => printRoute(['ranking'], kept());

function OneFile({ report, file }: { report: ReportModel; file: FileRow }) {
  const detail = useDetail(file);
  const files = shownFiles.value;
  const at = files.indexOf(file);
  const step = (by: number) => (): void => {
    const next = files[at + by];
    if (next !== undefined) go(printRoute(['file', next.path], kept()));
  };
  useKeys({ ']': step(1), '[': step(-1), Escape: () => go(rankingAddress()) });
  return (
    <div class="page file">
      <div class="file-head">
        <a class="more back" href={rankingAddress()}>Ranking</a>
        <h1><PathText path={file.path} /></h1>
        <p class="title-facts">
          <KindLabel kind={file.verdict} /> · rank {file.place + 1} · {file.language} · {plural(file.lines, 'line')}, {file.attributed} of known origin · resemblance <Meter value={file.resemblance} reason={file.reason} />
        </p>
        <div class="file-steps" role="group" aria-label="Neighbours in the ranking">
          <button type="button" onClick={step(-1)} disabled={at < 1}><kbd>[</kbd> Previous file</button>
          <button type="button" onClick={step(1)} disabled={at < 0 || at >= files.length - 1}>Next file <kbd>]</kbd></button>
        </div>
      </div>
      {detail === undefined ? <p class="quiet" role="status">Opening…</p> : <FileBody report={report} file={file} detail={detail} />}
    </div>
  );
}

const NOTHING: PackedDetail = { attributions: [], units: [], evidence: [] };

/** What the page holds of a file; read when it is opened. */
function useDetail(file: FileRow): PackedDetail | undefined {
  const [detail, setDetail] = useState<PackedDetail>();
  useEffect(() => {
    if (file.detail === 0) setDetail(NOTHING);
    else void readBlock<PackedDetail>(detailId(reportNumber.peek(), file.place)).then(setDetail, () => setDetail(NOTHING));
  }, [file]);
  return detail;
}

function FileBody({ report, file, detail }: { report: ReportModel; file: FileRow; detail: PackedDetail }) {
  const passages = useMemo(() => passagesOf(detail, resemblesIn(report, file)), [detail, file]);
  const lines = useMemo(() => (detail.text === undefined ? undefined : sourceLines(detail.text)), [detail]);
  const kinds = useMemo(() => lineKinds(Math.max(file.lines, lines?.length ?? 0), passages, file.verdict === 'human-by-date' ? 'human-by-date' : 'undetermined'), [passages, file]);
  const asked = Number(route.value.params.get('line') ?? 0);
  const active = Math.max(0, passageAt(passages, asked));
  const passage = passages[active];
  const known = passage === undefined ? 0 : kinds.slice(passage.startLine - 1, passage.endLine).filter((kind) => kind === 'recorded' || kind === 'declared' || kind === 'copied').length;
  const toLine = (line: number): void => setParams({ line: String(line) });
  const span = passage && asked > 0 ? passage : undefined;
  return (
    <div class="file-body">
      {lines === undefined ? <NoSource file={file} /> : <SourceView path={file.path} lines={lines} kinds={kinds} active={span} onLine={toLine} />}
      <aside class="beside" aria-label="Evidence">
        <div class="beside-card" aria-live="polite">
          {passage === undefined ? <p class="quiet">Nothing is known of single lines of this file.</p> : <PassageCard passage={passage} change={report.changeOf(passage.commit)} path={file.path} known={known} />}
        </div>
        {passages.length > 1 && <Passages passages={passages} active={active} onChoose={(row) => toLine(passages[row]?.startLine ?? 1)} />}
      </aside>
    </div>
  );
}

/** Which units the report found to resemble agents' work: exactly those that are findings. */
function resemblesIn(report: ReportModel, file: FileRow): (startLine: number, endLine: number) => boolean {
  const found = new Set<string>();
  for (let place = 0; place < report.findings; place += 1) {
    if (report.fileOfFinding[place] !== file.place || report.kindOfFinding(place) !== 'resembles') continue;
    const { startLine, endLine } = report.findingAt(place);
    found.add(`${startLine} ${endLine}`);
  }
  return (startLine, endLine) => found.has(`${startLine} ${endLine}`);
}

/** The narrowest passage around a line, else the next one below. */
function passageAt(passages: readonly Passage[], line: number): number {
  let best = -1;
  for (const [at, { startLine, endLine }] of passages.entries()) {
    const known = passages[best];
    if (startLine <= line && line <= endLine && (known === undefined || endLine - startLine < known.endLine - known.startLine)) best = at;
  }
  return best >= 0 ? best : passages.findIndex(({ startLine }) => startLine >= line);
}

function NoSource({ file }: { file: FileRow }) {
  return (
    <div class="source no-source">
      <p>The text of this file is not in the page.</p>
      <p class="quiet">{file.detail === 0 ? 'Nothing was found in it.' : 'It was left out (--no-source), or is beyond what a page holds. Coverage says which.'}</p>
    </div>
  );
}

const COLUMNS = [{ name: 'Lines', class: 'cell-lines number' }, { name: 'Class', class: 'cell-kind' }, { name: 'What', class: 'cell-message' }, { name: 'Resemblance', class: 'cell-number' }] as const;

function Passages({ passages, active, onChoose }: { passages: readonly Passage[]; active: number; onChoose(row: number): void }) {
  const cells = (row: number) => {
    const passage = passages[row];
    if (passage === undefined) return [];
    return [lineSpan(passage.startLine, passage.endLine), <Mark kind={passage.kind} labelled />, <span class="message" title={passage.title}>{passage.title}</span>, passage.agents.length > 0 ? '' : <Meter value={passage.resemblance} reason={passage.reason} />];
  };
  return <VirtualGrid class="passages" label="Passages of this file" columns={COLUMNS} count={passages.length} heights={[30, 40]} active={active} onActive={onChoose} onOpen={onChoose} cells={cells} empty="" />;
}
