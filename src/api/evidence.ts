/** The ladder, strongest first. Classes are never added into one number. */
export const EVIDENCE_CLASSES = ['recorded', 'declared', 'copied', 'contextual', 'stylistic'] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

/** One observation by one heuristic: where, what was seen, how much. The heuristic gives no verdict and no weight. */
export interface Evidence {
  /** Id of the heuristic that saw it. */
  heuristic: string;
  class: EvidenceClass;
  /** A sentence for the reader, already filled in. May quote the scanned repository: escape before rendering. */
  message: string;
  /** 1-based, inclusive, at the scanned commit. Absent when it speaks of the whole subject. */
  startLine?: number;
  endLine?: number;
  /** The commit that those lines came with, where the evidence is of it. */
  commit?: string;
  /** In the unit and range the heuristic's meta declares. */
  measure?: number;
  /** Log-odds that the score core gave it (natural logarithm); absent where nothing was calibrated. */
  weight?: number;
}
