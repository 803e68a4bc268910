import { useLayoutEffect } from 'preact/hooks';

import { areOn } from './single-keys.ts';

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const TYPES_TEXT = 'input, textarea, select, [contenteditable]';

/**
 * Single keys of a page, while no text is typed and no dialog is open. A key is named as `KeyboardEvent.key`. Keys with
 * Ctrl, Alt or Meta belong to the browser.
 *
 * @param applies Whether these keys count now.
 */
export function useKeys(keys: Keys, applies: () => boolean = () => true): void {
  // Before the next key can come: it must never act on what was shown before.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TYPES_TEXT) || document.querySelector('dialog[open]')) return;
      const act = keys[event.key];
      if (event.key.length === 1 && !areOn.value) return;
      if (act === undefined || !applies() || (event.key === 'Enter' && target?.closest('a, button, summary'))) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
