import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

import type { Actor } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Door } from './door.ts';
import { watchedPeople } from './people-file.ts';
import { Refusal } from './problem.ts';

/**
 * For a team behind a proxy that signs people in and says in a header who they are. The header counts only when it comes
 * from the proxy's address, once, with a name that the file of roles knows.
 *
 * @throws {HandiworkError} When the file cannot be read or an address is none.
 */
export function proxyDoor({ header, trusted, rolesFile }: { header: string; trusted: readonly string[]; rolesFile: string }): Door {
  const people = watchedPeople(rolesFile, false);
  people();
  const proxies = new BlockList();
  for (const address of trusted) addAddress(proxies, address);
  if (!/^[A-Za-z0-9-]+$/.test(header)) throw new HandiworkError(`"${header}" is no name of a header.`, { hint: 'For instance --proxy-header X-Forwarded-User.' });
  const named = (name: string): Actor | undefined => people().find((one) => one.name === name);
  return {
    kind: 'proxy',
    recognise(request) {
      if (!isTrusted(proxies, request)) throw new Refusal('forbidden', 'Only the proxy may ask this server.', { hint: 'Open the address of the proxy.' });
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

function addAddress(list: BlockList, text: string): void {
  const [address = '', prefix] = text.split('/');
  const version = isIP(address);
  const bits = Number(prefix ?? (version === 4 ? 32 : 128));
  if (version === 0 || !/^\d{1,3}$/.test(prefix ?? '0') || bits > (version === 4 ? 32 : 128)) throw new HandiworkError(`"${text}" is no address.`, { hint: 'For instance --trust-proxy 127.0.0.1 or 10.1.0.0/24.' });
  list.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
}

function isTrusted(list: BlockList, { socket }: IncomingMessage): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
