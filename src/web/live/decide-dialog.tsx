import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import type { Decision } from '../../api/audit.ts';
import { plural } from '../model/format.ts';
import { assign, decide } from './act.ts';
import type { ItemRow } from './items.ts';
import { mayAccept, mayDecide, session } from './session.ts';
import { say } from './notice.tsx';

type Asked = { kind: Decision['state'] | 'assign'; rows: readonly ItemRow[]; done: (() => void) | undefined };

const asked = signal<Asked>();
/** The reason given last for a kind of decision: the next one is often the same. */
const reasons = new Map<string, string>();

/** Opens the dialog, if the role allows it. @param done Called when the change is on its way. */
export function askFor(kind: Asked['kind'], rows: readonly ItemRow[], done?: () => void): void {
  if (!mayDecide.value || rows.length === 0) return;
  if (kind === 'accepted' && !mayAccept.value) say('Only an approver may accept that something stays.', { isBad: true });
  else asked.value = { kind, rows, done };
}

const TITLES: Readonly<Record<Asked['kind'], string>> = { confirmed: 'Confirm: to be removed', refuted: 'Refute: not the agent’s work', accepted: 'Accept: stays for a time', open: 'Open again', assign: 'Assign' };

export function DecideDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const now = asked.value;
  useEffect(() => {
    if (now === undefined) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  }, [now]);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="decide-title" onClose={() => { asked.value = undefined; }}>
      {now !== undefined && (
        <form class="decide" onSubmit={(event) => { event.preventDefault(); void send(now, new FormData(event.currentTarget), () => dialog.current?.close()); }}>
          <h2 id="decide-title">{TITLES[now.kind]}</h2>
          <p class="quiet break">{now.rows.length === 1 ? placeOf(now.rows[0]) : plural(now.rows.length, 'finding')}</p>
          {now.kind === 'assign' ? <AssigneeField value={now.rows[0]?.assignee ?? ''} /> : <ReasonFields kind={now.kind} />}
          <div class="decide-buttons">
            <button type="button" onClick={() => dialog.current?.close()}>Cancel</button>
            <button type="submit" class="primary">{now.kind === 'assign' ? 'Assign' : 'Decide'}</button>
          </div>
        </form>
      )}
    </dialog>
  );
}

const placeOf = (row: ItemRow | undefined): string => (row === undefined ? '' : `${row.path ?? 'The repository'}${row.startLine === undefined ? '' : `, lines ${row.startLine} to ${row.endLine ?? row.startLine}`}`);

function ReasonFields({ kind }: { kind: Decision['state'] }) {
  const submitOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
  };
  return (
    <>
      <label class="field"><span>Reason</span><textarea name="reason" rows={3} required maxLength={4000} value={reasons.get(kind) ?? ''} onFocus={(event) => event.currentTarget.select()} onKeyDown={submitOnEnter} /></label>
      {kind === 'accepted' && <label class="field"><span>Last day on which it may stay</span><input name="expires" type="date" required min={new Date().toISOString().slice(0, 10)} /></label>}
      {kind === 'accepted' && <p class="quiet">You approve this as {session.value?.actor.name}. After that day it counts as open again.</p>}
    </>
  );
}

function AssigneeField({ value }: { value: string }) {
  return (
    <label class="field"><span>To (nobody when empty)</span>
      <input name="assignee" list="people" value={value} maxLength={200} autoComplete="off" onFocus={(event) => event.currentTarget.select()} />
      <datalist id="people">{(session.value?.people ?? []).map((name) => <option value={name} />)}</datalist>
    </label>
  );
}

function send({ kind, rows, done }: Asked, form: FormData, close: () => void): Promise<void> {
  const field = (name: string): string => String(form.get(name) ?? '').trim();
  close();
  done?.(); // the next one is shown at once; what is refused says so and leads back
  if (kind === 'assign') return assign(rows, field('assignee') || null);
  reasons.set(kind, field('reason'));
  return decide(rows, { state: kind, reason: field('reason'), ...(kind === 'accepted' ? { expires: field('expires') } : {}) });
}
