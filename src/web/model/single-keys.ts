import { signal } from '@preact/signals';

const STORED = 'handiwork-single-keys';

/** Whether keys of one character act. Who speaks to a computer, or hits keys by mistake, turns them off (WCAG 2.1, 2.1.4). */
export const areOn = signal(read() !== 'off');

export function setSingleKeys(on: boolean): void {
  areOn.value = on;
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing for this page: it holds until the page is closed.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // not allowed here: as for a first visit
  }
}
