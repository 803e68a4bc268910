import type { Actor } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Door } from './door.ts';
import { watchedPeople } from './people-file.ts';
import { Refusal } from './problem.ts';
import { proxiesAt } from './proxies.ts';

/**
 * For a team behind a proxy that signs people in and says in a header who they are. The header counts only when it comes
 * from the proxy's address, once, with a name that the file of roles knows.
 *
 * @throws {HandiworkError} When the file cannot be read or an address is none.
 */
export function proxyDoor({ header, trusted, rolesFile }: { header: string; trusted: readonly string[]; rolesFile: string }): Door {
  const people = watchedPeople(rolesFile, false);
  people();
  const proxies = proxiesAt(trusted);
  if (!/^[A-Za-z0-9-]+$/.test(header)) throw new HandiworkError(`"${header}" is no name of a header.`, { hint: 'For instance --proxy-header X-Forwarded-User.' });
  const named = (name: string): Actor | undefined => people().find((one) => one.name === name);
  return {
    kind: 'proxy',
    recognise(request) {
      if (!proxies.sent(request)) throw new Refusal('forbidden', 'Only the proxy may ask this server.', { hint: 'Open the address of the proxy.' });
      const [name, ...more] = request.headersDistinct[header.toLowerCase()] ?? [];
      if (name === undefined || more.length > 0) throw new Refusal('not-signed-in', 'The proxy did not say who asks.', { signIn: 'proxy' });
      const actor = named(Buffer.from(name, 'latin1').toString('utf8'));
      if (actor === undefined) throw new Refusal('forbidden', 'You have no role in this audit.', { hint: 'Ask whoever runs this server to give you one.' });
      return actor;
    },
    holderOf: named,
    people: () => people().map(({ name }) => name),
  };
}
