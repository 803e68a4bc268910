import { useRef } from 'preact/hooks';

import { useKeys } from '../model/keys.ts';
import { areOn, setSingleKeys } from '../model/single-keys.ts';

/** `?` opens it; Escape closes it, as every dialog of a browser. */
export function KeysHelp({ keys }: { keys: readonly (readonly [key: string, what: string])[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys({ '?': () => dialog.current?.showModal() });
  return (
    <>
      <button type="button" class="link keys-button" onClick={() => dialog.current?.showModal()}><kbd>?</kbd><span> Keys</span></button>
      <dialog ref={dialog} class="dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="keys-list">{keys.map(([key, what]) => <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
        <label class="check"><input type="checkbox" checked={areOn.value} onChange={(event) => setSingleKeys(event.currentTarget.checked)} /> Keys of a single letter or sign (without them arrows, Enter and Esc stay)</label>
        <form method="dialog"><button type="submit">Close</button></form>
      </dialog>
    </>
  );
}
