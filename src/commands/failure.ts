import { safeText } from '../report/safe-text.ts';
import { painter } from '../report/style.ts';
import type { Io } from './io.ts';

/** What the system says no with. The cause is outside of the program, and the user can do something about it. */
const REFUSALS = new Set(['EACCES', 'EDQUOT', 'EEXIST', 'EFBIG', 'EIO', 'EISDIR', 'EMFILE', 'ENAMETOOLONG', 'ENFILE', 'ENOENT', 'ENOMEM', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS']);

/** What Node says of a module that is not there, or of a binary that is for another system. */
const UNLOADABLE = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED', 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_INVALID_PACKAGE_CONFIG']);

/** How an error is told on standard error: what happened and what to do next; a stack only where the program itself is at fault. */
export function describeFailure(error: unknown, io: Pick<Io, 'colour' | 'signal'>): string {
  const name = painter(io.colour.stderr)('alarm', 'handiwork:');
  if (io.signal.aborted) return `${name} interrupted.\n`;
  if (!(error instanceof Error)) return internal(name, String(error));
  // By name: the classes would bring all of git into a call that only shows help.
  if (error.name === 'GitFailure') {
    return `${name} ${safeText(error.message, 400)}\n  An object may be missing or damaged: try git fsck in a copy, or a fresh clone.\n`;
  }
  if (error.name === 'OwnGitFailure') {
    return `${name} ${safeText(error.message, 400)}\n  Handiwork asked git in this repository: see what git status says.\n`;
  }
  if (error.name === 'HandiworkError') {
    const { hint } = error as { hint?: string };
    return `${name} ${safeText(error.message)}\n${hint === undefined ? '' : `  ${safeText(hint)}\n`}`;
  }
  if (isUnloadable(error)) {
    return `${name} a part of it could not be loaded: ${safeText(error.message, 400)}\n  The installation is incomplete, or was made for another system: install Handiwork again.\n`;
  }
  if (isRefusal(error)) {
    return `${name} the system refused: ${safeText(error.message, 400)}.\n  Check that the place is there, that you may use it, and that there is room.\n`;
  }
  return internal(name, error.stack ?? error.message);
}

const isUnloadable = (error: Error): boolean => 'code' in error && UNLOADABLE.has(String(error.code));

export const isRefusal = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error && REFUSALS.has(String(error.code));

function internal(name: string, stack: string): string {
  const lines = stack.split('\n').map((line) => safeText(line, 400)).join('\n');
  return `${name} internal error. Please report it with the lines below.\n${lines}\n`;
}
