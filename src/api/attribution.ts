/** Line ranges whose origin is known from a record or a declaration. Sorted, not overlapping. */
export interface Attribution {
  /** 1-based, inclusive, at the scanned commit. */
  startLine: number;
  endLine: number;
  class: 'recorded' | 'declared';
  agent: string;
  alsoAgents?: readonly string[];
  model?: string;
  commit?: string;
  /** Id of the heuristic or record reader that says so. */
  heuristic: string;
}
