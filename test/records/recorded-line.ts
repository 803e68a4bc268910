import { recordedRuns, type GitAiNote, type RecordedOrigin } from '../../src/records/git-ai.ts';

/** What the note says about one line, or undefined when it says nothing. */
export const recordedLine = (note: GitAiNote, path: string, line: number): RecordedOrigin | undefined =>
  recordedRuns(note, path, { startLine: line, endLine: line })[0]?.origin;
