import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `DIR/OWNER+NAME/repo`, a bare repository or one with a worktree; undefined when it is not there. */
export function findMirror(folder: string, repo: string): string | undefined {
  const place = join(folder, repo.replace('/', '+'), 'repo');
  return existsSync(place) ? place : undefined;
}

/** Clones a public repository into the mirrors. @returns where it is, or undefined when it could not be cloned. */
export function cloneMirror(folder: string, repo: string): string | undefined {
  const place = join(folder, repo.replace('/', '+'), 'repo');
  mkdirSync(dirname(place), { recursive: true });
  try {
    execFileSync('git', ['clone', '--quiet', '--bare', '--', `https://github.com/${repo}.git`, place], { stdio: ['ignore', 'ignore', 'inherit'] });
    return place;
  } catch {
    return undefined; // reported as missing by the caller
  }
}
