import { createHash } from 'node:crypto';

import type { Person } from '../api/commit.ts';

/** How authors are named: a stand-in that is the same all through one repository, in full, or not at all. */
export type PeopleMode = 'pseudonym' | 'full' | 'none';

/**
 * @param salt Something of the repository, so that a stand-in cannot be followed from one repository to another.
 * @returns Undefined when people are not to be named.
 */
export function nameOf(person: Person | undefined, mode: PeopleMode, salt: string): string | undefined {
  if (person === undefined || mode === 'none') return undefined;
  if (mode === 'full') return `${person.name} <${person.email}>`;
  return `author-${createHash('sha256').update(`${salt}\0${person.email.toLowerCase()}`).digest('hex').slice(0, 8)}`;
}
