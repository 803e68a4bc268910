import { useEffect, useMemo, useState } from 'preact/hooks';

import type { EvidenceClass } from '../../api/evidence.ts';
import { safeText } from '../../report/safe-text.ts';
import type { ItemDetail, Source, SourceRange } from '../../serve/contract.ts';
import { lineSpan } from '../model/format.ts';
import { useKeys } from '../model/keys.ts';
import { kindOfClass } from '../model/kinds.ts';
import { lineKinds, shownLine, type Passage } from '../model/passages.ts';
import { go } from '../model/route.ts';
import { KindLabel } from '../parts/mark.tsx';
import { PathText } from '../parts/path-text.tsx';
import { SourceView } from '../parts/source-view.tsx';
import { undoLast } from './act.ts';
import { ask, Refused } from './api.ts';
import { askFor } from './decide-dialog.tsx';
import { itemOf, type ItemRow } from './items.ts';
import { listed, standOn, trail } from './list.ts';
import { say } from './notice.tsx';
import { Panel } from './panel.tsx';
import { mayDecide } from './session.ts';
import { State } from './states.tsx';
import { itemAddress, worklistAddress } from './worklist.tsx';

export function ItemView({ id }: { id: string }) {
  const row = itemOf(id);
  if (row === undefined) return <div class="page"><h1>No such finding</h1><p>It is not in this audit. <a href={worklistAddress()}>Back to the worklist</a></p></div>;
  return <OneItem row={row} />;
}

/** Whom `j` and `k` lead to: as listed when the first one was opened. */
function neighbours(id: string): { at: number; ids: readonly string[] } {
  const ids = trail.value.includes(id) ? trail.value : listed.value.map((row) => row.id);
  return { at: ids.indexOf(id), ids };
}

function OneItem({ row }: { row: ItemRow }) {
  const detail = useAnswer<ItemDetail>(`/api/items/${encodeURIComponent(row.id)}`, row.revision);
  const source = useAnswer<Source>(row.path === undefined ? undefined : `/api/source?item=${encodeURIComponent(row.id)}`, 0);
  const { at, ids } = neighbours(row.id);
  const step = (by: number) => (): void => {
    const next = ids[at + by];
    if (next !== undefined) go(itemAddress(next));
    else if (by > 0) say('This was the last one of the list.');
  };
  const decided = (kind: 'confirmed' | 'refuted' | 'accepted' | 'open') => (): void => askFor(kind, [row], step(1));
  useKeys({
    j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1), Escape: () => { leave(row.id); go(worklistAddress()); },
    c: decided('confirmed'), r: decided('refuted'), a: decided('accepted'), A: () => askFor('assign', [row]), u: () => { if (mayDecide.value) undoLast(row); },
  });
  return (
    <div class="page file item">
      <div class="file-head">
        <a class="more back" href={worklistAddress()} onClick={() => leave(row.id)}>Worklist</a>
        <h1>{row.path === undefined ? 'The repository as a whole' : <PathText path={row.path} />}</h1>
        <p class="title-facts"><State state={row.state} /> · <KindLabel kind={row.kind} /> · {row.repository}{row.startLine !== undefined && <> · lines {lineSpan(row.startLine, row.endLine ?? row.startLine)}</>}{row.owner !== '' && <> · {row.owner}</>}</p>
        <div class="file-steps" role="group" aria-label="Neighbours in the worklist">
          <button type="button" onClick={step(-1)} disabled={at < 1}><kbd>k</kbd> Before</button>
          <button type="button" onClick={step(1)} disabled={at < 0 || at >= ids.length - 1}>Next <kbd>j</kbd></button>
        </div>
      </div>
      <div class="file-body">
        <SourceOf row={row} source={source} />
        <Panel row={row} detail={detail.answer} others={source.answer?.ranges ?? []} decide={decided} />
      </div>
    </div>
  );
}

function leave(id: string): void {
  const at = listed.value.findIndex((row) => row.id === id);
  if (at >= 0) standOn(at);
}

interface Answered<T> {
  answer: T | undefined;
  refused: string | undefined;
}

/** Asks the server, again whenever the address or the revision changes. The old answer stays until the new one is there, unless it is about something else. */
function useAnswer<T>(address: string | undefined, revision: number): Answered<T> {
  const [state, setState] = useState<Answered<T> & { address: string | undefined }>({ address: undefined, answer: undefined, refused: undefined });
  useEffect(() => {
    if (address === undefined) return undefined;
    let isWanted = true;
    void ask<T>(address).then(
      (answer) => { if (isWanted) setState({ address, answer, refused: undefined }); },
      (error: unknown) => { if (isWanted) setState({ address, answer: undefined, refused: error instanceof Refused ? error.message : String(error) }); },
    );
    return () => { isWanted = false; };
  }, [address, revision]);
  return state.address === address ? state : { answer: undefined, refused: undefined };
}

const passageOf = (range: SourceRange): Passage => ({
  kind: kindOfClass(range.class as EvidenceClass), startLine: range.startLine, endLine: range.endLine, title: safeText(range.agent ?? range.message, 200),
  agents: range.agent === undefined ? [] : [safeText(range.agent, 100)], model: range.model, commit: range.commit, heuristic: undefined, resemblance: range.resemblance ?? null, reason: undefined, evidence: [],
});

function SourceOf({ row, source: { answer, refused } }: { row: ItemRow; source: Answered<Source> }) {
  const lines = useMemo(() => answer?.lines.map(shownLine), [answer]);
  const kinds = useMemo(() => lineKinds(lines?.length ?? 0, (answer?.ranges ?? []).map(passageOf), 'undetermined'), [answer, lines]);
  if (row.path === undefined) return <div class="source no-source"><p>This finding speaks of no file.</p></div>;
  if (refused !== undefined) return <div class="source no-source"><p>The source cannot be shown.</p><p class="quiet">{refused}</p></div>;
  if (lines === undefined || answer === undefined) return <div class="source no-source"><p class="quiet" role="status">Opening…</p></div>;
  const own = answer.ranges.find(({ id }) => id === row.id);
  const toLine = (line: number): void => {
    const range = answer.ranges.find(({ startLine, endLine }) => startLine <= line && line <= endLine);
    if (range !== undefined && range.id !== row.id) go(itemAddress(range.id));
  };
  return <SourceView path={row.path} lines={lines} kinds={kinds} active={own} onLine={toLine} />;
}
