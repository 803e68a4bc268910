import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

import { HandiworkError } from '../shared/errors.ts';

/** Whose headers count. */
export interface Proxies {
  /** True when a request comes from one of them. */
  sent(request: IncomingMessage): boolean;
  /**
   * The address that a request comes from: of the connection, unless that is a proxy's; then the last one in `X-Forwarded-For` that is
   * no proxy. What stands before it anybody could have written there.
   */
  senderOf(request: IncomingMessage): string;
}

/**
 * @param trusted Addresses and networks, such as 127.0.0.1 and 10.1.0.0/24.
 * @throws {HandiworkError} When one is none.
 */
export function proxiesAt(trusted: readonly string[]): Proxies {
  const list = new BlockList();
  for (const address of trusted) addAddress(list, address);
  const isProxy = (address: string): boolean => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  const connected = ({ socket }: IncomingMessage): string => plain(socket.remoteAddress ?? '');
  return {
    sent: (request) => isProxy(connected(request)),
    senderOf(request) {
      const near = connected(request);
      if (!isProxy(near)) return near;
      const hops = (request.headersDistinct['x-forwarded-for'] ?? []).flatMap((value) => value.split(',')).map((hop) => plain(hop.trim()));
      const sender = hops.findLast((hop) => !isProxy(hop)) ?? near;
      return isIP(sender) === 0 ? near : sender;
    },
  };
}

/** Without the port that some proxies add, and IPv4 as such. */
function plain(address: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

function addAddress(list: BlockList, text: string): void {
  const [address = '', prefix] = text.split('/');
  const version = isIP(address);
  const bits = Number(prefix ?? (version === 4 ? 32 : 128));
  if (version === 0 || !/^\d{1,3}$/.test(prefix ?? '0') || bits > (version === 4 ? 32 : 128)) throw new HandiworkError(`"${text}" is no address.`, { hint: 'For instance --trust-proxy 127.0.0.1 or 10.1.0.0/24.' });
  list.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
}
