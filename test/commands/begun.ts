import { expect } from 'vitest';

import { scratchFolder } from '../history/scratch.ts';
import { audited, type Audited } from './audited.ts';
import { run } from './run.ts';

export type Answer = Awaited<ReturnType<typeof run>>;

/** An audit of a repository, in a folder of its own. */
export async function begun(extra: Readonly<Record<string, string>> = {}): Promise<{ repository: Audited; cwd: string; audit: (...words: string[]) => Promise<Answer>; name: string }> {
  const [repository, cwd] = [audited(extra), scratchFolder()];
  const audit = (...words: string[]): Promise<Answer> => run(['audit', ...words], { cwd });
  expect(await audit('init', '--name', 'ruling 12', '--ban', 'claude-code', '--since', '2026-01-01', '--deadline', '2126-12-31')).toMatchObject({ code: 0 });
  expect(await audit('import', repository.folder)).toMatchObject({ code: 0, stderr: '' });
  return { repository, cwd, audit, name: repository.folder.split('/').at(-1) ?? '' };
}

export interface Listed { id: string; state: string; path?: string; startLine?: number; endLine?: number; assignee?: string; owner: string; verification?: { outcome: string; similarity?: number } }
export const listed = async (audit: (...words: string[]) => Promise<Answer>, ...filters: string[]): Promise<Listed[]> => JSON.parse((await audit('list', '--format', 'json', ...filters)).stdout) as Listed[];
export const idOf = async (audit: (...words: string[]) => Promise<Answer>, path: string): Promise<string> => (await listed(audit, '--path', path))[0]?.id ?? '';
