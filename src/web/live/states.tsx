import { AUDIT_STATES, type AuditState } from '../../api/audit.ts';

export const STATE_LABELS: Readonly<Record<AuditState, string>> = { open: 'Open', confirmed: 'To be removed', removed: 'Removed', refuted: 'Refuted', accepted: 'Accepted' };

export const isState = (text: string): text is AuditState => (AUDIT_STATES as readonly string[]).includes(text);

const SIGNS: Readonly<Record<AuditState, preact.JSX.Element>> = {
  open: <circle cx="6" cy="6" r="4" />,
  confirmed: <path d="M6 1.5v9M2.5 7 6 10.5 9.5 7" />,
  removed: <path d="M1.5 6.5 4.5 9.5 10.5 2.5" />,
  refuted: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" />,
  accepted: <path d="M2.5 1.5v9M2.5 2h7l-2 2.5 2 2.5h-7" />,
};

/** Where an item stands, by shape and word. */
export function State({ state, short = false }: { state: AuditState; short?: boolean }) {
  return (
    <span class={`state state-${state}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" {...(short ? { role: 'img', 'aria-label': STATE_LABELS[state] } : { 'aria-hidden': 'true' })}>{SIGNS[state]}</svg>
      {!short && <span>{STATE_LABELS[state]}</span>}
    </span>
  );
}
