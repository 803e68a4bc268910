import { signal } from '@preact/signals';

interface Notice {
  text: string;
  /** Something went wrong. */
  isBad: boolean;
  action: { name: string; act(): void } | undefined;
}

const notice = signal<Notice>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what happened, for a while; what went wrong stays until the next one. */
export function say(text: string, { isBad = false, action }: { isBad?: boolean; action?: Notice['action'] } = {}): void {
  clearTimeout(timer);
  notice.value = { text, isBad, action };
  if (!isBad) timer = setTimeout(() => { notice.value = undefined; }, 8_000);
}

export function NoticeBar() {
  const said = notice.value;
  return (
    <div class="notice-place" role="status" aria-live="polite">
      {said !== undefined && (
        <div class={`notice ${said.isBad ? 'is-bad' : ''}`}>
          <span>{said.text}</span>
          {said.action !== undefined && <button type="button" onClick={said.action.act}>{said.action.name}</button>}
          <button type="button" class="link" onClick={() => { notice.value = undefined; }}>Close</button>
        </div>
      )}
    </div>
  );
}
