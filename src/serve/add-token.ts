import { appendFileSync, existsSync, readFileSync } from 'node:fs';

import { checkName } from '../audit/names.ts';
import { parsePeople, type Person } from './people-file.ts';
import { hashToken, newToken, printToken } from './secrets.ts';

/**
 * Adds a token for somebody to a file of tokens, which is made when there is none.
 * @returns The token: this is the only time that it is seen.
 * @throws {HandiworkError} When the name cannot be one, or the file says something else.
 */
export async function addToken(file: string, { name, role }: Omit<Person, 'hash'>): Promise<string> {
  checkName(name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# NAME ROLE HASH: whoever may sign in. Take a line out to end a token.\n';
  parsePeople(before, { hashed: true, file });
  const token = newToken();
  const line = `${name} ${role} ${await hashToken(token)}\n`;
  appendFileSync(file, `${existsSync(file) ? '' : before}${before.endsWith('\n') ? '' : '\n'}${line}`, { mode: 0o600 });
  return printToken(token);
}
