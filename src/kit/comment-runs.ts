import type { Comment, Unit } from '../api/unit.ts';
import { isDirective } from './comment-form.ts';
import { perUnit } from './per-unit.ts';

/** A comment as its reader sees it: line comments on neighbouring lines are one. */
export interface CommentRun {
  text: string;
  startLine: number;
  endLine: number;
  /** Offset just after its last character, in the file. */
  end: number;
  ownLine: boolean;
  afterBlank: boolean;
}

const continues = (run: CommentRun, before: Comment, comment: Comment): boolean =>
  comment.kind === 'line' && before.kind === 'line' && comment.ownLine && run.ownLine && comment.startLine === run.endLine + 1;

function collectRuns(unit: Unit): readonly CommentRun[] {
  const runs: CommentRun[] = [];
  let open: CommentRun | undefined;
  let before: Comment | undefined;
  for (const comment of unit.comments) {
    if (comment.text === '' || isDirective(comment.text)) {
      open = undefined;
    } else if (open !== undefined && before !== undefined && continues(open, before, comment)) {
      open.text += `\n${comment.text}`;
      open.endLine = comment.endLine;
      open.end = comment.end;
    } else {
      const { text, startLine, endLine, end, ownLine, afterBlank } = comment;
      open = { text, startLine, endLine, end, ownLine, afterBlank };
      runs.push(open);
    }
    before = comment;
  }
  return runs;
}

/** The prose comments of a unit as runs, tool directives and empty comments left out; docstrings are in `unit.docs`. */
export const commentRuns = perUnit(collectRuns);

/** How many of the unit's comment runs satisfy `test`, and the first that does. */
export function countRuns(unit: Unit, test: (run: CommentRun) => boolean): { hits: number; total: number; first?: CommentRun } {
  const runs = commentRuns(unit);
  let hits = 0;
  let first: CommentRun | undefined;
  for (const run of runs) {
    if (!test(run)) continue;
    hits += 1;
    first ??= run;
  }
  return first === undefined ? { hits, total: runs.length } : { hits, total: runs.length, first };
}
