import type { Slice } from '../labels.ts';
import type { ChangeShape } from './changes.ts';
import type { CorpusLanguage } from './selection.ts';

interface Provenance {
  /** 16 hex digits over repository, commit, path, lines and kind. */
  id: string;
  repo: string;
  group: string;
  commit: string;
  slice: Slice;
  /** An agent's id in slice `ai`, `unmarked` in that slice, otherwise `human`. */
  label: string;
  /** How the agent is named; only in slice `ai`. */
  tier?: 'authored' | 'assisted';
  /** Author date, `YYYY-MM-DD`. */
  date: string;
}

interface Place {
  path: string;
  /** Git's id of the file that holds the text. */
  blob: string;
  /** 1-based, inclusive, in that file. */
  start: number;
  end: number;
  lines: number;
  name: string;
  text: string;
}

/** A piece of code that one commit added whole. Units of one `commit` make up a change. */
export interface UnitRow extends Provenance, Place {
  type: 'unit';
  lang: CorpusLanguage;
  /** `chunk`: top-level code or class members outside methods. A `file` holds at most its first 400 lines. */
  kind: 'function' | 'chunk' | 'file';
  test: 0 | 1;
  /** The commit added the whole file. */
  whole: 0 | 1;
}

/** A piece of prose that one commit added whole. */
export interface DocumentRow extends Provenance, Place {
  type: 'document';
  lang: 'markdown';
  kind: 'section' | 'file';
  whole: 0 | 1;
}

/** A commit's message without signatures, and the shape of what it did. */
export interface CommitRow extends Provenance {
  type: 'commit';
  subject: string;
  body: string;
  shape: ChangeShape;
  /** Seconds since the same author's commit before; null for the first. */
  gap: number | null;
}

export type CorpusRow = UnitRow | DocumentRow | CommitRow;
