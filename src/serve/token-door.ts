import type { Door } from './door.ts';
import { watchedPeople } from './people-file.ts';
import { parseToken, provesToken } from './secrets.ts';

/** Hashes at once: each takes 32 MiB. */
const MOST_AT_ONCE = 2;

/**
 * For a team: everybody has a token; the file keeps names, roles and hashes. It is read again when it changes: a line that is
 * taken out ends the sessions that rest on it.
 *
 * @throws {HandiworkError} When the file cannot be read.
 */
export function tokenDoor(file: string): Door {
  const people = watchedPeople(file, true);
  people();
  const bySalt = (salt: string) => people().find(({ hash }) => hash?.split(':')[1] === salt);
  let atWork: Promise<unknown>[] = [];
  return {
    kind: 'token',
    async admit(text) {
      const token = parseToken(text);
      if (token === undefined) return undefined;
      while (atWork.length >= MOST_AT_ONCE) await Promise.race(atWork);
      const work = provesToken(token, bySalt(token.salt)?.hash);
      const done = work.catch(() => undefined);
      atWork.push(done);
      try {
        return (await work) ? token.salt : undefined;
      } finally {
        atWork = atWork.filter((one) => one !== done);
      }
    },
    holderOf: (key) => bySalt(key),
    people: () => [...new Set(people().map(({ name }) => name))],
  };
}
