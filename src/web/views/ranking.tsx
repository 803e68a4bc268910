import { useMemo } from 'preact/hooks';
import { computed } from '@preact/signals';

import { compact, count, lineSpan, plural, shortCommit } from '../model/format.ts';
import { filter } from '../model/filter.ts';
import { KINDS, type Kind } from '../model/kinds.ts';
import type { FileRow, FindingRow, ReportModel } from '../model/report.ts';
import { go, printRoute, route, setParams } from '../model/route.ts';
import { standIn } from '../model/stand.ts';
import { listed, reportNumber, shownFiles, shownFindings } from '../model/state.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { GainCurve, gainOf } from '../parts/gain-curve.tsx';
import { Mark } from '../parts/mark.tsx';
import { Meter } from '../parts/meter.tsx';
import { PathText } from '../parts/path-text.tsx';
import { VirtualGrid } from '../parts/virtual-grid.tsx';

/** Everything in the address that chooses what is listed. */
const FILTER = ['report', 'q', 'class', 'agent', 'owner', 'list'] as const;
const kept = (): (readonly [string, string])[] => FILTER.map((name) => [name, route.value.params.get(name) ?? ''] as const);
const search = computed(() => printRoute([], kept()));
const ids = computed(() => (listed.value === 'files' ? shownFiles.value.map(({ path }) => path) : shownFindings.value.map((place) => `${reportNumber.value} ${place}`)));
/** The row the reader stands on. */
const { row: activeRow, standOn } = standIn(ids, search);

export function Ranking({ report }: { report: ReportModel }) {
  const files = shownFiles.value;
  const gain = useMemo(() => gainOf(report.files.map(({ expected }) => expected)), [report]);
  const choices = useMemo(() => choicesOf(report), [report]);
  const rows = listed.value === 'files' ? files.length : shownFindings.value.length;
  const active = activeRow.value;
  const reached = listed.value === 'files' ? files[active] : report.files[report.fileOfFinding[shownFindings.value[active] ?? -1] ?? -1];
  return (
    <div class="page ranking">
      <div class="ranking-top">
        <div class="ranking-title">
          <h1>Ranking</h1>
          <p class="title-facts">By class, then by expected lines. <span class="keys"><kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches</span></p>
          <div class="segments" role="group" aria-label="List">
            <button type="button" aria-pressed={listed.value === 'files'} onClick={() => show('')}>Files <span class="number">{compact(report.files.length)}</span></button>
            <button type="button" aria-pressed={listed.value === 'findings'} onClick={() => show('findings')}>Findings <span class="number">{compact(report.findings)}</span></button>
          </div>
        </div>
        <GainCurve gain={gain} at={reached === undefined ? undefined : reached.place + 1} />
      </div>
      <FilterBar kinds={listed.value === 'files' ? choices.verdicts : choices.classes} agents={choices.agents} owners={choices.owners} />
      <p class="ranking-count" role="status">{listed.value === 'files' ? plural(rows, 'file') : plural(rows, 'finding')}{(filter.value.text !== '' || rows < (listed.value === 'files' ? report.files.length : report.findings)) && ' shown'}</p>
      {listed.value === 'files' ? <FileList files={files} active={active} /> : <FindingList report={report} places={shownFindings.value} active={active} />}
    </div>
  );
}

const show = (list: string): void => setParams({ list, class: '' });

function choicesOf(report: ReportModel): { verdicts: Kind[]; classes: Kind[]; agents: string[]; owners: string[] } {
  const verdicts = new Set<Kind>(report.files.map(({ verdict }) => verdict));
  const classes = new Set<Kind>();
  const agents = new Set(report.files.flatMap((file) => file.agents));
  for (let place = 0; place < report.findings; place += 1) classes.add(report.kindOfFinding(place));
  const inOrder = (kinds: ReadonlySet<Kind>): Kind[] => KINDS.filter((kind) => kinds.has(kind));
  return { verdicts: inOrder(verdicts), classes: inOrder(classes), agents: [...agents].toSorted(), owners: [...new Set(report.files.map(({ owner }) => owner))].toSorted() };
}

const FILE_COLUMNS = [
  { name: 'Rank', class: 'cell-rank number' }, { name: 'Verdict', class: 'cell-kind' }, { name: 'File', class: 'cell-path' }, { name: 'Agents', class: 'cell-agents' },
  { name: 'Known lines', class: 'cell-share' }, { name: 'Resemblance', class: 'cell-meter' }, { name: 'Expected', class: 'cell-number number' },
] as const;

function FileList({ files, active }: { files: readonly FileRow[]; active: number }) {
  const cells = (row: number) => {
    const file = files[row];
    if (file === undefined) return [];
    return [
      count(file.place + 1), <Mark kind={file.verdict} labelled />, <PathText path={file.path} />, <Agents names={file.agents} />,
      <Share part={file.attributed} whole={file.lines} kind={file.verdict} />, <Meter value={file.resemblance} reason={file.reason} />, compact(Math.round(file.expected)),
    ];
  };
  return <VirtualGrid class="files" label="Files in rank order" columns={FILE_COLUMNS} count={files.length} heights={[34, 56]} active={active} onActive={standOn} onOpen={(row) => openFile(files[row])} cells={cells} empty="No file fits." />;
}

function Agents({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span class="quiet" aria-hidden="true">–</span>;
  return <span title={names.join(', ')}>{names[0]}{names.length > 1 && <span class="quiet"> +{names.length - 1}</span>}</span>;
}

function Share({ part, whole, kind }: { part: number; whole: number; kind: Kind }) {
  const share = whole === 0 ? 0 : part / whole;
  return (
    <span class={`share kind-${kind}`} title={`${count(part)} of ${plural(whole, 'line')}`}>
      <span class="share-track" aria-hidden="true"><span class="share-fill" style={{ width: `${share * 100}%` }} /></span>
      <span class="number">{compact(part)}<span class="sr-only"> of {count(whole)}</span></span>
    </span>
  );
}

const FINDING_COLUMNS = [
  { name: 'Class', class: 'cell-kind' }, { name: 'Place', class: 'cell-path' }, { name: 'Agent', class: 'cell-agents' }, { name: 'What', class: 'cell-message' }, { name: 'Change', class: 'cell-commit' },
] as const;

function FindingList({ report, places, active }: { report: ReportModel; places: readonly number[]; active: number }) {
  const cells = (row: number) => {
    const finding = report.findingAt(places[row] ?? -1);
    return [<Mark kind={finding.kind} labelled />, <Place finding={finding} />, finding.agent ?? '', <Message finding={finding} text={report.messageOfFinding(finding.place)} />, finding.commit === undefined ? '' : <code>{shortCommit(finding.commit)}</code>];
  };
  const open = (row: number): void => {
    const { file, startLine } = report.findingAt(places[row] ?? -1);
    openFile(file, startLine);
  };
  return <VirtualGrid class="findings" label="Findings in rank order" columns={FINDING_COLUMNS} count={places.length} heights={[34, 56]} active={active} onActive={standOn} onOpen={open} cells={cells} empty="No finding fits." />;
}

function Place({ finding: { file, startLine, endLine } }: { finding: FindingRow }) {
  if (file === undefined) return <span class="quiet">the repository</span>;
  return <><PathText path={file.path} />{startLine !== undefined && endLine !== undefined && <span class="lines">:{lineSpan(startLine, endLine)}</span>}</>;
}

function Message({ finding, text }: { finding: FindingRow; text: string }) {
  return (
    <span title={finding.message} class="message">
      {finding.level === 'error' && <span class="tag breach">breach</span>}
      {finding.inBaseline && <span class="tag">known</span>}
      {finding.suppressed && <span class="tag">suppressed</span>}
      {text}
    </span>
  );
}

function openFile(file: FileRow | undefined, line?: number): void {
  if (file === undefined) return;
  go(printRoute(['file', file.path], [...kept(), ['line', line === undefined ? '' : String(line)]]));
}
