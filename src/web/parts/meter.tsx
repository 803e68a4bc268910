import { resemblance as printed } from '../model/format.ts';

/** Why there is no resemblance, for a reader. */
const REASONS: Readonly<Record<string, string>> = {
  'too-short': 'too short to judge',
  'unsupported-language': 'no model for this language',
  generated: 'generated',
  'out-of-distribution': 'unlike anything the model knows',
  'formatter-flattened': 'flattened by a formatter',
  'known-origin': 'origin is known',
  'human-by-date': 'older than any agent',
  'before-window': 'before the audited time',
  'no-code': 'no code',
  'over-limit': 'over a limit',
  'time-limit': 'out of time',
  'parse-failed': 'could not be parsed',
};

export const reasonText = (reason: string | undefined): string => (reason === undefined ? 'not judged' : (REASONS[reason] ?? reason));

/** Resemblance as a short bar with its number. */
export function Meter({ value, reason }: { value: number | null; reason?: string | undefined }) {
  if (value === null) return <span class="quiet" title={reasonText(reason)}>–<span class="sr-only"> {reasonText(reason)}</span></span>;
  return (
    <span class="meter">
      <span class="meter-track" aria-hidden="true"><span class="meter-fill" style={{ width: `${Math.round(value * 100)}%` }} /></span>
      <span class="number">{printed(value)}</span>
    </span>
  );
}
