/** Why there is no resemblance. */
export type ResemblanceReason =
  | 'too-short' | 'unsupported-language' | 'generated' | 'out-of-distribution' | 'formatter-flattened'
  | 'known-origin' | 'human-by-date' | 'before-window' | 'no-code' | 'over-limit' | 'time-limit' | 'parse-failed';
