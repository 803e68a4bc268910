import { readFileSync, statSync } from 'node:fs';

import { AUDIT_ROLES, type AuditRole } from '../api/audit.ts';
import { isName } from '../audit/names.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';

const MOST_BYTES = 1 << 20;

/** One line: `Ada Lovelace reviewer scrypt:…`; without the last word in a file of roles. */
export interface Person {
  name: string;
  role: AuditRole;
  hash?: string;
}

/**
 * Reads a list of people: one a line, `#` begins a comment.
 * @throws {HandiworkError} On a line that says something else: nobody may be left out silently.
 */
export function parsePeople(text: string, { hashed, file }: { hashed: boolean; file: string }): Person[] {
  const people = text.split(/\r?\n/).flatMap((raw, at): Person[] => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return [];
    const words = line.split(/\s+/);
    const hash = hashed ? words.pop() : undefined;
    const role = AUDIT_ROLES.find((one) => one === words.at(-1));
    const name = words.slice(0, -1).join(' ');
    if (role === undefined || !isName(name) || (hashed && !/^scrypt:[0-9a-f]{18}:[0-9a-f]{64}$/.test(hash ?? ''))) {
      throw new HandiworkError(`Line ${at + 1} of "${file}" cannot be read.`, { hint: `One person a line: NAME ROLE${hashed ? ' HASH, as handiwork serve token add writes them' : ''}. Roles: ${AUDIT_ROLES.join(', ')}.` });
    }
    return [{ name, role, ...defined({ hash }) }];
  });
  if (hashed) return people;
  const twice = people.find(({ name }, at) => people.findIndex((one) => one.name === name) !== at);
  if (twice !== undefined) throw new HandiworkError(`"${file}" names somebody twice.`, { hint: 'Keep one line for each person.' });
  return people;
}

/** Reads the file again when it changed, so that whoever was taken out of it is out at once. */
export function watchedPeople(file: string, hashed: boolean): () => readonly Person[] {
  let known: { stamp: string; people: readonly Person[] } | undefined;
  return () => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || stat.size > MOST_BYTES) {
      throw new HandiworkError(`The list of people "${file}" cannot be read.`, { hint: hashed ? 'Begin one: handiwork serve token add <name> --role reviewer' : 'One person a line: NAME ROLE.' });
    }
    const stamp = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    if (known?.stamp !== stamp) known = { stamp, people: parsePeople(readFileSync(file, 'utf8'), { hashed, file }) };
    return known.people;
  };
}
