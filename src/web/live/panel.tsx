import type { LedgerEntry } from '../../api/audit.ts';
import { safeText } from '../../report/safe-text.ts';
import type { ItemDetail, SourceRange } from '../../serve/contract.ts';
import { lineSpan, plural, resemblance, shortCommit } from '../model/format.ts';
import { kindOfClass, KIND_LABELS, KIND_MEANINGS } from '../model/kinds.ts';
import { go } from '../model/route.ts';
import { Mark } from '../parts/mark.tsx';
import { VirtualGrid } from '../parts/virtual-grid.tsx';
import { undoOf } from './act.ts';
import { askFor } from './decide-dialog.tsx';
import { itemOf, type ItemRow } from './items.ts';
import { mayAccept, mayDecide } from './session.ts';
import { State, STATE_LABELS } from './states.tsx';
import { itemAddress } from './worklist.tsx';

type Kind = 'confirmed' | 'refuted' | 'accepted' | 'open';

/** What is known of a finding, what happened to it, and what can be decided. */
export function Panel({ row, detail, others, decide }: { row: ItemRow; detail: ItemDetail | undefined; others: readonly SourceRange[]; decide(kind: Kind): () => void }) {
  return (
    <aside class="beside" aria-label="The finding">
      <div class="beside-card" aria-live="polite">
        <div class={`passage kind-${row.kind}`}>
          <h2><Mark kind={row.kind} />{KIND_LABELS[row.kind]}{row.agent !== '' && `: ${row.agent}`}</h2>
          {mayDecide.value && <Buttons row={row} undoable={detail?.undoable} decide={decide} />}
          <p>{detail === undefined ? KIND_MEANINGS[row.kind] : safeText(detail.item.message, 600)}</p>
          <Facts row={row} detail={detail} />
          {detail !== undefined && <History entries={detail.entries} />}
        </div>
      </div>
      {others.length > 1 && <Others row={row} ranges={others} />}
    </aside>
  );
}

function Buttons({ row, undoable, decide }: { row: ItemRow; undoable: ItemDetail['undoable']; decide(kind: Kind): () => void }) {
  return (
    <div class="deciding" role="group" aria-label="Decide">
      <button type="button" onClick={decide('confirmed')} aria-pressed={row.state === 'confirmed'}><kbd>c</kbd> Confirm</button>
      <button type="button" onClick={decide('refuted')} aria-pressed={row.state === 'refuted'}><kbd>r</kbd> Refute</button>
      {mayAccept.value && <button type="button" onClick={decide('accepted')} aria-pressed={row.state === 'accepted'}><kbd>a</kbd> Accept</button>}
      <button type="button" onClick={() => askFor('assign', [row])}><kbd>A</kbd> Assign</button>
      <button type="button" onClick={() => void undoOf(row)} disabled={undoable === undefined}>Undo</button>
    </div>
  );
}

function Facts({ row, detail }: { row: ItemRow; detail: ItemDetail | undefined }) {
  const { commit } = row;
  const decision = detail?.item.decision;
  const verification = detail?.item.verification;
  const subject = detail?.subject;
  return (
    <dl class="pairs">
      {decision !== undefined && <div><dt>Reason</dt><dd class="break">{safeText(decision.reason, 4000)} <span class="quiet">— {decision.actor}, {decision.at.slice(0, 10)}</span></dd></div>}
      {decision?.expires !== undefined && <div><dt>Until</dt><dd>{decision.expires}, approved by {decision.approver}</dd></div>}
      {verification !== undefined && <div><dt>Verified</dt><dd>{verification.outcome} at <code>{shortCommit(verification.commit)}</code>, {verification.at.slice(0, 10)}</dd></div>}
      <div><dt>Assigned to</dt><dd>{row.assignee === '' ? <span class="quiet">nobody</span> : row.assignee}</dd></div>
      <div><dt>Expected</dt><dd>{plural(Math.round(row.expectedLines), 'line')}, about {row.minutes < 1 ? 'a minute' : plural(Math.round(row.minutes), 'minute')} to review</dd></div>
      {row.resemblance !== null && <div><dt>Resemblance</dt><dd>{resemblance(row.resemblance)}</dd></div>}
      {detail?.item.model !== undefined && <div><dt>Model</dt><dd>{safeText(detail.item.model, 200)}</dd></div>}
      {commit !== undefined && <div><dt>Change</dt><dd>{subject !== undefined && <span class="subject">{safeText(subject, 300)} </span>}<code class="break">{commit}</code></dd></div>}
      {commit !== undefined && <div><dt>Read it</dt><dd><code class="break">git show {shortCommit(commit)}</code></dd></div>}
    </dl>
  );
}

/** The kinds of entry that speak of one finding. */
const SAYS: { [K in LedgerEntry['kind']]?: (body: never) => string } = {
  found: () => 'imported it',
  reopened: ({ why }: { why: string }) => `opened it again: ${why}`,
  assigned: ({ assignee }: { assignee: string | null }) => (assignee === null ? 'took it from its assignee' : `assigned it to ${assignee}`),
  decided: ({ state, reason }: { state: keyof typeof STATE_LABELS; reason: string }) => `${STATE_LABELS[state].toLowerCase()}: ${reason}`,
  undone: () => 'took the decision back',
  verified: ({ outcome }: { outcome: string }) => `verified: ${outcome}`,
  checked: () => 'verified the repository',
};

const said = ({ kind, body }: LedgerEntry): string => (SAYS[kind] as ((body: unknown) => string) | undefined)?.(body) ?? kind;

/** Newest first. */
function History({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <>
      <h3>What happened</h3>
      <ol class="history">
        {entries.toReversed().map((entry) => (
          <li><span class="history-what"><b>{entry.actor}</b> {safeText(said(entry), 1000)}</span><time class="quiet" dateTime={entry.at}>{entry.at.slice(0, 16).replace('T', ' ')}</time></li>
        ))}
      </ol>
    </>
  );
}

const COLUMNS = [{ name: 'Lines', class: 'cell-lines number' }, { name: 'Class', class: 'cell-kind' }, { name: 'Agent', class: 'cell-message' }, { name: 'State', class: 'cell-state' }] as const;

/** The other findings of the file. Its keys are those of the list: here it is chosen by Tab and arrows. */
function Others({ row, ranges }: { row: ItemRow; ranges: readonly SourceRange[] }) {
  const at = Math.max(0, ranges.findIndex(({ id }) => id === row.id));
  const cells = (place: number) => {
    const range = ranges[place];
    if (range === undefined) return [];
    return [lineSpan(range.startLine, range.endLine), <Mark kind={kindOfClass(range.class as never)} labelled />, safeText(range.agent ?? 'style', 100), <State state={itemOf(range.id)?.state ?? range.state} short />];
  };
  const open = (place: number): void => {
    const range = ranges[place];
    if (range !== undefined && range.id !== row.id) go(itemAddress(range.id));
  };
  return <VirtualGrid class="passages" label="Findings of this file" columns={COLUMNS} count={ranges.length} heights={[30, 40]} active={at} onActive={open} onOpen={open} cells={cells} empty="" keys="focused" />;
}
